"""Lists that contradict the record: both values stay, with source and basis, until a person decides."""

from dataclasses import replace
from datetime import date

import pytest

from services.grid.domain.records.change_request import Changes
from services.grid.domain.records.field_claim import ClaimState
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.household import HouseholdKind
from services.grid.domain.records.import_batch import Effect
from services.grid.domain.records.origin import Basis, RecordState, Source
from services.grid.domain.records.person import Population, Relation
from services.grid.domain.records.residence import Tenure
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.records.approve_change import approve_change
from services.grid.usecases.records.decide_field import decide_field
from services.grid.usecases.records.list_field_conflicts import list_field_conflicts
from services.grid.usecases.records.ports import Records
from services.grid.usecases.records.request_change import ChangeBook
from services.grid.usecases.records.reveal_field_conflict import reveal_field_conflict
from shared.kernel.errors import Invalid, NotAllowed, Unavailable
from tests.grid.access.builders import ACCESS, WHERE
from tests.grid.access.fakes import FakeJournal
from tests.grid.builders import COMMUNITY, a_building, a_caller, a_command, a_household, in_force
from tests.grid.fakes import FakeAtlas, FakeBook, a_register
from tests.grid.records.builders import PHONE, RULES, a_registry, an_origin
from tests.grid.records.fakes import FakeHouseholds, FakePeople, FakeRevised
from tests.grid.records.tag_builders import FakeTagTable
from tests.grid.records.test_importing import a_household_row, a_person_row, known, move_in, register

OTHER_PHONE, THIRD_PHONE = "13900001234", "13700009876"
WELFARE = {"source": Source.CIVIL_AFFAIRS, "document": "低保台账"}


class Office:
    """A registry, and those who decide about what lists say against it."""

    def __init__(self):
        self.people, self.households = FakePeople(), FakeHouseholds(replace(a_household(), revision=0))
        everybody = a_register(FakeAtlas(in_force()), buildings=[a_building()])
        self.register = replace(everybody, households=self.households)
        self.registry, self.journal = a_registry(register=self.register), FakeJournal()
        self.records = Records(
            households=self.households,
            people=self.people,
            rules=FakeBook(RULES),
            tags=None,
            tag_table=FakeTagTable(),
            sealer=self.registry.sealer,
        )
        self.told = 0

    def hears(self, *, dry_run=False, row=None, twice=True, **origin):
        """Take a list of one person, twice; return the outcome of his row."""
        self.told += 1
        command = a_command(f"batch-{self.told}")
        for _ in range(2 if twice else 1):
            [outcome] = register(
                self.people,
                row or a_person_row(),
                command=command,
                registry=self.registry,
                origin=an_origin(**origin),
                dry_run=dry_run,
            )
        return outcome

    def verified(self):
        [person] = self.people.by_id.values()
        sure = an_origin(state=RecordState.VERIFIED, source=Source.SURVEY, notice="1")
        self.people.keep([(person.verified(sure), a_command("verified"))])

    def queue(self, area=COMMUNITY):
        return list_field_conflicts(self.registry.lines, area, after="", limit=9, caller=a_caller())[0]

    def reads(self, line, by="W0101"):
        desk = Desk(
            register=self.register,
            people=self.people,
            record_rules=RULES,
            access_rules=ACCESS,
            sealer=self.registry.sealer,
            journal=self.journal,
            references=None,
        )
        books = (self.registry.lines, self.records, desk, FakeRevised())
        command = replace(a_command("look-at-it"), by=a_caller(id=by))
        return reveal_field_conflict(*books, line.id, command=command, where=WHERE).sheet

    def decides(self, line, chosen, id="decide-1", by="W0101"):
        command = replace(a_command(id), by=a_caller(id=by))
        for _ in range(2):
            decided = decide_field(self.registry.lines, self.records, line.id, chosen=chosen, command=command)
        return decided

    def phone(self):
        return known(self.people.by_id["P00000001"], "phone")


def in_conflict():
    office = Office()
    office.hears()
    office.hears(row=a_person_row(phone=OTHER_PHONE), **WELFARE)
    return office


def test_what_another_department_says_waits_and_the_rest_of_its_row_is_taken():
    office = Office()
    office.hears()
    row = a_person_row(phone=OTHER_PHONE, details={"employer": "明光路小学"})

    outcome = office.hears(row=row, **WELFARE)

    assert (outcome.effect, outcome.contrary) == (Effect.CHANGED, ("phone",))
    assert office.phone() == PHONE
    assert known(office.people.by_id["P00000001"], "employer") == "明光路小学"
    assert [(line.subject.code, line.area) for line in office.queue()] == [("phone", in_force().code)]


def test_both_values_are_read_with_source_basis_and_day_and_the_look_is_kept():
    office = in_conflict()

    sheet = office.reads(office.queue()[0])

    [claimed] = sheet.claimed
    assert (sheet.present, sheet.origin.statement.source) == (PHONE, Source.POLICE)
    told = claimed.claim.statement
    assert (claimed.value, told.source, told.basis, told.document, told.as_of) == (
        OTHER_PHONE,
        Source.CIVIL_AFFAIRS,
        Basis.STATUTORY_DUTY,
        "低保台账",
        date(2026, 11, 1),
    )
    assert claimed.claim.batch_id == "batch-2"
    assert [entry.look.subjects for entry in office.journal.kept] == [("P00000001",)]
    assert not any(secret in repr(office.registry.lines.by_id) for secret in (PHONE, OTHER_PHONE))


def test_what_somebody_has_made_sure_of_stays_whatever_the_day_of_the_list():
    office = Office()
    office.hears()
    office.verified()

    for day in (date(2026, 10, 1), date(2026, 11, 20)):
        row = a_person_row(phone=OTHER_PHONE if day.month == 10 else THIRD_PHONE)
        assert office.hears(row=row, as_of=day).contrary == ("phone",)

    assert office.phone() == PHONE
    assert len(office.queue()[0].open) == 2


def test_one_department_corrects_itself_and_its_earlier_list_changes_nothing():
    office = Office()
    office.hears()

    office.hears(row=a_person_row(phone=OTHER_PHONE), as_of=date(2026, 11, 20))
    office.hears(row=a_person_row(phone=THIRD_PHONE), as_of=date(2026, 11, 10))

    assert office.phone() == OTHER_PHONE
    assert office.queue() == []


def test_a_dry_run_tells_of_contradictions_and_asks_nobody():
    office = Office()
    office.hears()

    outcome = office.hears(row=a_person_row(phone=OTHER_PHONE), dry_run=True, **WELFARE)

    assert outcome.contrary == ("phone",)
    assert office.queue() == []


def test_what_is_chosen_is_made_sure_of_and_what_gave_way_stays_with_its_source():
    office = in_conflict()
    [line] = office.queue()

    decided = office.decides(line, line.open[0].id)

    person = office.people.by_id["P00000001"]
    origin = person.particulars.origin("phone")
    assert (office.phone(), origin.statement.source, origin.state, origin.by) == (
        OTHER_PHONE,
        Source.CIVIL_AFFAIRS,
        RecordState.VERIFIED,
        "W0101",
    )
    [former] = decided.former
    assert office.registry.sealer.open(former.value, about="person.phone") == PHONE
    assert former.origin.statement.source is Source.POLICE
    assert office.registry.sealer.fingerprint(OTHER_PHONE, "person.phone") == person.prints["phone"]
    assert office.queue() == []


def test_what_was_decided_against_is_not_asked_every_month():
    office = in_conflict()
    [line] = office.queue()
    office.decides(line, None)

    office.hears(row=a_person_row(phone=OTHER_PHONE), as_of=date(2026, 11, 20), **WELFARE)
    assert office.queue() == []

    # the police correct themselves
    office.hears(row=a_person_row(phone=THIRD_PHONE), as_of=date(2026, 11, 21))
    office.hears(row=a_person_row(phone=OTHER_PHONE), as_of=date(2026, 11, 22), **WELFARE)
    assert [each.state for each in office.queue()[0].claims] == [ClaimState.DECLINED, ClaimState.CONFLICTING]


def test_who_has_brought_the_list_does_not_decide():
    office = in_conflict()

    with pytest.raises(NotAllowed):
        office.decides(office.queue()[0], None, by=an_origin().by)


def test_another_identity_number_is_no_disagreement_but_another_person():
    office = Office()
    office.hears()

    outcome = office.hears(row=a_person_row(id_number="340102199003070010", phone=OTHER_PHONE), **WELFARE)

    assert outcome.effect is Effect.REFUSED
    assert set(outcome.faults) == {"id_number"}
    assert office.queue() == []


def test_households_are_contradicted_like_people():
    office = Office()
    lists = [("1", "no", {}), ("2", "yes", WELFARE)]
    for id, rented, origin in lists:
        [outcome] = move_in(
            office.households,
            a_household_row(details={"rented": rented}),
            command=a_command(f"batch-{id}"),
            registry=office.registry,
            origin=an_origin(**origin),
        )

    assert outcome.contrary == ("rented",)
    assert office.households.by_id["H00000001"].particulars.value("rented") == "no"
    [line] = office.queue()
    office.decides(line, line.open[0].id)
    assert office.households.by_id["H00000001"].particulars.value("rented") == "yes"


def moved(office, row, id="batch-move", **origin):
    for _ in range(2):
        [outcome] = register(
            office.people,
            row,
            command=a_command(id),
            registry=office.registry,
            origin=an_origin(**WELFARE | origin),
        )
    return outcome


def waiting(office):
    return office.registry.requests.pending_in(COMMUNITY, after="", limit=9)


def settled_office():
    office = Office()
    office.households.keep([(a_household(id="H00000003"), a_command("other-home"))])
    office.hears(row=a_person_row(tenure=Tenure.OWNED))
    office.verified()
    return office


def test_where_and_as_what_a_verified_person_lives_waits_for_a_second_person():
    office = settled_office()
    row = a_person_row(
        household_id="H00000003",
        relation=Relation.SON,
        population=Population.REGISTERED,
        tenure=Tenure.RENTED,
    )

    outcome = moved(office, row)

    assert (outcome.effect, outcome.contrary) == (Effect.UNCHANGED, ("relation", "population", "residence"))
    person = office.people.by_id["P00000001"]
    assert (person.household_id, person.relation) == ("H00000001", Relation.HEAD)
    [request] = waiting(office)
    assert (request.changes.moves_to, request.changes.relation) == ("H00000003", Relation.SON)
    assert (request.proof.source, request.proof.document) == (Source.CIVIL_AFFAIRS, "低保台账")


def test_a_second_person_agrees_to_what_the_list_says():
    office = settled_office()
    moved(office, a_person_row(population=Population.REGISTERED, tenure=Tenure.RENTED))
    [request] = waiting(office)
    book = ChangeBook(
        requests=office.registry.requests,
        people=office.people,
        register=office.register,
        rules=FakeBook(RULES),
        sealer=office.registry.sealer,
    )

    with pytest.raises(NotAllowed):
        approve_change(book, request_id=request.id, command=a_command("own-list"))
    for _ in range(2):
        approve_change(
            book, request_id=request.id, command=replace(a_command("agree"), by=a_caller(id="W0101"))
        )

    person = office.people.by_id["P00000001"]
    assert (person.population, person.residence.tenure) == (Population.REGISTERED, Tenure.RENTED)


def test_a_list_is_not_asked_every_month_for_the_same_move():
    office = settled_office()
    row = a_person_row(household_id="H00000003")

    moved(office, row, as_of=date(2026, 11, 1))
    moved(office, row, id="batch-next", as_of=date(2026, 11, 2))

    assert len(waiting(office)) == 1


def test_what_nobody_has_made_sure_of_and_what_is_not_known_yet_is_filled_in():
    office = Office()
    office.hears()
    office.verified()

    outcome = moved(office, a_person_row(tenure=Tenure.RENTED))

    assert outcome.contrary == ()
    assert office.people.by_id["P00000001"].residence.tenure is Tenure.RENTED
    assert waiting(office) == []


def a_verified_home():
    office = Office()
    row = a_household_row(kind=HouseholdKind.RESIDENT, door="1单元501室")
    move_in(office.households, row, registry=office.registry, command=a_command("first"))
    sure = office.households.by_id["H00000001"].verified(an_origin(state=RecordState.VERIFIED))
    office.households.keep([(sure, a_command("verified"))])
    return office


def test_kind_and_members_of_a_verified_household_wait_and_its_address_stays():
    office = a_verified_home()
    row = a_household_row(kind=HouseholdKind.VACANT, members=0)

    [outcome] = move_in(office.households, row, registry=office.registry, command=a_command("second"))

    home = office.households.by_id["H00000001"]
    assert outcome.contrary == ("kind", "members")
    assert (home.kind, home.members, home.door) == (HouseholdKind.RESIDENT, 3, "1单元501室")
    assert [request.changes.what for request in waiting(office)] == [("kind", "members")]
    [elsewhere] = move_in(
        office.households,
        a_household_row(house_id=f"{COMMUNITY}B00001-010102"),
        registry=office.registry,
        command=a_command("third"),
    )
    assert set(elsewhere.faults) == {"building_id"}


def test_a_request_is_about_what_its_subject_has():
    for about, changes in [
        (About.HOUSEHOLD, Changes(population=Population.ABROAD)),
        (About.HOUSEHOLD, Changes(tenure=Tenure.OWNED)),
        (About.PERSON, Changes(kind=HouseholdKind.VACANT)),
        (About.PERSON, Changes(members=0)),
    ]:
        with pytest.raises(Invalid):
            changes.require_sound(about)
    Changes(members=0).require_sound(About.HOUSEHOLD)


def test_a_batch_that_was_cut_short_goes_on_where_it_was_and_asks_nothing_twice():
    office = Office()
    office.hears(row=a_person_row(details={"employer": "甲", "occupation": "乙"}))
    row = a_person_row(phone=OTHER_PHONE, details={"employer": "丙", "occupation": "丁", "marriage": "未婚"})
    save, saved = office.registry.lines.save, []

    def save_one(line):
        if saved:
            raise Unavailable("the database is away")
        save(line)
        saved.append(line.id)

    office.registry.lines.save = save_one
    with pytest.raises(Unavailable):
        moved(office, row)
    assert (len(office.queue()), office.registry.batches.by_id.keys() & {"batch-move"}) == (1, set())

    office.registry.lines.save = save
    assert moved(office, row).contrary == ("employer", "occupation", "phone")
    asked = {line.subject.code: len(line.claims) for line in office.queue()}
    assert asked == {"employer": 1, "occupation": 1, "phone": 1}
    assert known(office.people.by_id["P00000001"], "marriage") == "未婚"

"""Lists that contradict the record: both values stay, with source and basis, until a person decides."""

from dataclasses import replace
from datetime import date

import pytest

from services.grid.domain.records.field_claim import ClaimState
from services.grid.domain.records.import_batch import Effect
from services.grid.domain.records.origin import Basis, RecordState, Source
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.records.decide_field import decide_field
from services.grid.usecases.records.field_ports import Records
from services.grid.usecases.records.list_field_conflicts import list_field_conflicts
from services.grid.usecases.records.read_field_conflict import read_field_conflict
from shared.kernel.errors import NotAllowed
from tests.grid.access.fakes import FakeJournal
from tests.grid.builders import COMMUNITY, a_building, a_caller, a_command, a_household, in_force
from tests.grid.fakes import FakeAtlas, FakeBook, a_register
from tests.grid.records.builders import PHONE, RULES, a_registry, an_origin
from tests.grid.records.fakes import FakeHouseholds, FakePeople
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
            access_rules=None,
            sealer=self.registry.sealer,
            journal=self.journal,
        )
        return read_field_conflict(
            self.registry.lines,
            self.records,
            desk,
            line.id,
            command=replace(a_command("look-at-it"), by=a_caller(id=by)),
        )

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

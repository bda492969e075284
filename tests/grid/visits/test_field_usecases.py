"""What a visit says of people and households: written where nobody contradicts it, else decided."""

from dataclasses import replace

import pytest

from services.grid.domain.access.look import Act
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.origin import RecordState, Source
from services.grid.domain.visits.findings import Origin
from services.grid.schemas.visits.entry import ChangeForm
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.records.decide_field import decide_field
from services.grid.usecases.records.list_field_conflicts import list_field_conflicts
from services.grid.usecases.records.ports import Records
from services.grid.usecases.records.read_field_conflict import read_field_conflict
from services.grid.usecases.records.reveal_field_conflict import reveal_field_conflict
from services.grid.usecases.visits.find_standing import Files, find_standing
from services.grid.usecases.visits.say_fields import Change
from services.grid.usecases.visits.submit_visit import VisitDesk, submit_visit
from services.grid.usecases.visits.take_changes import take_changes
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from tests.fakes import FakeSealer
from tests.grid.access.builders import ACCESS, WHERE
from tests.grid.access.fakes import FakeJournal
from tests.grid.builders import COMMUNITY, ELSEWHERE, NOON, a_building, a_household, a_person, in_force
from tests.grid.disputes.builders import FakeDisputes
from tests.grid.fakes import FakeAtlas, a_register
from tests.grid.hazards.builders import FakeHazardTable, a_hazard_book
from tests.grid.records.builders import RULES, a_statement, an_origin
from tests.grid.records.fakes import FakeFieldLines, FakeHouseholds, FakePeople, FakeRevised
from tests.grid.records.tag_builders import a_tag_book
from tests.grid.visits.fakes import FakeIntake, FakeVisits
from tests.grid.visits.test_visit_usecases import an_entry, wish

TWICE_A_DAY = replace(ACCESS, reveals_a_day=2)
ASKED = a_statement(source=Source.SURVEY, notice="2026-1")


class FakeRules:
    def in_force(self, at):
        return RULES


class Doorstep:
    """A household, its phones, and what becomes of what they say."""

    def __init__(self, **known):
        household = a_household().told(known, an_origin()) if known else a_household()
        self.records = Records(
            households=FakeHouseholds(household),
            people=FakePeople(a_person()),
            rules=FakeRules(),
            tags=a_tag_book().tags,
            tag_table=a_tag_book().table,
            sealer=FakeSealer(),
        )
        self.register = a_register(FakeAtlas(in_force()), buildings=[a_building()])
        self.register = replace(self.register, households=self.records.households)
        self.visits, self.lines, self.journal = FakeVisits(), FakeFieldLines(), FakeJournal()
        self.days = FakeRevised()
        self.desk = VisitDesk(
            visits=self.visits,
            register=self.register,
            records=self.records,
            intake=FakeIntake(),
            hazard_table=FakeHazardTable(),
        )

    def visit(self, *changes, device="phone-1", seq=1, by="W0001"):
        origin = Origin(device=device, session="s1", offline_seq=seq)
        entry = an_entry(origin=origin, changes=changes, statement=ASKED, cases=())
        visit = submit_visit(self.desk, entry=entry, command=wish(f"{device}-{seq}", by=by))
        for _ in range(2):
            take_changes(self.visits, self.lines, self.records, visit.id, at=NOON)
        return visit

    def known(self, code, about=About.HOUSEHOLD):
        records = self.records.households if about is About.HOUSEHOLD else self.records.people
        (record,) = records.by_id.values()
        return record.particulars

    def reads(self, line_id, command):
        books = (self.lines, self.records, self.look_desk())
        return read_field_conflict(*books, line_id, command=command, where=WHERE)

    def reveals(self, line_id, command):
        books = (self.lines, self.records, self.look_desk(), self.days)
        return reveal_field_conflict(*books, line_id, command=command, where=WHERE)

    def look_desk(self):
        return Desk(
            register=self.register,
            people=self.records.people,
            record_rules=RULES,
            access_rules=TWICE_A_DAY,
            sealer=self.records.sealer,
            journal=self.journal,
            references=None,
        )


def pets(was, now):
    return Change(about=About.HOUSEHOLD, id="H00000001", code="pets", was=was, now=now)


def head(id="decide-1", **but):
    return wish(id, by="W0100", role="station_head", **but)


def test_what_a_visit_says_of_household_and_member_is_in_the_record_with_its_origin():
    door = Doorstep(pets="一只狗")
    phone = Change(about=About.PERSON, id="P00000001", code="phone", was=None, now="13900005678")
    door.visit(pets("一只狗", "两只猫"), phone)

    known = door.known("pets")
    assert (known.value("pets"), known.origin("pets").statement, known.verified("pets")) == (
        "两只猫",
        ASKED,
        False,
    )
    sealed = door.known("phone", About.PERSON).value("phone")
    assert door.records.sealer.open(sealed, about="person.phone") == "13900005678"
    assert "phone" in door.records.people.by_id["P00000001"].prints
    assert "13900005678" not in repr((door.lines.by_id, door.lines.facts, door.visits.by_id))


def test_two_phones_that_change_one_field_are_kept_both_until_a_person_decides():
    door = Doorstep(pets="一只狗")
    door.visit(pets("一只狗", "两只猫"))
    door.visit(pets("一只狗", "没有"), device="phone-2", by="W0002")
    (conflict,), _ = list_field_conflicts(door.lines, COMMUNITY, after="", limit=9, caller=head().by)
    for _ in range(2):
        sheet = door.reads(conflict.id, head("look"))

    assert (sheet.present, [each.value for each in sheet.claimed]) == ("两只猫", ["没有"])
    assert [(entry.look.by, entry.look.fields) for entry in door.journal.kept] == [("W0100", ("pets",))]
    for _ in range(2):
        decide_field(door.lines, door.records, conflict.id, chosen=conflict.open[0].id, command=head())
    known = door.known("pets")
    assert (known.value("pets"), known.origin("pets").state) == ("没有", RecordState.VERIFIED)
    assert list_field_conflicts(door.lines, COMMUNITY, after="", limit=9, caller=head().by)[0] == []


OWN, OTHER = "13800001234", "13900005678"


def owner_phone(was, now):
    return replace(pets(was, now), code="owner_phone")


def a_phone_in_conflict():
    door = Doorstep()
    door.visit(owner_phone(None, OWN))
    door.visit(owner_phone(None, OTHER), device="phone-2", by="W0002")
    (line,) = door.lines.by_id.values()
    return door, line.id


def test_phones_that_contradict_one_another_are_masked_and_the_look_is_chained():
    door, line_id = a_phone_in_conflict()
    sheet = door.reads(line_id, head("look"))

    assert (sheet.present, [each.value for each in sheet.claimed]) == ("138****1234", ["139****5678"])
    (entry,) = door.journal.kept
    assert (entry.look.act, entry.look.where, entry.look.reference) == (Act.SHOWN, WHERE, line_id)


def test_they_are_plain_in_a_reveal_that_counts_is_limited_and_chained():
    door, line_id = a_phone_in_conflict()
    for _ in range(2):
        seen = door.reveals(line_id, head("plain"))

    assert (seen.sheet.present, [each.value for each in seen.sheet.claimed]) == (OWN, [OTHER])
    assert seen.left_today == 1
    assert [(each.look.act, each.look.fields) for each in door.journal.kept] == [
        (Act.REVEALED, ("owner_phone",))
    ]
    assert not any(phone in repr((seen, door.journal.kept)) for phone in (OWN, OTHER))
    door.reveals(line_id, head("again"))
    with pytest.raises(Conflict, match="上限"):
        door.reveals(line_id, head("one-more"))
    with pytest.raises(NotAllowed):
        door.reveals(line_id, wish("leader", by="L0001", role="leader"))


def test_what_somebody_has_made_sure_of_is_overwritten_by_nobodys_entry():
    door = Doorstep()
    household = a_household().told({"pets": "一只狗"}, an_origin(state=RecordState.VERIFIED))
    door.records.households.by_id["H00000001"] = replace(household, revision=1)
    door.visit(pets("一只狗", "两只猫"))

    assert door.known("pets").value("pets") == "一只狗"
    assert len(next(iter(door.lines.by_id.values())).open) == 1


def test_what_a_resident_would_not_tell_is_noted_and_nothing_is_overwritten():
    door = Doorstep(pets="一只狗")
    declined = replace(pets("一只狗", None), code="vehicles", was=None)
    door.visit(pets("两只猫", None), declined)

    known = door.known("pets")
    assert (known.declined("vehicles"), known.value("vehicles")) == (True, None)
    assert (known.declined("pets"), known.value("pets")) == (True, "一只狗")
    assert known.refusals["vehicles"].statement == ASKED
    assert not any(line.open for line in door.lines.by_id.values())


def test_a_crash_between_decision_and_record_is_made_good():
    door = Doorstep(pets="一只狗")
    keep = door.records.households.keep
    door.records.households.keep = away
    with pytest.raises(Unavailable):
        door.visit(pets("一只狗", "两只猫"))
    assert door.known("pets").value("pets") == "一只狗"

    door.records.households.keep = keep
    for _ in range(2):
        take_changes(door.visits, door.lines, door.records, next(iter(door.visits.by_id)), at=NOON)
    assert door.known("pets").value("pets") == "两只猫"
    assert next(iter(door.lines.by_id.values())).to_apply == ()


def away(told):
    raise Unavailable("the database is away")


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        (pets(None, " "), Invalid),
        (replace(pets(None, "x"), code="religion"), Invalid),
        (replace(pets(None, None), code="rented"), Invalid),
        (replace(pets(None, "x"), code="favourite_colour"), Invalid),
        (replace(pets(None, "x"), id="H404"), Invalid),
        (pets(None, "***"), Invalid),
        (Change(about=About.PERSON, id="P00000001", code="name", was=None, now="张*"), Invalid),
        (Change(about=About.PERSON, id="P00000001", code="paper_kind", was=None, now="414"), Invalid),
        (Change(about=About.PERSON, id="P404", code="phone", was=None, now="13900005678"), NotFound),
        (
            Change(about=About.PERSON, id="P00000001", code="id_number", was=None, now="340102199003070010"),
            Invalid,
        ),
    ],
)
def test_what_is_no_field_or_not_asked_on_a_visit_is_refused(change, refused):
    with pytest.raises(refused):
        Doorstep().visit(change)


def test_nobody_is_asked_without_a_basis():
    with pytest.raises(Invalid):
        an_entry(changes=(pets(None, "x"),))


def test_conflicts_are_for_those_who_work_there():
    door = Doorstep(pets="一只狗")
    door.visit(pets("没有", "两只猫"))
    (line,) = door.lines.by_id.values()
    with pytest.raises(NotAllowed):
        list_field_conflicts(door.lines, COMMUNITY, after="", limit=9, caller=head(area=ELSEWHERE).by)
    with pytest.raises(NotAllowed):
        door.reads(line.id, head(area=ELSEWHERE))
    with pytest.raises(NotAllowed):
        door.reveals(line.id, head(area=ELSEWHERE))
    with pytest.raises(NotAllowed):
        decide_field(door.lines, door.records, line.id, chosen=None, command=head(area=ELSEWHERE))
    assert door.journal.kept == []


@pytest.mark.parametrize(("wanted", "asked_first"), [("yes", True), ("no", False)])
def test_a_household_says_at_the_door_that_it_wants_to_be_asked_first(wanted, asked_first):
    door = Doorstep()
    door.visit(replace(pets(None, wanted), code="by_appointment"))
    files = Files(register=door.register, hazards=a_hazard_book(), disputes=FakeDisputes(), tags=a_tag_book())

    assert find_standing(files, "H00000001", at=NOON).by_appointment is asked_first


@pytest.mark.parametrize(
    ("said", "sound"),
    [
        ({"now": "两只猫"}, True),
        ({"declined": True}, True),
        ({"now": "两只猫", "declined": True}, False),
        ({"now": None}, False),
        ({}, False),
    ],
)
def test_a_phone_says_what_a_field_is_or_that_it_was_declined(said, sound):
    words = {"about": "household", "id": "H00000001", "code": "pets"} | said

    assert (not ChangeForm().validate(words)) is sound
    if sound:
        assert ChangeForm().load(words).now == said.get("now")

"""An auditor of another grid sees what he needs of the households drawn for him, and of no other."""

import pytest

from services.grid.domain.access.access_rules import Purpose
from services.grid.domain.access.look import Act
from services.grid.domain.access.reference import ReferenceKind
from services.grid.domain.completeness.audit import Check, SamplingAudit
from services.grid.domain.records.field_rule import About
from services.grid.entrypoints.references import KnownReferences
from services.grid.usecases.access.get_household import get_household
from services.grid.usecases.access.reveal import Wish, reveal
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from tests.fakes import FakeRepository
from tests.grid.access.builders import ACCESS, WHERE, a_desk, a_worker
from tests.grid.builders import GRID, NEXT_GRID, NOON
from tests.grid.completeness.rules import AUDIT as SAMPLE
from tests.grid.records.builders import PHONE, RULES
from tests.grid.records.fakes import FakeRevised

HOME, AUDIT = "H00000001", f"{GRID}-2026-11"
OTHERS = ("assignments", "visits", "plans", "changes", "disputes")
AUDITOR = a_worker(id="W0009", areas=frozenset({NEXT_GRID}))


class Office:
    def __init__(self, *drawn, asked=(), ended=False):
        audit = SamplingAudit.draw(GRID, "2026-11", drawn, SAMPLE, auditor_grid=NEXT_GRID, at=NOON)
        for household_id in asked:
            audit.check(household_id, Check(accurate=True, by="W0009", at=NOON), own_workers=[])
        if ended:
            audit.end(NOON)
        others = {name: FakeRepository() for name in OTHERS}
        self.desk = a_desk(references=KnownReferences(audits=FakeRepository(audit), **others))
        self.days = FakeRevised()

    def ask(self, *fields, about=About.PERSON, by=AUDITOR, command="r-1", **but):
        id = "P00000001" if about is About.PERSON else HOME
        wish = {"about": about, "id": id, "fields": fields, "purpose": "audit", "reference": AUDIT} | but
        return reveal(
            self.desk,
            self.days,
            wish=Wish(**wish),
            command=Command(id=command, by=by, digest=command, at=NOON),
            where=WHERE,
        )

    def look(self, by=AUDITOR, audit=AUDIT):
        return get_household(self.desk, household_id=HOME, caller=by, where=WHERE, audit=audit)

    def seen(self):
        return [entry.look for entry in self.desk.journal.kept]


def test_he_sees_the_phone_and_what_is_kept_of_a_drawn_household_and_each_look_is_noted_and_counted():
    office = Office(HOME, "H2")

    told = office.ask("name", "phone")
    again = office.ask("name", "phone")
    house = office.ask("rented", about=About.HOUSEHOLD, command="r-2")

    assert (told.values["phone"], again.values, house.values) == (PHONE, told.values, {"rented": "yes"})
    assert house.left_today == ACCESS.reveals_a_day - 2
    looks = office.seen()
    assert [(look.act, look.by, look.purpose, look.reference) for look in looks] == [
        (Act.REVEALED, "W0009", "audit", AUDIT)
    ] * 2
    assert all(look.outside for look in looks)


@pytest.mark.parametrize(
    ("office", "why"),
    [
        (Office("H2"), Invalid),
        (Office(HOME, "H2", asked=[HOME]), Invalid),
        (Office(HOME, asked=[HOME]), Invalid),
        (Office(HOME, "H2", ended=True), Invalid),
    ],
    ids=["not drawn", "asked already", "all asked", "over"],
)
def test_what_is_not_to_be_asked_is_not_shown(office, why):
    with pytest.raises(why):
        office.ask("phone")
    assert office.seen() == []


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ({"by": a_worker(id="W0007", areas=frozenset({"340102998002J001"}))}, Invalid),
        ({"by": a_worker(id="W0001")}, Invalid),
        ({"by": a_worker(areas=frozenset({NEXT_GRID}), roles=frozenset({"clerk"}))}, NotAllowed),
        ({"reference": f"{NEXT_GRID}-2026-11"}, Invalid),
        ({"reference": None}, Invalid),
        ({"purpose": "verify_record"}, NotAllowed),
        ({"purpose": "emergency"}, NotAllowed),
    ],
    ids=["a third grid", "the own grid", "a clerk", "no such audit", "no audit", "no audit named", "urgent"],
)
def test_nobody_else_and_for_nothing_else(wish, why):
    office = Office(HOME)

    with pytest.raises(why):
        office.ask("phone", **wish)
    assert office.seen() == []


@pytest.mark.parametrize("code", ["id_number", "employer", "sex"])
def test_no_field_that_the_audit_does_not_ask_about(code):
    with pytest.raises(NotAllowed):
        Office(HOME).ask(code)


def test_the_limit_of_the_day_is_his_too():
    office = Office(HOME)
    for n in range(ACCESS.reveals_a_day):
        office.ask("phone", command=f"r-{n}")

    with pytest.raises(Conflict):
        office.ask("phone", command="one-more")


def test_the_table_names_fields_that_there_are_and_a_purpose_reaches_elsewhere_by_a_matter_alone():
    [audit] = [each for each in ACCESS.purposes if each.elsewhere]
    assert audit.fields <= {rule.seal_name for rule in RULES.fields if rule.collected}

    facts = {"code": "x", "label": "x", "reference": True, "source": "P"}
    whole = {"of": {ReferenceKind.AUDIT}, "roles": {"worker"}, "fields": {"person.phone"}}
    Purpose(**facts, **whole, elsewhere=True)
    for name in whole:
        with pytest.raises(Invalid):
            Purpose(**facts, **{k: v for k, v in whole.items() if k != name}, elsewhere=True)


def test_he_sees_how_the_household_belongs_together_to_the_door_and_masked():
    office = Office(HOME)

    plain, audited = office.look(audit=None), office.look()

    assert (plain.address, audited.address) == ("全椒路社区幸福小区3幢", "全椒路社区幸福小区3幢1单元501室")
    assert ([each.person for each in plain.people], audited.people[0].person.id) == ([None], "P00000001")
    assert (audited.own, audited.people[0].label, audited.fields) == (False, "王*", plain.fields)
    noted = [(look.act, look.outside, look.purpose, look.reference) for look in office.seen()]
    assert noted == [(Act.SHOWN, True, None, None), (Act.SHOWN, True, "audit", AUDIT)]


@pytest.mark.parametrize(
    ("office", "by", "why"),
    [
        (Office("H2"), AUDITOR, Invalid),
        (Office(HOME, "H2", asked=[HOME]), AUDITOR, Invalid),
        (Office(HOME, ended=True), AUDITOR, Invalid),
        (Office(HOME), a_worker(id="W0007", areas=frozenset({"340102998002J001"})), Invalid),
        (Office(HOME), a_worker(areas=frozenset({NEXT_GRID}), roles=frozenset({"clerk"})), NotAllowed),
    ],
    ids=["not drawn", "asked already", "over", "a third grid", "a clerk"],
)
def test_no_other_household_and_nobody_else_to_the_door(office, by, why):
    with pytest.raises(why):
        office.look(by=by)
    assert office.seen() == []

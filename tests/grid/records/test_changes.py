"""What somebody made sure of is changed with a proof, when a second person agrees."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.grid.domain.records.change_request import ChangeRequest, Changes, ChangeState
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.origin import RecordState
from services.grid.domain.records.person import Relation
from services.grid.domain.records.residence import Residence
from services.grid.usecases.records.approve_change import approve_change
from services.grid.usecases.records.list_changes import list_changes
from services.grid.usecases.records.refuse_change import refuse_change
from services.grid.usecases.records.request_change import ChangeBook, ChangeWish, request_change
from services.grid.usecases.records.take_values import plain, print_of
from services.grid.usecases.territory.ports import Register
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.grid.access.builders import SEALER, a_known_person
from tests.grid.builders import (
    COMMUNITY,
    GRID,
    NEXT_GRID,
    NOON,
    STREET,
    a_building,
    a_caller,
    a_command,
    a_household,
    in_force,
)
from tests.grid.fakes import FakeAtlas, FakeBuildings
from tests.grid.records.builders import RULES, a_statement, an_origin
from tests.grid.records.fakes import FakeChangeRequests, FakeHouseholds, FakePeople

S = ChangeState
NEW_NUMBER = "11010519491231002X"
LIVES = (Residence(household_id="H00000001", since=date(2020, 1, 1)),)
PROOF = a_statement(document="公安机关证明", as_of=date(2026, 11, 20))


class FakeRules:
    def in_force(self, at):
        return RULES


def a_book():
    person = a_known_person(residences=LIVES).verified(an_origin(state=RecordState.VERIFIED))
    households = FakeHouseholds(a_household(), a_household(id="H00000002"))
    register = Register(
        households=households, buildings=FakeBuildings(a_building()), atlas=FakeAtlas(in_force())
    )
    return ChangeBook(
        requests=FakeChangeRequests(),
        people=FakePeople(person),
        register=register,
        rules=FakeRules(),
        sealer=SEALER,
    )


def as_(who, id, area=COMMUNITY):
    return replace(a_command(id), by=a_caller(id=who, areas=frozenset({area})))


def asked(book, id="ask-0001", **but):
    own = {"about": About.PERSON, "subject_id": "P00000001", "proof": PROOF, "values": {}}
    facts = own | {name: but.pop(name) for name in own if name in but}
    wish = ChangeWish(**facts, others=Changes(**but))
    return request_change(book, wish=wish, command=as_("W0001", id))


def approved(book, request, id="approve-1", command=None):
    return approve_change(book, request_id=request.id, command=command or as_("W0100", id))


def refused(book, request, command=None):
    command = command or as_("W0100", "refuse-1")
    return refuse_change(book.requests, request_id=request.id, reason="证明不足", command=command)


def the_person(book):
    return book.people.by_id["P00000001"]


def test_told_twice_it_is_one_request_and_its_values_lie_sealed():
    book = a_book()

    first, again = (asked(book, values={"id_number": NEW_NUMBER}) for _ in range(2))

    assert first.id == again.id
    assert len(book.requests.by_id) == 1
    assert set(first.changes.what) == {"id_number", "born", "sex"}
    assert not any(secret in str(book.requests.by_id) for secret in (NEW_NUMBER, "1949-12-31"))


def test_other_words_under_the_same_command_are_refused_and_change_nothing():
    book = a_book()
    asked(book, leaves=True)
    other = replace(as_("W0001", "ask-0001"), digest="other words")
    told = {"about": About.PERSON, "subject_id": "P00000001", "proof": PROOF, "values": {}}

    with pytest.raises(Conflict):
        request_change(book, wish=ChangeWish(**told, others=Changes(leaves=False)), command=other)
    assert [each.changes.leaves for each in book.requests.by_id.values()] == [True]


@pytest.mark.parametrize(
    ("but", "refusal"),
    [
        ({}, Invalid),
        ({"values": {"hiv": "yes"}}, Invalid),
        ({"values": {"name": "王*"}}, Invalid),
        ({"values": {"id_number": "E12345678"}}, Invalid),
        ({"values": {"paper_kind": "414"}}, Invalid),
        ({"values": {"employer": "***"}}, Invalid),
        ({"values": {"id_number": "340102199003070011"}}, Invalid),
        ({"moves_to": "H404"}, NotFound),
        ({"moves_to": "H00000002", "leaves": True}, Invalid),
        ({"subject_id": "P404", "leaves": True}, NotFound),
        ({"about": About.HOUSEHOLD, "subject_id": "H00000001", "leaves": True}, Invalid),
        ({"leaves": True, "proof": a_statement(as_of=NOON.date() + timedelta(days=1))}, Invalid),
    ],
)
def test_what_makes_no_sense_is_refused(but, refusal):
    book = a_book()

    with pytest.raises(refusal):
        asked(book, **but)
    assert not book.requests.by_id


def test_a_second_person_lets_the_number_be_another_and_the_key_with_it():
    book = a_book()
    request = asked(book, values={"id_number": NEW_NUMBER})

    for _ in range(2):
        assert approved(book, request).state is S.APPROVED

    person, rule = the_person(book), RULES.rule(About.PERSON, "id_number")
    assert plain(rule, SEALER, person.particulars.value("id_number")) == NEW_NUMBER
    assert person.key == person.prints["id_number"] == print_of(rule, SEALER, NEW_NUMBER)
    assert person.born_year == 1949
    assert person.particulars.verified("id_number")
    assert person.particulars.origin("phone").as_of == date(2026, 11, 1)  # all else as it was
    assert (person.revision, len(person.changes_made)) == (2, 1)


@pytest.mark.parametrize("decide", [approved, refused])
def test_nobody_decides_on_his_own_request_or_elsewhere(decide):
    book = a_book()
    request = asked(book, values={"employer": "甲"})

    for command in (as_("W0001", "decide-01"), as_("W0100", "decide-02", area=NEXT_GRID)):
        with pytest.raises(NotAllowed):
            decide(book, request, command=command)
    assert book.requests.get(request.id).state is S.PENDING


def test_a_move_ends_the_old_stay_and_told_late_it_does_not_happen_again():
    book = a_book()
    there = asked(book, moves_to="H00000002", relation=Relation.OTHER)
    approved(book, there)
    later = a_statement(as_of=date(2026, 11, 22), document="证明")
    approved(book, asked(book, "ask-0002", moves_to="H00000001", proof=later), "approve-2")

    approved(book, there)

    person = the_person(book)
    assert [stay.household_id for stay in person.residences] == ["H00000001", "H00000002", "H00000001"]
    assert (person.household_id, person.relation) == ("H00000001", Relation.OTHER)


def test_who_leaves_lives_there_no_more():
    book = a_book()
    request = asked(book, leaves=True)

    for _ in range(2):
        approved(book, request)

    assert the_person(book).residence is None
    assert the_person(book).residences[-1].until == PROOF.as_of


def test_a_move_before_the_present_stay_began_is_refused_and_nothing_is_decided():
    book = a_book()
    early = a_statement(as_of=date(2019, 1, 1), document="证明")
    for number, but in enumerate(({"leaves": True}, {"moves_to": "H00000002"})):
        request = asked(book, f"ask-000{number}", proof=early, **but)
        with pytest.raises(Invalid):
            approved(book, request)
        assert book.requests.get(request.id).state is S.PENDING


def test_a_refused_one_changes_nothing():
    book = a_book()
    before = the_person(book)
    request = asked(book, values={"employer": "甲"})

    for _ in range(2):
        assert refused(book, request).state is S.REFUSED

    assert the_person(book) == before


def test_a_household_is_changed_too():
    book = a_book()
    words = {"about": About.HOUSEHOLD, "subject_id": "H00000001"}
    request = asked(book, values={"owner_phone": "13900004321"}, **words)

    for _ in range(2):
        approved(book, request)

    household = book.register.households.by_id["H00000001"]
    rule = RULES.rule(About.HOUSEHOLD, "owner_phone")
    assert plain(rule, SEALER, household.particulars.value("owner_phone")) == "13900004321"


def test_those_that_wait_are_listed_the_oldest_first():
    book = a_book()
    first, second = (asked(book, f"ask-000{n}", values={"employer": str(n)}) for n in (1, 2))
    approved(book, first)
    caller, stranger = (a_caller(areas=frozenset({area})) for area in (STREET, NEXT_GRID))

    for area in (GRID, COMMUNITY, STREET):
        page = list_changes(book.requests, area=area, after="", limit=5, caller=caller)
        assert [each.id for each in page.items] == [second.id]
    with pytest.raises(NotAllowed):
        list_changes(book.requests, area=GRID, after="", limit=5, caller=stranger)


ACTS = (
    lambda each: each.approve(by="W0100", at=NOON),
    lambda each: each.refuse(by="W0100", reason="…", at=NOON),
)


def a_request_in(state):
    request = ChangeRequest(
        id="c-1",
        about_kind=About.PERSON,
        subject_id="P1",
        area=GRID,
        changes=Changes(values={"employer": "sealed"}),
        proof=PROOF,
        requested_by="W0001",
        requested_at=NOON,
    ).ask()
    if state is not S.PENDING:
        ACTS[state is S.REFUSED](request)
    return request


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("act", ACTS)
def test_only_what_waits_is_decided(state, act):
    request = a_request_in(state)
    facts = len(request.happened())

    if state is S.PENDING:
        act(request)
        assert len(request.happened()) == facts + 1
    else:
        with pytest.raises(Conflict):
            act(request)
        assert (request.state, len(request.happened())) == (state, facts)

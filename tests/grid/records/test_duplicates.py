"""Two records about one person: found in all of the street, answered by both grids, merged, and undone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.grid.domain.records.claims import Claim
from services.grid.domain.records.duplicate import Duplicate, DuplicateState, duplicate_id
from services.grid.domain.records.duplicate_rules import DuplicateRules
from services.grid.usecases.records.answer_duplicate import answer_duplicate
from services.grid.usecases.records.dismiss_duplicate import dismiss_duplicate
from services.grid.usecases.records.list_duplicates import list_duplicates
from services.grid.usecases.records.merge_people import merge_people
from services.grid.usecases.records.note_duplicates import DuplicateBook, note_duplicates
from services.grid.usecases.records.report_duplicate import report_duplicate
from services.grid.usecases.records.undo_merge import undo_merge
from services.grid.usecases.territory.ports import Register
from shared.kernel.calendar import Calendar
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from shared.plumbing.tables import read_policies
from tests.grid.access.builders import a_known_person
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
from tests.grid.records.builders import NAME, NUMBER, PHONE, TABLE, an_origin
from tests.grid.records.fakes import FakeDuplicates, FakeHouseholds, FakePeople

[RULES] = read_policies(TABLE.with_name("duplicates.yaml"), DuplicateRules)
ONE, OTHER = "P00000001", "P00000002"
BOTH = duplicate_id(ONE, OTHER)
S = DuplicateState


class FakeTable:
    def in_force(self, at):
        return RULES


class FakeDays:
    def current(self):
        return Calendar()


def a_record(id=ONE, said=None, household_id="H00000001", **but):
    return a_known_person(
        {"name": NAME, "id_number": NUMBER} | (said or {}), id=id, household_id=household_id, **but
    )


def a_book(*people, same_grid=False):
    """A book over two households, in two grids unless they are to lie in one."""
    far = a_building(id=f"{COMMUNITY}B00002", grid_code=GRID if same_grid else NEXT_GRID)
    households = FakeHouseholds(a_household(), a_household(id="H00000002", building_id=far.id))
    register = Register(
        households=households,
        buildings=FakeBuildings(a_building(), far),
        atlas=FakeAtlas(in_force(), in_force(NEXT_GRID)),
    )
    people = people or (a_record(), a_record(OTHER, {"phone": PHONE}, "H00000002"))
    return DuplicateBook(
        duplicates=FakeDuplicates(),
        people=FakePeople(*people),
        register=register,
        table=FakeTable(),
        calendars=FakeDays(),
    )


def found(book):
    for _ in range(2):
        note_duplicates(book, [book.people.by_id[OTHER]], at=NOON)
    return list(book.duplicates.by_id.values())


def merge(book, id="merge-1", keep=ONE, **but):
    command = a_command(id, **but)
    return merge_people(book, duplicate_id=BOTH, keep_id=keep, evidence="户口簿", command=command)


def undo(book, id="undo-1"):
    return undo_merge(book, duplicate_id=BOTH, note="不是同一人", command=a_command(id))


class TestFinding:
    def test_two_records_of_one_number_in_two_grids_are_to_be_answered_in_five_working_days(self):
        [duplicate] = found(a_book())

        assert duplicate.person_ids == (ONE, OTHER)
        assert set(duplicate.areas) == {GRID, NEXT_GRID}
        assert duplicate.due_on == date(2026, 11, 30)  # from Monday the 23rd

    def test_in_one_grid_nobody_has_to_be_asked(self):
        [duplicate] = found(a_book(same_grid=True))

        assert duplicate.due_on is None

    def test_name_and_phone_alone_make_no_duplicate(self):
        said = {"phone": PHONE}
        records = [a_known_person({"name": NAME} | said, id=id) for id in (ONE, OTHER)]

        assert found(a_book(*records)) == []

    def test_three_of_one_number_are_all_found(self):
        book = a_book(*(a_record(f"P{number}") for number in range(3)))

        note_duplicates(book, [book.people.by_id["P1"]], at=NOON)

        assert len(book.duplicates.by_id) == 3

    def test_what_seems_so_to_somebody_is_reported(self):
        nameless = a_known_person({"name": NAME}, id=OTHER, born_year=1990)
        book = a_book(a_record(born_year=1990), nameless)
        for _ in range(2):
            assert report_duplicate(book, one_id=ONE, other_id=OTHER, command=a_command()).id == BOTH

        assert len(book.duplicates.by_id) == 1
        with pytest.raises(Invalid):
            report_duplicate(book, one_id=ONE, other_id=ONE, command=a_command())

    def test_those_that_wait_are_listed_by_area_what_is_due_first_first(self):
        book = a_book()
        found(book)
        caller = a_caller(areas=frozenset({STREET}))
        for area in (GRID, NEXT_GRID, COMMUNITY, STREET):
            page = list_duplicates(book.duplicates, area=area, after="", limit=5, caller=caller)
            assert [each.id for each in page.items] == [BOTH]
        behind = page.items[0].place
        rest = list_duplicates(book.duplicates, area=GRID, after=behind, limit=5, caller=caller)
        assert rest.items == ()
        with pytest.raises(NotAllowed):
            list_duplicates(
                book.duplicates, area=GRID, after="", limit=5, caller=a_caller(areas=frozenset({NEXT_GRID}))
            )


class TestDeciding:
    def test_the_worker_of_each_grid_answers_for_his_own(self):
        book = a_book()
        found(book)
        worker = {"areas": frozenset({GRID})}

        for _ in range(2):
            answer_duplicate(
                book, duplicate_id=BOTH, person_id=ONE, lives_there=False, command=a_command("a-1", **worker)
            )

        assert book.duplicates.get(BOTH).answers == {ONE: False}
        with pytest.raises(NotAllowed):
            answer_duplicate(
                book, duplicate_id=BOTH, person_id=OTHER, lives_there=True, command=a_command("a-2", **worker)
            )
        with pytest.raises(Invalid):
            answer_duplicate(
                book, duplicate_id=BOTH, person_id="P9", lives_there=True, command=a_command("a-3")
            )

    def test_the_kept_record_gets_what_only_the_other_had_and_the_other_is_not_found_any_more(self):
        book = a_book()
        found(book)

        for _ in range(2):
            merge(book)

        kept, dropped = (book.people.by_id[id] for id in (ONE, OTHER))
        assert kept.particulars.value("phone") == dropped.particulars.value("phone")
        assert kept.prints["phone"] == dropped.prints["phone"]
        assert (kept.revision, dropped.merged_into) == (2, ONE)
        assert book.people.members("H00000002") == []
        assert found(book)[0].state is S.MERGED

    def test_it_is_decided_by_who_answers_for_both_areas(self):
        book = a_book()
        found(book)

        with pytest.raises(NotAllowed):
            merge(book, areas=frozenset({GRID}))

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"id_number": NUMBER}, {"id_number": "11010519491231002X"}),
            ({}, {}),
        ],
    )
    def test_another_number_or_another_year_of_birth_is_another_person(self, one, other):
        people = (
            a_known_person({"name": NAME, "phone": PHONE} | one, id=ONE, born_year=1990),
            a_known_person({"name": NAME, "phone": PHONE} | other, id=OTHER, born_year=1949),
        )
        book = a_book(*people)

        with pytest.raises(Conflict):
            report_duplicate(book, one_id=ONE, other_id=OTHER, command=a_command())

    def test_dismissed_it_is_not_open_and_not_found_again(self):
        book = a_book()
        found(book)
        for _ in range(2):
            dismiss_duplicate(book, duplicate_id=BOTH, note="证件录错", command=a_command("d-1"))

        assert found(book)[0].state is S.DISMISSED
        assert book.duplicates.open_in(STREET, after="", limit=9) == []


def contents(book):
    return {id: (each.particulars, each.prints, each.key) for id, each in book.people.by_id.items()}


class TestUndoing:
    def test_both_records_are_as_they_were(self):
        book = a_book()
        found(book)
        before = contents(book)
        merge(book)

        for _ in range(2):
            undo(book)

        assert before == {
            id: (each.particulars, each.prints, each.key) for id, each in book.people.by_id.items()
        }
        assert not any(each.merged_into for each in book.people.by_id.values())
        assert book.duplicates.get(BOTH).state is S.OPEN

    def test_what_was_told_since_stays(self):
        book = a_book()
        found(book)
        merge(book)
        told = book.people.by_id[ONE].told(
            {"phone": "told anew"}, an_origin(), prints={"phone": "x"}, born=None
        )
        book.people.keep([(told, a_command("told"))])

        undo(book)

        assert book.people.by_id[ONE].particulars.value("phone") == "told anew"

    def test_who_got_his_number_by_it_has_none_again(self):
        nameless = a_known_person({"name": NAME}, id=ONE)
        book = a_book(nameless, a_record(OTHER, household_id="H00000002"))
        report_duplicate(book, one_id=ONE, other_id=OTHER, command=a_command())
        merge(book)
        assert book.people.by_id[ONE].has_number

        undo(book)

        assert not book.people.by_id[ONE].has_number

    def test_merged_again_an_old_undo_that_comes_late_changes_nothing(self):
        book = a_book()
        found(book)
        merge(book)
        undo(book)
        merge(book, "merge-2", keep=OTHER)

        undo(book)

        assert book.people.by_id[ONE].merged_into == OTHER
        assert book.duplicates.get(BOTH).state is S.MERGED


@given(
    st.dictionaries(st.sampled_from(["phone", "employer", "occupation"]), st.sampled_from(["1111", "2222"])),
    st.dictionaries(st.sampled_from(["phone", "employer", "occupation"]), st.sampled_from(["1111", "2222"])),
)
def test_merging_loses_nothing_and_undoing_leaves_nothing(one, other):
    kept, dropped = a_record(ONE, one), a_record(OTHER, other)
    taken = kept.lacks(dropped)
    whole = kept.with_taken(dropped, taken)

    assert set(whole.particulars.entries) == set(kept.particulars.entries) | set(dropped.particulars.entries)
    assert all(
        whole.particulars.value(code) == kept.particulars.value(code) for code in kept.particulars.entries
    )
    again = whole.without_taken(taken)
    assert (again.particulars, again.prints, again.key) == (kept.particulars, kept.prints, kept.key)


def a_duplicate_in(state):
    claims = (
        Claim(person_id=ONE, household_id="H1", area=GRID),
        Claim(person_id=OTHER, household_id="H2", area=NEXT_GRID),
    )
    duplicate = Duplicate.find(claims, due_on=date(2026, 11, 30), at=NOON)
    if state is S.MERGED:
        ACTS["merge"](duplicate)
    if state is S.DISMISSED:
        ACTS["dismiss"](duplicate)
    return duplicate


ACTS = {
    "answer": lambda each: each.answer(ONE, lives_there=True, at=NOON),
    "merge": lambda each: each.merge(a_record(ONE), a_record(OTHER), evidence="…", by="W1", at=NOON),
    "undo": lambda each: each.undo(a_record(ONE), note="…", at=NOON),
    "dismiss": lambda each: each.dismiss(note="…", at=NOON),
}
GRANTED = {
    (S.OPEN, "answer"): S.OPEN,
    (S.OPEN, "merge"): S.MERGED,
    (S.OPEN, "dismiss"): S.DISMISSED,
    (S.MERGED, "undo"): S.OPEN,
}


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("act", ACTS)
def test_every_act_from_every_state(state, act):
    duplicate = a_duplicate_in(state)
    facts = len(duplicate.happened())

    if (state, act) in GRANTED:
        ACTS[act](duplicate)
        assert (duplicate.state, len(duplicate.happened())) == (GRANTED[state, act], facts + 1)
    else:
        with pytest.raises(Conflict):
            ACTS[act](duplicate)
        assert (duplicate.state, len(duplicate.happened())) == (state, facts)

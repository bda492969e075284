"""Giving households to somebody, ending it, asking who answers, and the look of every night."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.grid.usecases.responsibilities.check_responsibilities import check_responsibilities
from services.grid.usecases.responsibilities.due_visits import due_visits
from services.grid.usecases.responsibilities.end_responsibility import end_responsibility
from services.grid.usecases.responsibilities.get_responsible import get_responsible
from services.grid.usecases.responsibilities.give_responsibility import (
    ResponsibilityWish,
    give_responsibility,
)
from services.grid.usecases.responsibilities.list_responsibilities import list_responsibilities
from services.grid.usecases.responsibilities.ports import Street
from shared.events.grid_responsibilities import ResponsibilityEnded, ResponsibilityGiven
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.fakes import FakeRepository
from tests.grid.builders import (
    COMMUNITY,
    ELSEWHERE,
    GRID,
    INSIDE,
    NEXT_GRID,
    NOON,
    a_building,
    a_caller,
    a_command,
    a_grid,
    a_household,
    in_force,
    post_filled,
)
from tests.grid.fakes import FakeAtlas, FakeGrids
from tests.grid.responsibilities.builders import HEAD, HOMES, TODAY, A, B, a_book, a_responsibility, on
from tests.grid.territory.ground import FakeCommunities, FakeInhabited, a_community
from tests.grid.visits.builders import RED, a_plan
from tests.grid.visits.fakes import FakePlans

DAY = timedelta(days=1)


def a_wish(**but):
    facts = {
        "grid_code": GRID,
        "worker_id": "W0002",
        "household_ids": tuple(HOMES[:2]),
        "since": TODAY,
        "until": None,
    }
    return ResponsibilityWish(**facts | but)


def give(book, *, command=None, **but):
    return give_responsibility(book, wish=a_wish(**but), command=command or a_command())


def answers(book, household_id=HOMES[0], at=NOON, **by):
    return get_responsible(book, household_id, at=at, caller=a_caller(**by))


def test_households_are_given_once_and_answered_for_from_that_day_on():
    book = a_book()
    for _ in range(2):
        give(book, since=on(1), until=on(2))

    assert [type(fact) for fact in book.given.facts] == [ResponsibilityGiven]
    seen = [answers(book, at=NOON + day * DAY).answering.worker_id for day in range(4)]
    assert seen == ["W0001", "W0002", "W0002", "W0001"]
    assert answers(book, HOMES[3], at=NOON + DAY).answering.worker_id == "W0001"


@pytest.mark.parametrize(
    ("but", "refusal"),
    [
        ({"worker_id": "W0900"}, Conflict),
        ({"household_ids": (HOMES[0], "H99999999")}, Invalid),
        ({"household_ids": ("stray",)}, Invalid),
        ({"household_ids": (HOMES[2],)}, Conflict),
        ({"grid_code": NEXT_GRID}, NotFound),
        ({"until": on(-1)}, Invalid),
        ({"command": a_command(areas=frozenset({ELSEWHERE}))}, NotAllowed),
    ],
    ids=str,
)
def test_what_is_refused(but, refusal):
    households = [*(a_household(id=id) for id in HOMES), a_household(id="stray", building_id="elsewhere")]
    book = a_book(a_responsibility("other", HOMES[2], to="W0100", since=3), households=households)

    with pytest.raises(refusal):
        give(book, **but)

    assert book.given.facts == []


def test_it_is_ended_once_and_a_has_them_again_the_next_day():
    book = a_book(a_responsibility("given-1", *HOMES[:2]))
    for _ in range(2):
        end_responsibility(book, "given-1", until=None, command=a_command())

    assert [type(fact) for fact in book.given.facts] == [ResponsibilityEnded]
    assert [answers(book, at=NOON + day * DAY).answering.worker_id for day in (0, 1)] == ["W0002", "W0001"]
    with pytest.raises(NotAllowed):
        end_responsibility(book, "given-1", until=None, command=a_command(areas=frozenset({ELSEWHERE})))


def test_who_leaves_his_post_leaves_his_households_too():
    book = replace(a_book(a_responsibility()), rota=a_book(posts=(A, post_filled("B", None))).rota)

    assert answers(book).answering.worker_id == "W0001"


def test_who_answers_is_shown_with_his_masked_name_to_those_of_the_area():
    assert (answers(a_book()).label, answers(a_book()).area) == ("王*", GRID)
    with pytest.raises(NotAllowed):
        answers(a_book(), areas=frozenset({ELSEWHERE}))
    with pytest.raises(NotFound):
        answers(a_book(), "nobody")


def test_those_of_a_grid_are_listed_page_by_page():
    book = a_book(*(a_responsibility(f"given-{n}", f"{BUILDING.id}-{n}") for n in range(3)))
    page = {"grid_code": GRID, "limit": 2, "caller": a_caller()}
    inhabited = FakeInhabited(**{BUILDING.id: 3})

    first, place = list_responsibilities(book, inhabited, after="", **page)
    second, end = list_responsibilities(book, inhabited, after=place, **page)

    assert ([each.id for each in (*first, *second)], end) == (["given-0", "given-1", "given-2"], None)
    with pytest.raises(NotAllowed):
        list_responsibilities(book, inhabited, after="", **page | {"caller": a_caller(areas=frozenset())})


BUILDING = a_building()
STRAY = a_building(id=f"{COMMUNITY}B00009", grid_code=None)


def a_street(*given, posts=(A, B, HEAD)):
    """Two households in the grid, one in a building that lies in no grid."""
    atlas = FakeAtlas(in_force(), at={INSIDE: in_force()})
    book = a_book(*given, posts=posts, buildings=[BUILDING, STRAY], atlas=atlas)
    return Street(
        book=book,
        checks=FakeRepository(),
        communities=FakeCommunities(a_community()),
        grids=FakeGrids(a_grid()),
        inhabited=FakeInhabited(**{BUILDING.id: 2, STRAY.id: 1}),
    )


FIRST, SECOND, OUTSIDE = f"{BUILDING.id}-0", f"{BUILDING.id}-1", f"{STRAY.id}-0"


@pytest.mark.parametrize(
    ("given", "posts", "gaps", "overlaps"),
    [
        ([], (A, B), (), ()),
        ([a_responsibility("b", FIRST)], (A, B), (), ()),
        ([], (B,), (FIRST, SECOND), ()),
        ([a_responsibility("b", FIRST)], (B,), (SECOND,), ()),
        (
            [a_responsibility("b", FIRST), a_responsibility("h", FIRST, to="W0100")],
            (A, B, HEAD),
            (),
            (FIRST,),
        ),
        ([a_responsibility("b", FIRST), a_responsibility("x", FIRST, to="W0900")], (A, B), (), ()),
        ([a_responsibility("b", FIRST, since=1)], (B,), (FIRST, SECOND), ()),
    ],
)
def test_a_night_tells_gaps_and_overlaps_of_each_area_once(given, posts, gaps, overlaps):
    street = a_street(*given, posts=posts)

    for hours in (0, 1):
        check_responsibilities(street, now=NOON + timedelta(hours=hours))

    of_grid, of_rest = street.checks.facts
    assert (of_grid.area, of_grid.households, of_grid.gaps, of_grid.overlaps) == (GRID, 2, gaps, overlaps)
    assert (of_rest.area, of_rest.gaps, of_rest.gap_count) == (COMMUNITY, (OUTSIDE,), 1)
    check_responsibilities(street, now=NOON + DAY)
    assert len(street.checks.facts) == 4


def test_what_is_due_is_named_to_who_answers_for_the_household():
    plans = FakePlans(*(a_plan(RED, household_id=id) for id in HOMES[:3]))
    book = a_book(a_responsibility("b", HOMES[1]))

    def due(worker_id, grid_code=GRID):
        found = due_visits(book, plans, grid_code=grid_code, worker_id=worker_id, at=NOON)
        return [each.household_id for each in found]

    assert (set(due("W0001")), set(due("W0002"))) == ({HOMES[0], HOMES[2]}, {HOMES[1]})
    assert due("W0100") == due("W0001", NEXT_GRID) == []
    ends = [each.ends for each in due_visits(book, plans, grid_code=GRID, worker_id="W0001", at=NOON)]
    assert ends == sorted(ends)

from datetime import timedelta
from math import inf, nan

import pytest

from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.force import History
from services.grid.domain.territory.grid import Grid, GridKind
from shared.events.grid import GridPublished
from shared.kernel.errors import Conflict, Invalid
from shared.kernel.geography import Box, Point
from tests.grid.builders import BOX, COMMUNITY, GRID, LONG_AGO, NEXT_GRID, NOON, a_grid, a_ring, an_outline

LATER = LONG_AGO + timedelta(days=30)


def codes(*grids, at=NOON):
    return {grid.id: version.number for grid, version in History(grids).in_force(at)}


def test_publishing_a_version_announces_it():
    grid = Grid.blank(GRID)

    assert grid.publish(an_outline(), at=NOON)

    assert grid.happened() == (
        GridPublished(
            code=GRID, version_no=1, title="第1网格", community_code=COMMUNITY, valid_from=LONG_AGO
        ),
    )


def test_a_new_version_keeps_the_old_one():
    grid = a_grid()
    before = grid.versions[0]

    grid.publish(an_outline(title="更名", valid_from=LATER), at=NOON)

    assert grid.versions[0] == before
    assert codes(grid, at=LATER - timedelta(seconds=1)) == {GRID: 1}
    assert codes(grid, at=LATER) == {GRID: 2}
    assert codes(grid, at=LONG_AGO - timedelta(seconds=1)) == {}


def test_publishing_the_same_again_changes_nothing():
    grid = a_grid()
    grid.saved()

    assert not grid.publish(an_outline(), at=NOON)
    assert not grid.happened()


@pytest.mark.parametrize("valid_from", [LONG_AGO, LONG_AGO - timedelta(days=1)])
def test_history_is_not_rewritten(valid_from):
    with pytest.raises(Conflict, match="later"):
        a_grid().publish(an_outline(title="更名", valid_from=valid_from), at=NOON)


@pytest.mark.parametrize(
    "code", ["", "J001", "340102998001X001", "340102998001J01", "340102998001J0011", "340102998001J000"]
)
def test_a_grid_code_has_its_form(code):
    with pytest.raises(Invalid):
        Grid.blank(code)


def test_a_merged_grid_ends_when_its_heir_begins():
    heir = a_grid(NEXT_GRID, an_outline(valid_from=LATER, predecessors=frozenset({GRID})))

    assert codes(a_grid(), heir, at=LATER - timedelta(seconds=1)) == {GRID: 1}
    assert codes(a_grid(), heir, at=LATER) == {NEXT_GRID: 1}


def test_a_split_keeps_the_code_that_is_published_anew():
    kept = a_grid(
        GRID, an_outline(), an_outline(title="东", valid_from=LATER, predecessors=frozenset({GRID}))
    )
    new = a_grid(NEXT_GRID, an_outline(valid_from=LATER, predecessors=frozenset({GRID})))

    assert codes(kept, new) == {GRID: 2, NEXT_GRID: 1}


def test_a_merged_grid_stays_away_when_its_heir_changes_again():
    heir = a_grid(
        NEXT_GRID,
        an_outline(valid_from=LATER, predecessors=frozenset({GRID})),
        an_outline(title="更名", valid_from=LATER + timedelta(days=1)),
    )

    assert codes(a_grid(), heir) == {NEXT_GRID: 2}


def test_a_code_may_come_back_after_its_heir():
    back = a_grid(GRID, an_outline(), an_outline(title="又", valid_from=LATER + timedelta(days=1)))
    heir = a_grid(NEXT_GRID, an_outline(valid_from=LATER, predecessors=frozenset({GRID})))

    assert codes(back, heir) == {GRID: 2, NEXT_GRID: 1}


def test_the_next_change_is_the_first_that_is_still_to_come():
    soon, later = NOON + timedelta(days=1), NOON + timedelta(days=2)
    grid = a_grid(GRID, an_outline(), an_outline(title="二", valid_from=soon))
    other = a_grid(NEXT_GRID, an_outline(valid_from=later))

    assert History([grid, other]).next_change(NOON) == soon
    assert History([grid, other]).next_change(soon) == later
    assert History([grid, other]).next_change(later) is None


@pytest.mark.parametrize(
    ("longitude", "latitude"), [(nan, 0), (0, nan), (inf, 0), (0, -inf), (180.1, 0), (0, -90.1)]
)
def test_a_point_is_on_the_globe(longitude, latitude):
    with pytest.raises(Invalid):
        Point(longitude=longitude, latitude=latitude)


@pytest.mark.parametrize(
    ("longitude", "latitude", "held"),
    [
        (117.3, 31.8, True),
        (116.6, 30.9, True),
        (118.0, 32.6, True),
        (31.8, 117.3 - 90, False),  # latitude and longitude mixed up
        (118.01, 31.8, False),
        (117.3, 30.8, False),
        (0, 0, False),
    ],
)
def test_the_city_has_its_edges(longitude, latitude, held):
    point = Point(longitude=longitude, latitude=latitude)

    assert BOX.holds(point) is held


def test_a_box_is_not_inside_out():
    with pytest.raises(Invalid):
        Box(west=118.0, south=30.9, east=116.6, north=32.6)


@pytest.mark.parametrize("ring", [(), a_ring()[:3], a_ring()[:-1]])
def test_a_ring_is_closed_and_has_corners(ring):
    with pytest.raises(Invalid):
        Boundary(rings=(ring,))


def test_a_boundary_has_a_ring():
    with pytest.raises(Invalid):
        Boundary(rings=())


def test_a_boundary_lies_in_the_city():
    with pytest.raises(Invalid, match="不在本市范围内"):
        Boundary(rings=(a_ring(west=117.95, side=0.1),)).require_within(BOX)


def test_a_code_says_whether_a_grid_is_basic_or_exclusive():
    assert Grid.blank(GRID).kind is GridKind.BASIC
    assert Grid.blank(f"{COMMUNITY}Z001").kind is GridKind.EXCLUSIVE


def cut_together(code, *, at=LATER, together=(GRID, NEXT_GRID), **but):
    return an_outline(valid_from=at, together=frozenset(together), **but)


def test_a_change_that_is_half_written_does_not_count():
    kept = a_grid(GRID, an_outline(), cut_together(GRID))
    new = a_grid(NEXT_GRID, cut_together(NEXT_GRID, predecessors=frozenset({GRID})))

    assert codes(kept) == {GRID: 1}
    assert codes(a_grid(), new) == {GRID: 1}
    assert codes(kept, new) == {GRID: 2, NEXT_GRID: 1}
    assert History([kept]).next_change(LONG_AGO) is None
    assert History([kept, new]).next_change(LONG_AGO) == LATER


def test_the_same_grids_cut_at_another_time_do_not_complete_a_change():
    kept = a_grid(GRID, an_outline(), cut_together(GRID))
    other = a_grid(NEXT_GRID, cut_together(NEXT_GRID, at=LATER + timedelta(days=1)))

    assert codes(kept, other) == {GRID: 1}


def test_the_heirs_of_a_grid_are_found_over_all_generations():
    third, fourth = f"{COMMUNITY}J003", f"{COMMUNITY}J004"
    child = a_grid(NEXT_GRID, an_outline(valid_from=LATER, predecessors=frozenset({GRID})))
    later = LATER + timedelta(days=1)
    grandchildren = [
        a_grid(code, an_outline(valid_from=later, predecessors=frozenset({NEXT_GRID})))
        for code in (third, fourth)
    ]
    history = History([a_grid(), child, *grandchildren])

    assert history.heirs(LONG_AGO) == {}
    assert history.heirs(LATER) == {GRID: {NEXT_GRID}}
    assert history.heirs(later) == {GRID: {third, fourth}, NEXT_GRID: {third, fourth}}


def test_a_version_ends_where_the_next_begins_or_an_heir():
    later = LATER + timedelta(days=1)
    grid = a_grid(GRID, an_outline(), an_outline(title="更名", valid_from=LATER))
    heir = a_grid(NEXT_GRID, an_outline(valid_from=later, predecessors=frozenset({GRID})))
    history = History([grid, heir])

    assert [(span.number, span.valid_to) for span in history.spans(GRID)] == [(1, LATER), (2, later)]
    assert [span.valid_to for span in history.spans(NEXT_GRID)] == [None]


@pytest.mark.parametrize("turn", [1, -1])
def test_a_boundary_is_turned_by_the_right_hand_rule(turn):
    hole = a_ring(side=0.0625)
    boundary = Boundary(rings=(a_ring()[::turn], hole[::turn])).right_handed()

    assert boundary == Boundary(rings=(a_ring(), hole[::-1]))
    assert boundary.right_handed() == boundary

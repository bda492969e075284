"""The atlas against brute force, and what it promises about other people's publications."""

from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.grid.domain.territory.boundary import Boundary
from services.grid.store.territory import atlas as drawing
from services.grid.store.territory.atlas import TreeAtlas
from services.grid.store.territory.survey import PlaneSurvey
from shared.kernel.geography import Point
from tests.grid.builders import (
    BOX,
    COMMUNITY,
    GRID,
    INSIDE,
    NEXT_GRID,
    NOON,
    SIDE,
    SOUTH,
    WEST,
    a_boundary,
    a_grid,
    a_ring,
    an_outline,
)
from tests.grid.fakes import FakeGrids

STEP = Fraction(1, 64)  # degrees; a float holds every multiple of it, so borders are hit to the last bit


def an_atlas(*grids):
    return TreeAtlas(FakeGrids(*grids), BOX)


def found(atlas, point, at=NOON):
    grid = atlas.at(point, at)
    return grid.code if grid else None


# Brute force: crossing numbers in exact fractions, written without looking at the atlas.


def side_of(a, b, p):
    """Return the sign of the area of a, b, p: which side of the line a-b the point is on."""
    area = (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
    return (area > 0) - (area < 0)


def on_edge(a, b, p):
    within = all(min(a[i], b[i]) <= p[i] <= max(a[i], b[i]) for i in (0, 1))
    return within and side_of(a, b, p) == 0


def holds(rings, p):
    """Tell whether a polygon with holes holds a point, all its borders included."""
    edges = [edge for ring in rings for edge in pairwise(ring)]
    if any(on_edge(a, b, p) for a, b in edges):
        return True
    crossings = 0
    for a, b in edges:
        if (a[1] > p[1]) != (b[1] > p[1]):
            upward = b[1] > a[1]
            crossings += side_of(a, b, p) == (1 if upward else -1)
    return crossings % 2 == 1


def exact(ring):
    return [(Fraction(point.longitude), Fraction(point.latitude)) for point in ring]


@st.composite
def stars(draw):
    """A closed ring around a centre: corners at rising angles, so that it never crosses itself."""
    east = Fraction(WEST) + STEP * draw(st.integers(0, 16))
    north = Fraction(SOUTH) + STEP * draw(st.integers(0, 16))
    eighths = [(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)]
    reach = [draw(st.integers(1, 12)) for _ in eighths]
    corners = [
        Point(longitude=float(east + STEP * r * x), latitude=float(north + STEP * r * y))
        for r, (x, y) in zip(reach, eighths, strict=True)
    ]
    return (*corners, corners[0])


@st.composite
def places(draw):
    """A point on a lattice twice as fine as the corners: often on a corner or on an edge."""
    east, north = (draw(st.integers(-30, 60)) for _ in range(2))
    return Point(
        longitude=float(Fraction(WEST) + STEP / 2 * east), latitude=float(Fraction(SOUTH) + STEP / 2 * north)
    )


@settings(deadline=None)  # a busy machine is not a wrong map
@given(st.lists(stars(), min_size=1, max_size=6), st.lists(places(), min_size=1, max_size=30))
def test_a_lookup_finds_what_brute_force_finds_and_of_several_the_lowest_code(rings, points):
    grids = {
        f"{COMMUNITY}J{number:03}": Boundary(rings=(ring,)) for number, ring in enumerate(rings[::-1], 1)
    }
    atlas = an_atlas(*(a_grid(code, an_outline(boundary=boundary)) for code, boundary in grids.items()))

    for point in points:
        spot = (Fraction(point.longitude), Fraction(point.latitude))
        holding = [code for code, shape in grids.items() if holds([exact(r) for r in shape.rings], spot)]
        assert found(atlas, point) == min(holding, default=None)


@settings(deadline=None)
@given(places())
def test_a_hole_is_outside_and_its_edge_is_inside(point):
    hole = a_ring(WEST + SIDE, SOUTH + SIDE, SIDE)
    boundary = a_boundary(hole, side=3 * SIDE)

    expected = holds([exact(ring) for ring in boundary.rings], (point.longitude, point.latitude))

    assert (found(an_atlas(a_grid(GRID, an_outline(boundary=boundary))), point) == GRID) is expected


LATTICE = 4  # squares of a side of two steps, over which places() scatters its points


def square(number):
    row, column = divmod(number, LATTICE)
    return a_ring(WEST + float(2 * STEP * column), SOUTH + float(2 * STEP * row), float(2 * STEP))


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 2), min_size=LATTICE**2, max_size=LATTICE**2),
    st.lists(places(), min_size=1, max_size=20),
)
def test_a_grid_of_several_parts_and_holes_holds_what_one_of_its_squares_holds(owners, points):
    """Each square goes to one of three grids; where squares of several meet the lowest code has the point."""
    squares = {f"{COMMUNITY}J{owner + 1:03}": [] for owner in sorted(set(owners))}
    for number, owner in enumerate(owners):
        squares[f"{COMMUNITY}J{owner + 1:03}"].append(square(number))
    atlas = an_atlas(
        *(
            a_grid(code, an_outline(boundary=PlaneSurvey().union(Boundary(rings=(ring,)) for ring in own)))
            for code, own in squares.items()
        )
    )

    for point in points:
        spot = (Fraction(point.longitude), Fraction(point.latitude))
        holding = [code for code, own in squares.items() if any(holds([exact(r)], spot) for r in own)]
        assert found(atlas, point) == min(holding, default=None)


@pytest.mark.parametrize("turn", [1, -1])
def test_a_shared_border_belongs_to_the_lowest_code_in_whatever_order_grids_come(turn):
    west, east = a_grid(NEXT_GRID), a_grid(GRID, an_outline(boundary=a_boundary(west=WEST + SIDE)))
    border = Point(longitude=WEST + SIDE, latitude=SOUTH + SIDE / 2)

    assert found(an_atlas(*(west, east)[::turn]), border) == GRID


def test_without_grids_nothing_is_found():
    assert found(an_atlas(), INSIDE) is None


def test_outside_of_the_city_lies_no_grid():
    beyond = Point(longitude=BOX.east + 0.1, latitude=SOUTH)
    too_far = an_outline(boundary=a_boundary(west=BOX.east, side=0.5))

    assert found(an_atlas(a_grid(GRID, too_far)), beyond) is None


@pytest.mark.parametrize(
    ("corners", "fault"),
    [
        ([(0, 0), (1, 1), (1, 0), (0, 1), (0, 0)], "Self-intersection"),
        ([(0, 0), (1, 0), (2, 0), (0, 0)], None),
        ([(0, 0), (0, 0), (0, 0), (0, 0)], None),
    ],
)
def test_a_shape_that_is_none_is_told(corners, fault):
    ring = tuple(Point(longitude=117 + x / 8, latitude=31 + y / 8) for x, y in corners)

    said = an_atlas().fault(Boundary(rings=(ring,)))

    assert said
    assert fault is None or fault in said


def test_a_proper_shape_has_no_fault():
    assert an_atlas().fault(a_boundary()) is None


def moved(grid, valid_from=NOON):
    """Publish a version of a grid that lies elsewhere."""
    outline = an_outline(boundary=a_boundary(west=WEST + SIDE), valid_from=valid_from)
    grid.publish(outline, at=drawing.clock.now())
    return grid


def test_what_this_process_published_is_on_the_map_at_once():
    grids = FakeGrids(a_grid())
    atlas = TreeAtlas(grids, BOX)
    assert found(atlas, INSIDE) == GRID

    grids.save(moved(grids.get(GRID)))
    atlas.renew()

    assert found(atlas, INSIDE) is None
    assert atlas.named(GRID, NOON).version_no == 2


def test_what_another_process_published_is_on_the_map_after_a_moment(monkeypatch):
    grids = FakeGrids(a_grid())
    atlas = TreeAtlas(grids, BOX)
    assert found(atlas, INSIDE) == GRID
    grids.save(moved(grids.get(GRID)))
    assert found(atlas, INSIDE) == GRID

    monkeypatch.setattr(drawing, "COMPARE_EVERY", 0.0)

    assert found(atlas, INSIDE) is None


def test_a_map_is_drawn_once_while_nothing_is_published(monkeypatch):
    monkeypatch.setattr(drawing, "COMPARE_EVERY", 0.0)
    grids = CountedGrids(a_grid())
    atlas = TreeAtlas(grids, BOX)

    for _ in range(5):
        found(atlas, INSIDE)

    assert grids.read == 1


def test_a_map_is_drawn_anew_now_and_then_whatever_happened(monkeypatch):
    grids = CountedGrids(a_grid())
    atlas = TreeAtlas(grids, BOX)
    found(atlas, INSIDE)
    monkeypatch.setattr(drawing, "REDRAW_EVERY", 0.0)

    found(atlas, INSIDE)

    assert grids.read == 2


class CountedGrids(FakeGrids):
    def __init__(self, *grids):
        super().__init__(*grids)
        self.read = 0

    def all(self):
        self.read += 1
        return super().all()


def test_a_version_comes_into_force_when_its_time_comes():
    tomorrow = NOON + timedelta(days=1)
    atlas = an_atlas(moved(a_grid(), valid_from=tomorrow))

    assert found(atlas, INSIDE, NOON) == GRID
    assert found(atlas, INSIDE, tomorrow) is None


class OvertakenGrids(FakeGrids):
    """Somebody publishes here while the map is being drawn, once."""

    atlas = None

    def all(self):
        seen = super().all()
        if self.atlas:
            atlas, self.atlas = self.atlas, None
            self.save(moved(self.get(GRID)))
            atlas.renew()
        return seen


def test_a_map_that_was_overtaken_while_it_was_drawn_is_not_kept():
    grids = OvertakenGrids(a_grid())
    grids.atlas = atlas = TreeAtlas(grids, BOX)

    found(atlas, INSIDE)

    assert found(atlas, INSIDE) is None

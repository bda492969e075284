"""The survey against counting cells: gaps, overlaps and what lies outside."""

from collections import Counter
from itertools import combinations
from math import cos, radians

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.flaw import TOLERANCE_M2, FlawKind
from services.grid.store.territory.shapes import A_DEGREE, fault_of
from services.grid.store.territory.survey import PlaneSurvey
from shared.kernel.geography import Point
from tests.grid.builders import COMMUNITY, SOUTH, WEST
from tests.grid.territory.ground import ACROSS, CELL, J1, J2, LEFT, RIGHT, WHOLE, block, within

SURVEY = PlaneSurvey()
A_CELL = (CELL * A_DEGREE) ** 2 * cos(radians(SOUTH + CELL * ACROSS / 2))  # square metres


def shape(*rings):
    """Return an area of one part for each ring."""
    return Boundary.of((ring,) for ring in rings)


def flaws(**parts):
    return SURVEY.flaws(shape(WHOLE), {code: shape(ring) for code, ring in parts.items()})


@st.composite
def blocks(draw):
    """A block of cells that may reach one cell beyond the community."""
    left, right = sorted(draw(st.lists(st.integers(-1, 5), min_size=2, max_size=2, unique=True)))
    low, high = sorted(draw(st.lists(st.integers(-1, 5), min_size=2, max_size=2, unique=True)))
    return left, low, right, high


def cells(left, low, right, high):
    return {(x, y) for x in range(left, right) for y in range(low, high)}


@settings(deadline=None)
@given(st.lists(blocks(), min_size=1, max_size=6))
def test_flaws_are_what_counting_cells_finds(drawn):
    parts = {f"{COMMUNITY}J{number:03}": block for number, block in enumerate(drawn, 1)}
    whole, filled = cells(0, 0, ACROSS, ACROSS), {code: cells(*part) for code, part in parts.items()}
    expected = Counter(
        {
            FlawKind.GAP: len(whole - set().union(*filled.values())),
            FlawKind.OUTSIDE: sum(len(part - whole) for part in filled.values()),
            FlawKind.OVERLAP: sum(len(a & b) for a, b in combinations(filled.values(), 2)),
        }
    )

    found = Counter()
    for flaw in SURVEY.flaws(shape(WHOLE), {code: shape(block(*part)) for code, part in parts.items()}):
        found[flaw.kind] += flaw.area_m2 / A_CELL

    for kind in FlawKind:
        assert found[kind] == pytest.approx(expected[kind], rel=0.001)


@st.composite
def scattered(draw):
    """Every cell of a community in one of three grids, so that most have several parts or holes."""
    return draw(st.lists(st.integers(0, 2), min_size=ACROSS**2, max_size=ACROSS**2))


@settings(deadline=None)
@given(scattered(), st.integers(0, ACROSS**2 - 1), st.integers(0, 2))
def test_grids_of_several_parts_are_measured_as_their_cells_are_counted(owners, cell, another):
    """All is covered; a cell that is given to another grid too is the overlap, a grid left out the gap."""
    grids = {number: boundary_of(owners, number) for number in sorted({*owners})}
    assert SURVEY.flaws(shape(WHOLE), {f"J{number}": each for number, each in grids.items()}) == []

    own, column, row = owners[cell], cell % ACROSS, cell // ACROSS
    alone = {"cell": shape(block(column, row, column + 1, row + 1))}
    shared = {number: SURVEY.common_ground(each, alone["cell"]) / A_CELL for number, each in grids.items()}
    assert shared == {number: pytest.approx(float(number == own), abs=0.001) for number in grids}
    found = SURVEY.flaws(shape(WHOLE), {f"J{number}": each for number, each in grids.items()} | alone)
    assert [(flaw.kind, flaw.codes) for flaw in found] == [(FlawKind.OVERLAP, (f"J{own}", "cell"))]
    gap = {number: each for number, each in grids.items() if number != another}
    missing = SURVEY.flaws(shape(WHOLE), {f"J{number}": each for number, each in gap.items()})
    assert sum(flaw.area_m2 for flaw in missing) / A_CELL == pytest.approx(owners.count(another), rel=0.001)


def boundary_of(owners, number):
    """Return the boundary of a grid's cells, in as few parts as there are."""
    own = [divmod(at, ACROSS) for at, owner in enumerate(owners) if owner == number]
    return SURVEY.union([shape(block(column, row, column + 1, row + 1)) for row, column in own])


def test_parts_that_overlap_or_share_an_edge_are_no_proper_shape_and_corners_may_meet():
    assert fault_of(shape(block(0, 0, 2, 2), block(1, 1, 3, 3)))
    assert fault_of(shape(block(0, 0, 2, 2), block(2, 0, 4, 2)))
    assert fault_of(shape(block(0, 0, 2, 2), block(2, 2, 4, 4))) is None
    assert fault_of(shape(block(0, 0, 2, 2), block(3, 3, 3, 4)))


@settings(deadline=None)
@given(st.lists(blocks(), min_size=1, max_size=4), st.integers(-1, 4), st.integers(-1, 4))
def test_a_point_is_held_by_the_lowest_code_whose_cells_hold_it(drawn, x, y):
    parts = {f"{COMMUNITY}J{number:03}": block for number, block in enumerate(drawn, 1)}
    expected = min((code for code, part in parts.items() if (x, y) in cells(*part)), default=None)

    held = SURVEY.holder(within(x, y), {code: shape(block(*part)) for code, part in parts.items()})

    assert held == expected


def test_two_halves_have_no_flaw():
    assert flaws(**{J1: LEFT, J2: RIGHT}) == []


def test_a_gap_is_told_with_its_area_and_a_place_within():
    [gap] = flaws(**{J1: LEFT, J2: block(2, 0, 4, 3)})

    assert (gap.kind, gap.codes) == (FlawKind.GAP, ())
    assert gap.area_m2 == pytest.approx(2 * A_CELL, rel=0.001)
    assert SURVEY.holder(gap.at, {"gap": shape(block(2, 3, 4, 4))}) == "gap"
    assert "空隙" in str(gap)
    assert f"{gap.area_m2:.0f} 平方米" in str(gap)


def test_an_overlap_names_both_grids_and_ground_outside_its_own():
    overlap, outside = flaws(**{J1: block(0, 0, 3, 4), J2: block(2, 0, 5, 4)})

    assert {overlap.kind, outside.kind} == {FlawKind.OVERLAP, FlawKind.OUTSIDE}
    by_kind = {flaw.kind: flaw for flaw in (overlap, outside)}
    assert by_kind[FlawKind.OVERLAP].codes == (J1, J2)
    assert by_kind[FlawKind.OUTSIDE].codes == (J2,)
    assert J1 in str(by_kind[FlawKind.OVERLAP])


@pytest.mark.parametrize(("width", "flawed"), [(0.8, False), (1.2, True)])
def test_a_sliver_below_the_tolerance_is_forgiven(width, flawed):
    height = CELL * ACROSS
    strip = TOLERANCE_M2 * width / A_CELL * CELL**2 / height
    corners = [(0, 0), (CELL * 2 - strip, 0), (CELL * 2 - strip, height), (0, height), (0, 0)]
    ring = tuple(Point(longitude=WEST + x, latitude=SOUTH + y) for x, y in corners)

    assert bool(flaws(**{J1: ring, J2: RIGHT})) is flawed


def test_neighbours_that_share_a_border_share_no_ground():
    assert SURVEY.common_ground(shape(LEFT), shape(RIGHT)) == 0
    assert SURVEY.common_ground(shape(LEFT), shape(WHOLE)) == pytest.approx(8 * A_CELL, rel=0.001)

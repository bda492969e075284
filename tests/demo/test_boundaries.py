from collections import Counter
from itertools import pairwise
from math import cos, radians
from random import Random

import pytest
from shapely import Point, Polygon, STRtree, box, unary_union

from demo.street import DemoStreet, spot_near

STREET_BOX = box(117.29, 31.86, 117.32, 31.885)
SQUARE_DEGREE_KM2 = 111.195**2 * cos(radians(31.8725))  # on the sphere; good to half a percent


@pytest.fixture(scope="module")
def ground(street: DemoStreet) -> dict[str, Polygon]:
    return {grid.code: Polygon(grid.ring) for grid in street.grids}


def grids_at(ground: dict[str, Polygon], point: tuple[float, float]) -> list[str]:
    return [code for code, polygon in ground.items() if polygon.contains(Point(point))]


def test_every_boundary_is_closed_simple_and_counter_clockwise(street, ground):
    for grid in street.grids:
        assert grid.ring[0] == grid.ring[-1]
        assert ground[grid.code].is_valid
        assert ground[grid.code].exterior.is_ccw


def test_grids_neither_overlap_nor_leave_a_gap(ground):
    polygons = list(ground.values())
    whole = unary_union(polygons)
    tree = STRtree(polygons)

    pairs = [(a, b) for a, b in zip(*tree.query(polygons), strict=True) if a < b]
    assert max(polygons[a].intersection(polygons[b]).area for a, b in pairs) == 0
    assert whole.geom_type == "Polygon"
    assert not whole.interiors
    assert whole.area == pytest.approx(sum(polygon.area for polygon in polygons), rel=1e-9)


def test_neighbours_share_their_border_to_the_last_digit(street):
    sides = Counter(side for grid in street.grids for side in pairwise(grid.ring))

    assert set(sides.values()) == {1}
    outer = [side for side in sides if side[::-1] not in sides]
    assert len(outer) == 6 * 3 * 2  # six outer sides of three grids, in two pieces each


def test_the_street_has_its_size_and_lies_where_it_should(ground):
    whole = unary_union(list(ground.values()))

    assert whole.area * SQUARE_DEGREE_KM2 == pytest.approx(2.8, rel=0.01)
    assert STREET_BOX.contains(whole)


def test_every_community_is_one_piece_of_nine_grids(street, ground):
    for community in street.communities:
        own = [grid.code for grid in street.grids if grid.community_code == community.code]

        assert own == [f"{community.code}J{serial:03d}" for serial in range(1, 10)]
        assert unary_union([ground[code] for code in own]).geom_type == "Polygon"


def test_every_household_lives_in_exactly_one_grid_and_it_is_the_one_on_record(street, ground):
    standing = {b.id: grids_at(ground, b.point) for b in street.buildings}

    building_of = {house.id: house.building_id for house in street.houses}
    for household in street.households:
        assert standing[building_of[household.house_id]] == [household.grid_code]


def test_no_two_buildings_stand_within_ten_metres(street):
    places = [Point(building.point) for building in street.buildings]
    tree = STRtree(places)

    assert all(len(tree.query(place, predicate="dwithin", distance=0.0001)) == 1 for place in places)


def test_a_spot_lies_in_its_grid(street, ground):
    luck = Random(7)

    for grid in street.grids:
        spots = [spot_near(street, grid.code, luck=luck) for _ in range(20)]
        assert all(grids_at(ground, spot.point) == [grid.code] for spot in spots)

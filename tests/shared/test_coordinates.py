"""Conversion of coordinates, with the numbers that were measured for the city (domain reference §3.7)."""

from math import cos, hypot, radians

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.kernel.coordinates import CoordinateSystem, bd09_of, from_wgs84, gcj02_of, to_wgs84, undo
from shared.kernel.geography import Point

HERE = Point(longitude=117.300, latitude=31.866)
SHIFTED = Point(longitude=117.305556, latitude=31.864027)

in_china = st.builds(Point, longitude=st.floats(74, 135), latitude=st.floats(4, 53))
systems = st.sampled_from(list(CoordinateSystem))


def off(a, b):
    """Return metres between two points that are near; the great circle is blind below a centimetre."""
    east = (a.longitude - b.longitude) * 111_195 * cos(radians(a.latitude))
    return hypot(east, (a.latitude - b.latitude) * 111_195)


def test_gcj_02_shows_the_city_569_metres_to_the_south_east():
    shown = gcj02_of(HERE)

    assert (round(shown.longitude, 6), round(shown.latitude, 6)) == (SHIFTED.longitude, SHIFTED.latitude)
    assert HERE.metres_to(shown) == pytest.approx(569, rel=0.005)
    assert shown.longitude > HERE.longitude
    assert shown.latitude < HERE.latitude


@pytest.mark.parametrize(("steps", "least", "most"), [(1, 1.5, 1.7), (2, 0.002, 0.004), (3, 0, 1e-5)])
def test_the_way_back_is_as_exact_as_its_steps(steps, least, most):
    back = undo(gcj02_of, gcj02_of(HERE), steps=steps)

    assert least <= off(back, HERE) < most


@settings(deadline=None)
@given(in_china, systems)
def test_there_and_back_is_the_same_place(point, system):
    back = to_wgs84(from_wgs84(point, system), system)

    assert off(back, point) < 1e-3


@pytest.mark.parametrize("system", ["WGS-84", "CGCS2000"])
def test_what_is_the_same_within_metres_is_not_shifted(system):
    assert to_wgs84(HERE, CoordinateSystem(system)) == HERE


def test_baidu_adds_a_shift_of_its_own():
    shown = bd09_of(Point(longitude=116.404, latitude=39.915))

    assert (round(shown.longitude, 6), round(shown.latitude, 6)) == (116.410369, 39.921337)


def test_baidu_of_the_city_comes_back_to_less_than_a_millimetre():
    assert off(to_wgs84(from_wgs84(HERE, CoordinateSystem.BD_09), CoordinateSystem.BD_09), HERE) < 1e-5


def test_twice_converted_is_shifted_to_the_north_west():
    twice = to_wgs84(HERE, CoordinateSystem.GCJ_02)

    assert twice.longitude < HERE.longitude
    assert twice.latitude > HERE.latitude
    assert twice.metres_to(HERE) == pytest.approx(569, rel=0.01)


@pytest.mark.parametrize("place", [(2.35, 48.85), (139.7, 35.7), (-74.0, 40.7)])
def test_outside_of_china_nothing_is_shifted(place):
    abroad = Point(longitude=place[0], latitude=place[1])

    assert to_wgs84(abroad, CoordinateSystem.GCJ_02) == gcj02_of(abroad) == abroad

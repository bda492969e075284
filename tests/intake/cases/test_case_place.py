import math

import pytest

from services.intake.domain.cases.place import Place
from shared.kernel.errors import Invalid


@pytest.mark.parametrize(
    ("address", "building"),
    [
        ("长江路1号3幢201室", "长江路1号3幢"),
        ("望江小区12栋", "望江小区12栋"),
        ("望江小区7号楼1单元", "望江小区7号楼"),
        ("长江路1号", None),
        ("幢", None),
        (None, None),
    ],
)
def test_the_building_is_what_comes_before_the_door(address, building):
    assert Place(address=address).building == building


@pytest.mark.parametrize("point", [{"longitude": 117.2}, {"latitude": 31.8}])
def test_half_a_point_is_refused(point):
    with pytest.raises(Invalid):
        Place(**point)


@pytest.mark.parametrize(
    ("longitude", "latitude"),
    [
        (180.1, 0),
        (-180.1, 0),
        (0, 90.1),
        (0, -90.1),
        (math.nan, 0),
        (0, math.nan),
        (math.inf, 0),
        (0, -math.inf),
    ],
)
def test_a_point_off_the_map_is_refused(longitude, latitude):
    with pytest.raises(Invalid):
        Place(longitude=longitude, latitude=latitude)


@pytest.mark.parametrize(("longitude", "latitude"), [(0.0, 0.0), (180, 90), (-180, -90), (117.227, 31.82)])
def test_any_point_on_the_map_is_a_place(longitude, latitude):
    assert Place(longitude=longitude, latitude=latitude).building is None


def test_nothing_known_is_a_place_too():
    """Where it is is asked later; the case must not wait for it."""
    assert Place() == Place(household_id=None)

"""The alarm of 569 metres: positions of which a conversion is missing or was done twice."""

from math import cos, hypot, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.grid.domain.territory.coordinate_watch import CoordinateWatch
from services.grid.domain.territory.offset import FEWEST, Offset, Suspicion, median_offset, offset_between
from services.grid.usecases.territory.check_positions import Sighting, check_positions
from services.grid.usecases.territory.cut_grids import NewGrid
from services.grid.usecases.territory.import_buildings import BuildingRow, import_buildings
from services.grid.usecases.territory.list_suspects import list_suspects
from shared.events.grid_territory import CoordinatesCleared, CoordinatesSuspected
from shared.kernel.coordinates import CoordinateSystem, from_wgs84, to_wgs84
from shared.kernel.errors import Invalid, NotAllowed
from shared.kernel.geography import Point
from tests.fakes import FakeRepository
from tests.grid.builders import COMMUNITY, ELSEWHERE, NOON, a_command
from tests.grid.fakes import FakeBuildings
from tests.grid.territory.ground import CELL, J1, J2, SOUTH, WEST, a_ground, block, laid_out, redraw, within

GCJ = CoordinateSystem.GCJ_02


class FakeWatches(FakeRepository):
    def suspected(self, *, limit):
        found = [each for each in self.by_id.values() if each.suspicion]
        return sorted(found, key=lambda watch: watch.id)[:limit]


WALK = [
    Point(longitude=WEST + CELL * 2 * x / 5, latitude=SOUTH + CELL * 4 * (2 * y - 1) / 10)
    for x in range(1, 5)
    for y in range(1, 6)
]  # twenty places all over J1


def check(watches, points=WALK, *, grid=J1, wish=None, **but):
    sighting = Sighting(device="8f2c11", grid_code=grid, points=tuple(points))
    return check_positions(watches, laid_out().atlas, sighting=sighting, command=wish or a_command(**but))


FAR_CORNER = tuple(
    Point(longitude=WEST + CELL * (3 + x / 6), latitude=SOUTH + CELL * (y / 5))
    for x in range(1, 6)
    for y in range(1, 5)
)


@pytest.mark.parametrize(
    ("points", "suspicion"), [(FAR_CORNER, None), ([from_wgs84(p, GCJ) for p in FAR_CORNER], "not_converted")]
)
def test_positions_are_expected_about_the_nearest_part_of_a_grid(points, suspicion):
    """The middle of both parts together lies more than half a kilometre north-west of this one."""
    ground = a_ground()
    corner = (block(3, 0, 4, 1),)
    both = NewGrid(code=J1, title="两片", parts=(corner, (block(0, 1, 3, 4),)))
    other = NewGrid(code=J2, title="其余", parts=((block(0, 0, 3, 1),), (block(3, 1, 4, 4),)))
    redraw(ground, both, other)
    sighting = Sighting(device="8f2c11", grid_code=J1, points=tuple(points))

    watch = check_positions(FakeWatches(), ground.atlas, sighting=sighting, command=a_command())

    assert watch.suspicion == suspicion


def unconverted(points=WALK):
    """As GCJ-02 shows them, taken for WGS-84."""
    return [from_wgs84(point, GCJ) for point in points]


def twice(points=WALK):
    """As if they had been GCJ-02."""
    return [to_wgs84(point, GCJ) for point in points]


@pytest.mark.parametrize(
    ("points", "suspicion"), [(WALK, None), (unconverted(), "not_converted"), (twice(), "converted_twice")]
)
def test_a_missing_and_a_double_conversion_are_told_apart(points, suspicion):
    watches = FakeWatches()

    watch = check(watches, points)

    assert watch.suspicion == suspicion
    assert [each.id for each in list_suspects(watches)] == (["device-8f2c11"] if suspicion else [])


def test_suspicion_is_announced_once_and_so_is_its_end():
    watches = FakeWatches()

    for number in range(3):
        check(watches, unconverted(), wish=a_command(f"wish-{number}"))
    for number in range(3, 6):
        check(watches, wish=a_command(f"wish-{number}"))

    suspected, cleared = watches.facts
    assert suspected == CoordinatesSuspected(
        source="device-8f2c11",
        suspicion="not_converted",
        metres=suspected.metres,
        positions=20,
        suspected_at=NOON,
    )
    assert suspected.metres == pytest.approx(569, rel=0.15)
    assert cleared == CoordinatesCleared(source="device-8f2c11", cleared_at=NOON)


def test_no_position_is_kept():
    watches = FakeWatches()
    check(watches, unconverted())

    kept = vars(watches.by_id["device-8f2c11"])

    assert {name for name in kept if not name.startswith("_")} == {
        *("id", "version", "commands", "owed"),
        *("suspicion", "metres", "since"),
    }


def test_a_handful_of_positions_says_nothing():
    assert check(FakeWatches(), unconverted()[: FEWEST - 1]).suspicion is None


@pytest.mark.parametrize(
    ("east", "north", "suspicion"),
    [
        (449, -1, None),
        (450, -1, Suspicion.NOT_CONVERTED),
        (526, -219, Suspicion.NOT_CONVERTED),
        (-526, 219, Suspicion.CONVERTED_TWICE),
        (526, 219, None),
        (-526, -219, None),
        (649, -1, Suspicion.NOT_CONVERTED),
        (650, -1, None),
        (0, -569, None),
        (569, 0, None),
        (0, 0, None),
    ],
)
def test_only_the_signature_of_a_shift_is_suspected(east, north, suspicion):
    assert Offset(east=east, north=north).suspicion is suspicion


@settings(deadline=None)
@given(st.floats(0, 5000), st.floats(0, 360))
def test_an_offset_is_what_was_walked(metres, bearing):
    east, north = metres * sin(radians(bearing)), metres * cos(radians(bearing))
    start = within(0, 0)
    a_degree = 111_195.08
    end = Point(
        longitude=start.longitude + east / (a_degree * cos(radians(start.latitude))),
        latitude=start.latitude + north / a_degree,
    )

    offset = offset_between(start, end)

    assert hypot(offset.east - east, offset.north - north) < 0.01 + metres * 1e-4
    assert offset.metres == pytest.approx(start.metres_to(end), rel=0.001, abs=0.01)


def test_the_median_does_not_follow_a_few_strays():
    offsets = [Offset(east=1, north=2)] * 19 + [Offset(east=9000, north=-9000)] * 10

    assert median_offset(offsets) == Offset(east=1, north=2)
    assert median_offset(offsets[:19]) is None


@pytest.mark.parametrize(
    ("but", "refusal"),
    [
        ({"points": [Point(longitude=2.35, latitude=48.85)]}, Invalid),
        ({"grid": f"{COMMUNITY}J009"}, Invalid),
        ({"areas": frozenset({ELSEWHERE})}, NotAllowed),
    ],
)
def test_what_makes_no_sense_is_refused(but, refusal):
    with pytest.raises(refusal):
        check(FakeWatches(), **but)


def rows(points):
    return [
        BuildingRow(
            id=f"{COMMUNITY}B{number:05}",
            address=f"幸福小区{number}幢",
            community_code=COMMUNITY,
            grid_code=J1,
            point=point,
        )
        for number, point in enumerate(points, 1)
    ]


@pytest.mark.parametrize(("points", "suspects"), [(WALK, 0), (unconverted(), 1)])
def test_an_import_of_buildings_that_were_not_converted_is_noticed(points, suspects):
    watches, ground = FakeWatches(), laid_out()

    import_buildings(FakeBuildings(), ground.atlas, watches, rows=rows(points), command=a_command())

    assert [each.id for each in list_suspects(watches)] == ["import-W0100"] * suspects


def test_a_watch_tells_whether_anything_changed():
    watch = CoordinateWatch(id="device-1")

    assert not watch.judge(Offset(east=0, north=0), positions=20, at=NOON)
    assert watch.judge(Offset(east=526, north=-219), positions=20, at=NOON)
    assert not watch.judge(Offset(east=500, north=-200), positions=20, at=NOON)
    assert watch.judge(Offset(east=-526, north=219), positions=20, at=NOON)
    assert watch.judge(Offset(east=0, north=0), positions=20, at=NOON)
    assert len(watch.happened()) == 3

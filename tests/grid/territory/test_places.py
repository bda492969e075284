from datetime import timedelta

import pytest

from services.grid.domain.posts.duty import Post, Presence
from services.grid.domain.territory.place import FoundBy, Location, Place
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.territory.find_place import find_place
from services.grid.usecases.territory.locate import locate
from shared.kernel.errors import Invalid
from shared.kernel.geography import Point
from tests.grid.builders import (
    COMMUNITY,
    GRID,
    INSIDE,
    MONDAY,
    NEXT_GRID,
    NOON,
    a_building,
    a_household,
    a_shift,
    in_force,
    post_filled,
    roster_published,
    worker_enlisted,
)
from tests.grid.fakes import FakeAtlas, a_register, a_rota

STREET_CORNER = Point(longitude=117.5, latitude=31.5)
HERE, NEXT = in_force(GRID), in_force(NEXT_GRID)
HOME = "H00000001"
HOUSEHOLDS, BUILDINGS = (a_household(),), (a_building(),)


def find(place, *, households=HOUSEHOLDS, buildings=BUILDINGS, atlas=None):
    atlas = atlas or FakeAtlas(HERE, NEXT, at={INSIDE: HERE, STREET_CORNER: NEXT})
    return find_place(a_register(atlas, households=households, buildings=buildings), place, at=NOON)


def test_a_household_is_surer_than_an_address_and_an_address_surer_than_coordinates():
    elsewhere = a_building(
        id=f"{COMMUNITY}B00002", address="长青小区1幢", grid_code=NEXT_GRID, point=STREET_CORNER
    )
    told = Place(household_id=HOME, building="长青小区1幢", point=STREET_CORNER)
    without_household = Place(building="长青小区1幢", point=INSIDE)

    assert find(told, buildings=(a_building(), elsewhere)) == Location(
        found_by=FoundBy.HOUSEHOLD, grid=HERE, community_code=COMMUNITY, building_id=a_building().id
    )
    assert find(without_household, buildings=(a_building(), elsewhere)) == Location(
        found_by=FoundBy.ADDRESS, grid=NEXT, community_code=COMMUNITY, building_id=elsewhere.id
    )
    assert find(Place(point=STREET_CORNER)) == Location(
        found_by=FoundBy.COORDINATES, grid=NEXT, community_code=COMMUNITY
    )


@pytest.mark.parametrize(
    "place",
    [
        Place(household_id="H404", building="幸福小区3号楼1单元"),
        Place(household_id="H404", building="  ", point=INSIDE),
        Place(building="无此小区9幢", point=INSIDE),
    ],
)
def test_what_is_unknown_is_passed_over(place):
    assert find(place).grid == HERE


def test_a_household_without_its_building_is_passed_over():
    assert find(Place(household_id=HOME, point=STREET_CORNER), buildings=()).found_by == "coordinates"


def test_nothing_known_is_nowhere():
    assert find(Place(household_id="H404", building="无此小区9幢")) == Location()
    assert find(Place()) == Location()


def test_a_building_without_a_grid_lies_where_its_point_is():
    assert find(Place(household_id=HOME), buildings=(a_building(grid_code=None),)).grid == HERE


def test_a_building_whose_grid_is_no_more_lies_where_its_point_is():
    atlas = FakeAtlas(NEXT, at={INSIDE: NEXT})

    assert find(Place(household_id=HOME), atlas=atlas).grid == NEXT


def test_a_building_in_no_grid_gives_way_to_coordinates_in_one():
    lost = a_building(grid_code=None, point=Point(longitude=117.9, latitude=31.9))

    found = find(Place(household_id=HOME, point=INSIDE), buildings=(lost,))

    assert (found.found_by, found.grid) == (FoundBy.COORDINATES, HERE)


def test_where_no_grid_lies_the_surest_clue_is_kept():
    lost = a_building(grid_code=None, point=Point(longitude=117.9, latitude=31.9))
    nowhere = Point(longitude=117.9, latitude=31.8)

    found = find(Place(household_id=HOME, point=nowhere), buildings=(lost,))

    assert found == Location(found_by=FoundBy.HOUSEHOLD, community_code=COMMUNITY, building_id=lost.id)
    assert find(Place(point=nowhere)) == Location(found_by=FoundBy.COORDINATES)


def test_the_crew_is_gathered_from_what_staff_announced():
    rota = a_rota(
        workers=[worker_enlisted("W0001", "欧阳*")],
        posts=[
            post_filled("A", "W0001"),
            post_filled("B", "W0002"),
            post_filled("head", "W0100", area=COMMUNITY),
            post_filled("A", "W0009", area=NEXT_GRID),
        ],
        duties=[roster_published("W0001", a_shift())],
    )

    crew = gather_crew(rota, HERE, at=NOON)

    assert [(holder.post, holder.worker_id) for holder in crew.holders] == [
        (Post.A, "W0001"),
        (Post.B, "W0002"),
        (Post.HEAD, "W0100"),
    ]
    assert (crew.a.label, crew.b.label) == ("欧阳*", "王*")
    assert (crew.a.shifts, crew.b.shifts) == ((a_shift(),), ())


def test_a_post_that_was_emptied_has_no_holder():
    assert gather_crew(a_rota(posts=[post_filled("A", None)]), HERE, at=NOON).a is None


def test_only_shifts_of_today_and_the_three_days_after_are_seen_across_the_end_of_a_month():
    last_of_november = NOON + timedelta(days=7)
    days = [MONDAY + timedelta(days=number) for number in range(6, 13)]
    november = [a_shift(day=day) for day in days if day.month == 11]
    december = [a_shift(day=day) for day in days if day.month == 12]
    duties = [
        roster_published("W0001", *december, month="2026-12"),
        roster_published("W0001", *november, month="2026-11"),
    ]

    crew = gather_crew(a_rota(posts=[post_filled("A", "W0001")], duties=duties), HERE, at=last_of_november)

    assert [shift.day for shift in crew.a.shifts] == days[1:5]


def test_who_is_asked_for_a_place_is_told_who_is_responsible_there_and_on_duty_now():
    rota = a_rota(
        posts=[post_filled("A", "W0001"), post_filled("B", "W0002")],
        duties=[roster_published("W0001", a_shift("leave")), roster_published("W0002", a_shift("desk"))],
    )
    register = a_register(FakeAtlas(HERE, at={INSIDE: HERE}))

    located = locate(register, rota, place=Place(point=INSIDE), at=NOON)

    assert located.location.grid == HERE
    assert [(each.holder.worker_id, each.presence, each.on_duty) for each in located.responsible] == [
        ("W0001", Presence.ON_LEAVE, False),
        ("W0002", Presence.ON_DUTY, True),
    ]


def test_where_no_grid_lies_nobody_is_responsible():
    located = locate(a_register(FakeAtlas()), a_rota(), place=Place(point=INSIDE), at=NOON)

    assert (located.location.grid, located.responsible) == (None, ())


def test_coordinates_outside_of_the_city_are_refused():
    with pytest.raises(Invalid, match="不在本市范围内"):
        locate(a_register(FakeAtlas()), a_rota(), place=Place(point=Point(longitude=0, latitude=0)), at=NOON)

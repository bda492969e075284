"""What the store of facilities promises; the stand-in of the other tests promises the same."""

from datetime import timedelta

import pytest

from services.grid.domain.facilities.places import due_place
from services.grid.store.facilities.facilities import MongoFacilities
from services.grid.store.facilities.rules import DeliveredFacilityRules
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import StaleWrite
from tests.grid.builders import COMMUNITY, ELSEWHERE, GRID, NOON, STREET
from tests.grid.facilities.builders import RULES, TODAY, FakeFacilities, a_facility, a_look
from tests.stores import either

facilities = either(FakeFacilities, MongoFacilities)


def test_a_facility_comes_back_as_it_was_and_one_of_two_writers_wins(facilities):
    facility = a_facility(longitude=117.3, latitude=31.8, coord_sys_in=CoordinateSystem.BD_09)
    facility.inspect(a_look(), RULES)
    facilities.save(facility)
    kept, other = facilities.get(facility.id), facilities.get(facility.id)

    for name in ("spot", "inspections", "next_due", "look_on", "cycle_days"):
        assert getattr(kept, name) == getattr(facility, name)
    for each in (kept, other):
        each.remove(at=NOON)
    facilities.save(kept)
    with pytest.raises(StaleWrite):
        facilities.save(other)


def test_those_in_use_are_found_by_area_and_those_to_remind_of_from_their_day_on(facilities):
    gone = a_facility("gone")
    gone.remove(at=NOON)
    soon = a_facility("soon", cycle_days=50)
    for each in (
        a_facility("late"),
        soon,
        gone,
        a_facility("away", community_code=ELSEWHERE, grid_code=None),
    ):
        facilities.save(each)

    for area, ids in {GRID: ["soon", "late"], COMMUNITY: ["soon", "late"], ELSEWHERE: ["away"]}.items():
        assert [facility.id for facility in facilities.in_use_in(area, after="", limit=9)] == ids
    assert len(facilities.in_use_in(STREET, after="", limit=9)) == 3
    assert [f.id for f in facilities.in_use_in(GRID, after=due_place(soon), limit=9)] == ["late"]
    assert facilities.to_remind(TODAY + timedelta(days=42), limit=9) == []
    assert facilities.to_remind(TODAY + timedelta(days=43), limit=9) == ["soon"]


def test_the_delivered_rules_are_in_force(database):
    delivered = DeliveredFacilityRules(database)
    delivered.prepare()

    assert delivered.in_force(NOON) == RULES

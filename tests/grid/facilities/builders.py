"""Ready-made facilities and stand-ins; a test names only what it is about."""

from datetime import date, timedelta
from pathlib import Path

import services.grid
from services.grid.domain.facilities.description import Description, Spot
from services.grid.domain.facilities.facility import Condition, Facility, Inspection
from services.grid.domain.facilities.facility_rules import FacilityRules
from services.grid.domain.facilities.places import due_place
from services.grid.domain.shelves import areas_around
from services.grid.usecases.facilities.ports import FacilityBook
from shared.kernel.calendar import local_moment
from shared.plumbing.tables import read_policies
from tests.fakes import FakeRepository, FakeSealer
from tests.grid.builders import COMMUNITY, GRID, NOON

RULES = read_policies(Path(services.grid.__file__).parent / "data/facilities.yaml", FacilityRules)[-1]
TODAY = date(2026, 11, 23)


def day(number):
    return local_moment(TODAY + timedelta(days=number)) + timedelta(hours=9)


def a_facility(id="facility-1", *, cycle_days=100, at=NOON, **but):
    spot = Spot(**{"community_code": COMMUNITY, "grid_code": GRID} | but)
    what = Description(kind="hydrant", title="3幢东侧消防栓", spot=spot, cycle_days=cycle_days)
    return Facility.register(id, what, RULES, by="W0001", at=at)


def a_look(number=0, condition=Condition.FINE, **but):
    on = TODAY + timedelta(days=number)
    return Inspection(**{"on": on, "by": "W0001", "at": day(number), "condition": condition} | but)


class FakeFacilities(FakeRepository):
    def in_use_in(self, area, *, after, limit):
        there = [f for f in self.by_id.values() if f.in_use and area in areas_around(f.spot.area)]
        lying = sorted((due_place(facility), facility.id) for facility in there)
        return [self.find(id) for place, id in lying if place > after][:limit]

    def to_remind(self, today, *, limit):
        return [f.id for f in self.by_id.values() if f.look_on and f.look_on <= today][:limit]


class FakeFacilityTable:
    def in_force(self, at):
        return RULES


def a_facility_book(*facilities):
    return FacilityBook(
        facilities=FakeFacilities(*facilities), table=FakeFacilityTable(), sealer=FakeSealer()
    )

"""A position comes in in any of four systems, whatever it is the position of."""

import pytest
from marshmallow import ValidationError

from services.grid.domain.facilities.facility import Condition
from services.grid.schemas.disputes.forms import RegisterDisputeForm
from services.grid.schemas.facilities.forms import FacilityRowForm, RegisterFacilityForm
from services.grid.schemas.hazards.forms import ReportHazardForm
from services.grid.usecases.disputes.register_dispute import register_dispute
from services.grid.usecases.facilities.find_facility_hazard import find_facility_hazard
from services.grid.usecases.facilities.inspect_facility import inspect_facility
from services.grid.usecases.facilities.register_facility import register_facility
from services.grid.usecases.hazards.report_hazard import report_hazard
from shared.events.grid_facilities import FacilityInspected
from shared.kernel.coordinates import CoordinateSystem, from_wgs84
from shared.kernel.errors import Invalid
from shared.kernel.geography import Point
from tests.grid.builders import in_force
from tests.grid.disputes.builders import a_dispute_book
from tests.grid.facilities.builders import a_facility_book
from tests.grid.fakes import FakeAtlas, a_register
from tests.grid.hazards.builders import a_hazard_book
from tests.grid.visits.test_visit_usecases import wish

HERE = Point(longitude=117.300, latitude=31.866)
ON_AMAP = {"longitude": 117.305556, "latitude": 31.864027, "coord_sys_in": "GCJ-02"}  # the same place
PARIS = {"longitude": 2.35, "latitude": 48.85}

HYDRANT = {"kind": "hydrant", "title": "东侧消防栓"}
GAS = {"kind": "gas_bottle", "severity": "major", "found_by": "hotline", "words": "煤气罐"}
NOISE = {
    "category": "neighbours",
    "scale": "general",
    "people": 2,
    "occurred_on": "2026-11-20",
    "title": "楼道堆物",
    "words": "堆在门口",
    "parties": [{"name": "某某"}],
}


FORMS = {
    "hazard": (ReportHazardForm(), GAS),
    "dispute": (RegisterDisputeForm(), NOISE),
    "facility": (RegisterFacilityForm(), HYDRANT),
    "row": (FacilityRowForm(), HYDRANT | {"id": "hydrant-1"}),
}


def read(what, **where):
    """Return what a form makes of a position beside the words that it wants."""
    form, words = FORMS[what]
    made = form.load(words | where)
    return next(iter(made.values())) if isinstance(made, dict) else made


class InTheGrid(FakeAtlas):
    """All of the city is one grid."""

    def at(self, point, moment):
        return in_force()


@pytest.fixture
def register():
    return a_register(InTheGrid(in_force()))


@pytest.mark.parametrize("what", FORMS)
def test_a_position_is_converted_as_it_comes_in(what):
    assert read(what, **ON_AMAP).point.metres_to(HERE) < 0.1
    for system in CoordinateSystem:
        shown = vars(from_wgs84(HERE, system))
        assert read(what, **shown, coord_sys_in=system.value).point.metres_to(HERE) < 0.001
    assert read(what, **vars(HERE)).point == HERE
    assert read(what).point is None


@pytest.mark.parametrize("what", FORMS)
@pytest.mark.parametrize("half", ["longitude", "latitude"])
def test_half_a_position_is_refused(what, half):
    with pytest.raises(ValidationError, match="come together"):
        read(what, **{half: ON_AMAP[half]})


def test_hazards_and_facilities_keep_the_system_in_which_they_were_told(register):
    facilities, hazards = a_facility_book(), a_hazard_book()
    hazard = report_hazard(hazards, register, report=read("hazard", **ON_AMAP), command=wish())
    facility = register_facility(facilities, register, new=read("facility", **ON_AMAP), command=wish())
    look = {"condition": Condition.FAULTY, "on": None, "photo": None, "words": None}
    inspect_facility(facilities, facility.id, **look, command=wish("look"))
    (broken,) = [fact for fact in facilities.facilities.facts if isinstance(fact, FacilityInspected)]
    find_facility_hazard(facilities, hazards, broken, fact="fact-1")

    (_, found) = hazards.hazards.by_id.values()
    for kept in (hazard.place, facility.spot, found.place):
        assert kept.coord_sys_in is CoordinateSystem.GCJ_02
        assert Point(longitude=kept.longitude, latitude=kept.latitude).metres_to(HERE) < 0.1


def test_what_is_outside_of_the_city_is_refused(register):
    with pytest.raises(Invalid, match="本市"):
        report_hazard(a_hazard_book(), register, report=read("hazard", **PARIS), command=wish())
    with pytest.raises(Invalid, match="本市"):
        register_dispute(a_dispute_book(), register, quarrel=read("dispute", **PARIS), command=wish())
    with pytest.raises(Invalid, match="本市"):
        register_facility(a_facility_book(), register, new=read("facility", **PARIS), command=wish())

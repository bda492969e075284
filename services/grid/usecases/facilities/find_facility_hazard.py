"""Find the hazard of a facility: what an inspection has found faulty or missing."""

from services.grid.domain.facilities.facility import Condition, Facility
from services.grid.domain.hazards.hazard_place import HazardPlace
from services.grid.domain.hazards.hazard_rules import Severity
from services.grid.domain.hazards.hazard_state import FoundBy
from services.grid.usecases.facilities.ports import FacilityBook
from services.grid.usecases.hazards.find_hazard import Seen, find_hazard
from services.grid.usecases.hazards.ports import HazardBook
from shared.events.grid_facilities import FacilityInspected
from shared.kernel.ids import id_from

SAID = {Condition.FAULTY: "设施损坏", Condition.MISSING: "设施缺失"}


def find_facility_hazard(
    book: FacilityBook, hazards: HazardBook, told: FacilityInspected, *, fact: str
) -> None:
    """Keep it, once a fact; nothing where all was fine."""
    condition = Condition(told.condition)
    if condition is Condition.FINE:
        return
    facility = book.facilities.get(told.facility_id)
    seen = Seen(
        kind=book.table.in_force(told.inspected_at).kind(facility.kind).hazard,
        severity=Severity.MAJOR if condition is Condition.MISSING else Severity.MINOR,
        place=_place(facility),
        found_by=FoundBy.FACILITY,
        found_at=told.inspected_at,
        reported_by=told.inspected_by,
        words=f"{facility.title}：{SAID[condition]}",
    )
    find_hazard(hazards, id_from("hazard", fact), seen=seen)


def _place(facility: Facility) -> HazardPlace:
    spot = facility.spot
    return HazardPlace(
        community_code=spot.community_code,
        grid_code=spot.grid_code,
        building_id=spot.building_id,
        facility_id=facility.id,
        longitude=spot.longitude,
        latitude=spot.latitude,
        coord_sys_in=spot.coord_sys_in,
    )

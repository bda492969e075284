"""Remove a facility: it is not there any more."""

from services.grid.domain.facilities.facility import Facility
from services.grid.usecases.facilities.ports import Facilities
from shared.kernel.command import Command


def remove_facility(facilities: Facilities, facility_id: str, *, command: Command) -> Facility:
    """End it; refused where it has ended."""
    facility = facilities.get(facility_id)
    command.by.require_area(facility.spot.area)
    if not facility.heeded(command):
        facility.remove(at=command.at)
        facilities.save(facility)
    return facility

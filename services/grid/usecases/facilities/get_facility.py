"""Get a facility."""

from services.grid.domain.facilities.facility import Facility
from services.grid.usecases.facilities.ports import Facilities
from shared.kernel.command import Caller


def get_facility(facilities: Facilities, facility_id: str, *, caller: Caller) -> Facility:
    """Return it to whoever works there."""
    facility = facilities.get(facility_id)
    caller.require_area(facility.spot.area)
    return facility

"""Register a facility: look after it from now on."""

from dataclasses import dataclass

from services.grid.domain.facilities.description import Description, Spot
from services.grid.domain.facilities.facility import Facility
from services.grid.domain.facilities.facility_rules import FacilityRules
from services.grid.domain.territory.place import Location, Place
from services.grid.usecases.facilities.ports import FacilityBook
from services.grid.usecases.territory.find_place import find_place
from services.grid.usecases.territory.ports import Register
from shared.kernel.command import Command
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import Invalid
from shared.kernel.geography import Point
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class NewFacility:
    """What and where; `building` is an address, the point is WGS-84 and was told in `coord_sys_in`.

    Without a cycle of its own it has that of its kind.
    """

    kind: str
    title: str
    cycle_days: int | None
    building: str | None
    point: Point | None
    coord_sys_in: CoordinateSystem = CoordinateSystem.WGS_84


def register_facility(
    book: FacilityBook, register: Register, *, new: NewFacility, command: Command
) -> Facility:
    """Keep it, once a command; refused where nobody knows the place, or it is not the caller's."""
    id = id_from("facility", command.by.id, command.id)
    if known := book.facilities.find(id):
        known.heeded(command)
        return known
    rules = book.table.in_force(command.at)
    what = described(register, rules, new=new, command=command)
    facility = Facility.register(id, what, rules, by=command.by.id, at=command.at)
    facility.heeded(command)
    book.facilities.save(facility)
    return facility


def described(register: Register, rules: FacilityRules, *, new: NewFacility, command: Command) -> Description:
    """Return what is told with where it lies; refused where nobody knows that, or it is not the caller's."""
    spot = _spot(register, new, command)
    command.by.require_area(spot.area)
    kind = rules.kind(new.kind).code
    return Description(kind=kind, title=new.title, spot=spot, cycle_days=new.cycle_days)


def _spot(register: Register, new: NewFacility, command: Command) -> Spot:
    if new.point:
        register.atlas.box.require(new.point)
    location: Location = find_place(register, Place(building=new.building, point=new.point), at=command.at)
    if location.community_code is None:
        raise Invalid("设施位置不在辖区内", {"building": ["楼栋或者坐标至少一项"]})
    return Spot(
        community_code=location.community_code,
        grid_code=location.grid.code if location.grid else None,
        building_id=location.building_id,
        longitude=new.point.longitude if new.point else None,
        latitude=new.point.latitude if new.point else None,
        coord_sys_in=new.coord_sys_in,
    )

"""Report a hazard that was seen outside of a visit."""

from dataclasses import dataclass, field

from services.grid.domain.hazards.hazard import Hazard
from services.grid.domain.hazards.hazard_place import HazardPlace
from services.grid.domain.hazards.hazard_rules import Severity
from services.grid.domain.hazards.hazard_state import FoundBy
from services.grid.domain.territory.place import Location, Place
from services.grid.usecases.hazards.find_hazard import Seen, find_hazard
from services.grid.usecases.hazards.ports import HazardBook
from services.grid.usecases.territory.find_place import find_place
from services.grid.usecases.territory.ports import Register
from shared.kernel.command import Command
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import Invalid
from shared.kernel.geography import Point
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class HazardReport:
    """What somebody says of a danger; where, by household or point (WGS-84, told in `coord_sys_in`)."""

    kind: str
    severity: Severity
    found_by: FoundBy
    words: str = field(repr=False)
    photo: str | None
    household_id: str | None
    point: Point | None
    coord_sys_in: CoordinateSystem = CoordinateSystem.WGS_84


def report_hazard(book: HazardBook, register: Register, *, report: HazardReport, command: Command) -> Hazard:
    """Keep it, once a command; refused where nobody knows the place, or it is not the caller's."""
    if report.point:
        register.atlas.box.require(report.point)
    told = Place(household_id=report.household_id, point=report.point)
    place = hazard_place(find_place(register, told, at=command.at), report)
    command.by.require_area(place.area)
    seen = Seen(
        kind=report.kind,
        severity=report.severity,
        place=place,
        found_by=report.found_by,
        found_at=command.at,
        reported_by=command.by.id,
        words=report.words,
        photo=report.photo,
    )
    return find_hazard(book, id_from("hazard", command.by.id, command.id), seen=seen, command=command)


def hazard_place(location: Location, report: HazardReport) -> HazardPlace:
    """Return where it counts, or raise Invalid where nobody knows the place."""
    if location.community_code is None:
        raise Invalid("隐患位置不在辖区内", {"household_id": ["住户或者坐标至少一项"]})
    return HazardPlace(
        community_code=location.community_code,
        grid_code=location.grid.code if location.grid else None,
        household_id=report.household_id,
        longitude=report.point.longitude if report.point else None,
        latitude=report.point.latitude if report.point else None,
        coord_sys_in=report.coord_sys_in,
    )

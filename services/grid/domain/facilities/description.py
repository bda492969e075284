"""Description: what a facility is, and where."""

from dataclasses import dataclass

from services.grid.domain.facilities.facility_rules import FacilityRules
from services.grid.domain.placed import Placed
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class Spot(Placed):
    """Where it is; degrees WGS-84, and the system in which they were told."""

    building_id: str | None = None
    longitude: float | None = None
    latitude: float | None = None
    coord_sys_in: CoordinateSystem = CoordinateSystem.WGS_84


@dataclass(frozen=True, kw_only=True)
class Description:
    """What it is and where; without a cycle of its own it has that of its kind."""

    kind: str
    title: str
    spot: Spot
    cycle_days: int | None = None

    def cycle(self, rules: FacilityRules) -> int:
        """Return its cycle in days; refused is one that is over before anybody is reminded of it."""
        days = self.cycle_days or rules.kind(self.kind).cycle_days
        if days <= rules.warn_days:
            raise Invalid("检查周期过短", {"cycle_days": [f"须大于{rules.warn_days}天"]})
        return days

"""Where a hazard is, and what shows that it is mended."""

from dataclasses import dataclass, field
from datetime import datetime

from services.grid.domain.placed import Placed
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class HazardPlace(Placed):
    """Where it is: in a household, a building, at a facility or at a point.

    The point is in degrees WGS-84; `coord_sys_in` is the system in which it was told.
    """

    household_id: str | None = None
    building_id: str | None = None
    facility_id: str | None = None
    longitude: float | None = None
    latitude: float | None = None
    coord_sys_in: CoordinateSystem = CoordinateSystem.WGS_84

    @property
    def key(self) -> str | None:
        """Return what two hazards at one place have in common; nothing where it is a mere point."""
        for name in ("facility_id", "household_id", "building_id"):
            if id := getattr(self, name):
                return f"{name}/{id}"
        return None


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What shows that it is mended: a photo, or words (sealed), or both."""

    by: str
    at: datetime
    photo: str | None = None
    words: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not (self.photo or self.words):
            raise Invalid("整改须有照片或者文字说明", {"photo": ["照片和文字至少一项"]})

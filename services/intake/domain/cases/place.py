"""Place: where a case is, told by whichever of household, address and point is known."""

import re
from dataclasses import dataclass

from shared.kernel.errors import Invalid
from shared.kernel.geography import Box, Point
from shared.kernel.masking import discreet_words

BUILDING = re.compile(r"^(?P<building>.+?(?:幢|号楼|栋))")


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place in the words of the reporter. Degrees are WGS-84; the address may go down to the door."""

    household_id: str | None = None
    address: str | None = None
    longitude: float | None = None
    latitude: float | None = None

    def __post_init__(self) -> None:
        if (self.longitude is None) != (self.latitude is None):
            raise Invalid("a point needs both longitude and latitude", {"longitude": ["缺经度或纬度"]})
        _ = self.point  # it checks itself

    @property
    def point(self) -> Point | None:
        if self.longitude is None or self.latitude is None:
            return None
        return Point(longitude=self.longitude, latitude=self.latitude)

    @property
    def is_known(self) -> bool:
        """Tell whether there is a spot that somebody can go to."""
        return bool(self.household_id or self.address or self.point)

    def is_near(self, other: "Place", *, metres: int) -> bool:
        """Tell whether both are within so many metres; without two points, in one household or building."""
        if self.point and other.point:
            return self.point.metres_to(other.point) <= metres
        same_household = self.household_id is not None and self.household_id == other.household_id
        return same_household or (self.building is not None and self.building == other.building)

    @property
    def building(self) -> str | None:
        """The address down to the building, which is all that leaves this service."""
        if self.address is None:
            return None
        match = BUILDING.match(self.address)
        return discreet_words(match["building"]) if match else None

    def require_within(self, city: Box) -> None:
        """Refuse a point that is not in the city."""
        if self.point:
            city.require(self.point)

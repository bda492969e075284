"""Place: where a case is, told by whichever of household, address and point is known."""

import math
import re
from dataclasses import dataclass

from shared.kernel.errors import Invalid
from shared.kernel.masking import discreet_words

BUILDING = re.compile(r"^(?P<building>.+?(?:幢|号楼|栋))")
MAX_LONGITUDE, MAX_LATITUDE = 180, 90


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
        if self.longitude is not None and self.latitude is not None:
            _check_point(self.longitude, self.latitude)

    @property
    def building(self) -> str | None:
        """The address down to the building, which is all that leaves this service."""
        if self.address is None:
            return None
        match = BUILDING.match(self.address)
        return discreet_words(match["building"]) if match else None


def _check_point(longitude: float, latitude: float) -> None:
    on_earth = abs(longitude) <= MAX_LONGITUDE and abs(latitude) <= MAX_LATITUDE
    if not (math.isfinite(longitude) and math.isfinite(latitude) and on_earth):
        raise Invalid(f"{longitude}, {latitude} is not on the map", {"longitude": ["经纬度不在地图范围内"]})

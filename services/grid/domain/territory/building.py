"""Building: where households live, and how an address leads to a grid."""

import re
from dataclasses import dataclass

from services.grid.domain.territory.address import address_keys
from services.grid.domain.territory.grid import COMMUNITY_DIGITS
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import Invalid
from shared.kernel.geography import Point

BUILDING_CODE = re.compile(r"(?P<community>\d{12})B(?!00000)\d{5}")  # serial in its community, §3.2
FIRST_SERIAL, LAST_SERIAL = 1, 99_999


def building_code(community_code: str, serial: int) -> str:
    """Return the code of a building of a community; serials run from 1 to 99,999."""
    return f"{community_code}B{serial:05}"


def serial_of(code: str) -> int:
    """Return the serial of a building's code."""
    return int(code[-5:])


@dataclass(frozen=True, kw_only=True)
class Building:
    """A building; its grid follows from its point, and only without one from the code that was told.

    Its id says where it was numbered, and is for good; `community_code` says where it lies, which a change of
    the map may have made another one. `coord_sys_in` is the system in which its coordinates were told; the
    point is always WGS-84. `floors` are those above the ground, `built` is a year.
    """

    id: str
    address: str
    community_code: str
    grid_code: str | None
    point: Point | None
    coord_sys_in: CoordinateSystem = CoordinateSystem.WGS_84
    compound_id: str | None = None
    floors: int | None = None
    units: int | None = None
    built: int | None = None

    def __post_init__(self) -> None:
        if not BUILDING_CODE.fullmatch(self.id):
            raise Invalid(f"{self.id} 不是楼栋代码：应为社区代码、B 和 5 位序号")
        if self.grid_code is None and self.point is None:
            raise Invalid(f"楼栋 {self.id} 既无网格代码，也无经纬度")

    @property
    def numbered_in(self) -> str:
        """Return the community that gave it its number."""
        return self.id[:COMMUNITY_DIGITS]

    @property
    def address_keys(self) -> tuple[str, ...]:
        return address_keys(self.address)

"""Building: where households live, and how an address leads to a grid."""

import re
from dataclasses import dataclass

from services.grid.domain.territory.address import address_keys
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import Invalid
from shared.kernel.geography import Point

BUILDING_CODE = re.compile(r"(?P<community>\d{12})B(?!00000)\d{5}")  # serial in its community, §3.2


@dataclass(frozen=True, kw_only=True)
class Building:
    """A building; its grid follows from its point, and only without one from the code that was told.

    `coord_sys_in` is the system in which its coordinates were told; the point is always WGS-84. `floors` are
    those above the ground, `built` is a year.
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
        parts = BUILDING_CODE.fullmatch(self.id)
        if not parts or parts["community"] != self.community_code:
            raise Invalid(f"{self.id} 不是社区 {self.community_code} 的楼栋代码：应为社区代码、B 和 5 位序号")
        if self.grid_code is None and self.point is None:
            raise Invalid(f"楼栋 {self.id} 既无网格代码，也无经纬度")
        if self.compound_id and not self.compound_id.startswith(f"{self.community_code}X"):
            raise Invalid(f"小区 {self.compound_id} 不在社区 {self.community_code}")

    @property
    def address_keys(self) -> tuple[str, ...]:
        return address_keys(self.address)

"""Units of the territory: streets, communities and compounds, each with its code (domain reference §3.2).

A street has nine digits, a community twelve that begin with those of its street, a compound the code of its
community, X and three digits. So an area holds every code that begins with its own.
"""

import re
from dataclasses import dataclass

from services.grid.domain.territory.boundary import Boundary
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import Invalid

STREET_DIGITS = 9
STREET_CODE = re.compile(r"\d{9}")
COMMUNITY_CODE = re.compile(r"\d{12}")
COMPOUND_CODE = re.compile(r"(?P<community>\d{12})X(?!000)\d{3}")


@dataclass(frozen=True, kw_only=True)
class Street:
    """A street (街道); its id is its code. The names above it begin every address of it."""

    id: str
    name: str
    district: str
    city: str
    province: str

    def __post_init__(self) -> None:
        if not STREET_CODE.fullmatch(self.id):
            raise Invalid(f"{self.id} 不是街道代码：应为 9 位数字")

    @property
    def community_code(self) -> str:
        """Return the area in which it is kept: it is above all communities, so its own."""
        return self.id


@dataclass(frozen=True, kw_only=True)
class Community:
    """A community (社区); its id is its code. Without a boundary no grids can be published in it."""

    id: str
    name: str
    boundary: Boundary | None = None
    coord_sys_in: CoordinateSystem = CoordinateSystem.WGS_84

    def __post_init__(self) -> None:
        if not COMMUNITY_CODE.fullmatch(self.id):
            raise Invalid(f"{self.id} 不是社区代码：应为 12 位数字")

    @property
    def community_code(self) -> str:
        return self.id

    @property
    def street_code(self) -> str:
        return self.id[:STREET_DIGITS]


@dataclass(frozen=True, kw_only=True)
class Compound:
    """A residential compound (小区)."""

    id: str
    name: str
    community_code: str

    def __post_init__(self) -> None:
        parts = COMPOUND_CODE.fullmatch(self.id)
        if not parts or parts["community"] != self.community_code:
            raise Invalid(f"{self.id} 不是社区 {self.community_code} 的小区代码：应为社区代码、X 和 3 位序号")

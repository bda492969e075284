"""House: a flat behind a door, lived in or not, in the fixed words of an address."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from services.grid.domain.territory.levels import floor_word, house_word, unit_word
from shared.kernel.errors import Invalid

HOUSE_CODE = re.compile(
    r"(?P<building>(?P<community>\d{12})B\d{5})-(?P<unit>\d{2})(?P<floor>(?!00)\d{2})(?P<room>(?!00)\d{2})"
)


class HouseWords(NamedTuple):
    """A house as an address writes it: 1单元, 5层, 501室."""

    unit: str
    floor: str
    house: str


@dataclass(frozen=True, kw_only=True)
class House:
    """A house (户室). All that there is to know of it stands in its code: building, unit, floor and room.

    The code is that of its building, a dash, and two digits each; unit 00 is a building without units. Only
    `community_code` may be another than that of the code, as that of its building.
    """

    id: str
    community_code: str
    building_id: str
    unit: int
    floor: int
    room: int

    @classmethod
    def of(cls, code: str) -> "House":
        """Return the house of a code; refused is what is no code of a house."""
        parts = HOUSE_CODE.fullmatch(code)
        if not parts:
            raise Invalid(f"{code} 不是户室代码：应为楼栋代码、- 和单元、楼层、房号各 2 位")
        return cls(
            id=code,
            community_code=parts["community"],
            building_id=parts["building"],
            unit=int(parts["unit"]),
            floor=int(parts["floor"]),
            room=int(parts["room"]),
        )

    @property
    def words(self) -> HouseWords:
        return HouseWords(
            unit=unit_word(self.unit), floor=floor_word(self.floor), house=house_word(self.floor, self.room)
        )

"""Levels of an address, from the province down to the house, in fixed words (domain reference §3.2)."""

from dataclasses import dataclass, fields

NONE = "无"  # what is not there is said, and never left out


def unit_word(number: int) -> str:
    """Return 1单元; a building without units has 无."""
    return f"{number}单元" if number else NONE


def floor_word(number: int) -> str:
    return f"{number}层"


def house_word(floor: int, room: int) -> str:
    """Return 501室 for the first room of the fifth floor."""
    return f"{floor}{room:02d}室"


@dataclass(frozen=True, kw_only=True)
class Levels:
    """An address level by level, in the order in which it is written (省 to 户室)."""

    province: str = NONE
    city: str = NONE
    district: str = NONE
    street: str = NONE
    community: str = NONE
    grid: str = NONE
    compound: str = NONE
    building: str = NONE
    unit: str = NONE
    floor: str = NONE
    house: str = NONE

    def __post_init__(self) -> None:
        empty = [field.name for field in fields(self) if not getattr(self, field.name)]
        if empty:
            raise ValueError(f"a level that is not there is {NONE}: {empty}")

    @property
    def written(self) -> str:
        """Return the address as one line. Grid and floor are left out: no letter needs them."""
        unwritten = {"grid", "floor"}
        words = [getattr(self, field.name) for field in fields(self) if field.name not in unwritten]
        return "".join(word for word in words if word != NONE)

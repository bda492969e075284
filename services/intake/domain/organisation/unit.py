"""Unit: an office of the street (三办两中心), or a body of a community (两委两站)."""

from dataclasses import dataclass
from enum import StrEnum

from shared.kernel.errors import Invalid

WHOLE_STREET = "STREET"  # above every office: what holds for it holds for all that say nothing else
COMMUNITY_DIGITS = 3  # what the code of a community adds to that of its street


class Level(StrEnum):
    """Whose unit it is."""

    STREET = "street"
    COMMUNITY = "community"


@dataclass(frozen=True, kw_only=True)
class Unit:
    """Somebody who can be charged with a matter.

    An office stands alone. A body that every community has is `<kind>-<digits of the community>`, and has
    the office above it that guides it (`parent`).
    """

    code: str
    kind: str
    title: str
    level: Level
    parent: str | None = None
    community: str | None = None

    def __post_init__(self) -> None:
        if not (self.code and self.title):
            raise Invalid("a unit has a code and a title")
        if (self.level is Level.COMMUNITY) != (self.parent is not None and self.community is not None):
            raise Invalid(f"{self.code}: a community's unit has an office above it, and an office has none")

    def area(self, street: str) -> str:
        """Return the code of the area that it works for."""
        return street + (self.community or "")


def unit_of_community(kind: str, community_code: str) -> str:
    """Return the code of the unit of this kind in a community."""
    return f"{kind}-{community_code[-COMMUNITY_DIGITS:]}"

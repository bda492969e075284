"""Household: those who live together in a house, and what is known of them and of the house."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from services.grid.domain.records.origin import Origin, RecordState
from services.grid.domain.records.particulars import Particulars

NO_DOOR = "无"


class HouseholdKind(StrEnum):
    """常住, 流动, 空户, 空挂, 集体 or 商住."""

    RESIDENT = "resident"
    FLOATING = "floating"
    VACANT = "vacant"
    AWAY = "away"
    COLLECTIVE = "collective"
    SHOP = "shop"


@dataclass(frozen=True, kw_only=True)
class Household:
    """A household (户) in its house (户室). `door` is unit and room, 无 where there is none.

    `members` is how many it has, as it was told; `verified_on` the day on which somebody made sure.
    """

    id: str
    house_id: str
    building_id: str
    community_code: str
    members: int
    address: str
    door: str = NO_DOOR
    kind: HouseholdKind | None = None
    state: RecordState = RecordState.ENTERED
    verified_on: date | None = None
    particulars: Particulars = field(default_factory=Particulars)
    revision: int = 0

    def told(self, values: Mapping[str, str], origin: Origin) -> "Household":
        """Return the household with some values told anew."""
        return replace(self, particulars=self.particulars.told(values, origin))

    def refused(self, codes: Iterable[str], origin: Origin) -> "Household":
        """Return the household with some fields of which nobody there would tell."""
        return replace(self, particulars=self.particulars.refused(codes, origin))

    def claimed(self) -> "Household":
        """Return the household as taken on by its worker; who made sure of it has done more."""
        return self if self.state is RecordState.VERIFIED else replace(self, state=RecordState.CLAIMED)

    def verified(self, origin: Origin) -> "Household":
        """Return the household with everything that is known of it made sure of."""
        particulars = self.particulars.confirmed(self.particulars.entries, origin)
        return replace(self, state=RecordState.VERIFIED, verified_on=origin.as_of, particulars=particulars)

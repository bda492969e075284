"""What the use cases of hazards need from the world outside."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from services.grid.domain.hazards.hazard import Hazard
from services.grid.domain.hazards.hazard_rules import HazardRules
from services.grid.usecases.records.ports import Sealer


class Hazards(Protocol):
    """Every hazard."""

    def get(self, id: str) -> Hazard:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> Hazard | None:
        """Return one, or None."""

    def save(self, aggregate: Hazard, /) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def last_at(self, place: str, kind: str, *, since: datetime) -> Hazard | None:
        """Return the one of a kind at a place that was closed last, not before a moment; or None."""

    def open_in(self, area: str, *, after: str, limit: int) -> list[Hazard]:
        """Return the open ones of an area, newest first, from behind a place on."""

    def open_at(self, household_id: str, kinds: Collection[str]) -> bool:
        """Tell whether one of some kinds is open in a household."""

    def to_remind(self, today: date, *, limit: int) -> list[str]:
        """Return the ids of those whose owner is to be reminded by now."""


class HazardTable(Protocol):
    """What counts as dangerous, every version."""

    def in_force(self, at: datetime) -> HazardRules:
        """Return the version of that day, or raise NotFound."""


@dataclass(frozen=True, kw_only=True)
class HazardBook:
    """What it takes to write a hazard down."""

    hazards: Hazards
    table: HazardTable
    seal: Sealer

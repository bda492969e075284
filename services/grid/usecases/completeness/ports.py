"""What the use cases of completeness need from the world outside."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from services.grid.domain.completeness.audit import SamplingAudit
from services.grid.domain.completeness.completeness_rules import CompletenessRules
from services.grid.domain.completeness.four_clears import Facilities, Hazards
from services.grid.domain.completeness.home import Home
from services.grid.usecases.territory.ports import Atlas, Buildings


class Homes(Protocol):
    """The households with their members and open tags."""

    def in_buildings(self, building_ids: Collection[str], *, on: date) -> list[Home]:
        """Return the homes in some buildings, as their tags stand on a day."""

    def verified_in(self, building_ids: Collection[str]) -> list[str]:
        """Return the ids of the households in some buildings that somebody has made sure of."""


class Upkeep(Protocol):
    """How facilities, hazards and doubtful records of a grid stand."""

    def disputed(self, grid_code: str) -> int:
        """Return how many people of it are kept twice, or claimed by another grid too, and not decided."""

    def facilities(self, grid_code: str, *, on: date) -> Facilities:
        """Return the scores of its facilities, and how many were checked within their cycle."""

    def hazards(self, grid_code: str, *, since: date, on: date) -> Hazards:
        """Return its hazards: those that are open, and those that were due or found since a day."""


class Rules(Protocol):
    """What makes a file complete, in versions."""

    def in_force(self, at: datetime) -> CompletenessRules:
        """Return the version of that day."""


class Audits(Protocol):
    """All sampling audits."""

    def get(self, id: str) -> SamplingAudit:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> SamplingAudit | None:
        """Return one, or None."""

    def save(self, aggregate: SamplingAudit, /) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def latest_accuracy(self, grid_code: str) -> float | None:
        """Return what the latest ended audit of a grid found right, or None."""

    def open_before(self, month: str, *, limit: int) -> list[SamplingAudit]:
        """Return some of the audits of earlier months that have not ended."""


class Lot(Protocol):
    """Draws lots that nobody can foresee who has not the key."""

    def fingerprint(self, plain: str, purpose: str) -> str:
        """Return a keyed hash, always the same for the same text and purpose."""


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """All that a grid is scored by."""

    atlas: Atlas
    buildings: Buildings
    homes: Homes
    upkeep: Upkeep
    rules: Rules
    audits: Audits

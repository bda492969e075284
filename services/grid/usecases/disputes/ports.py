"""What the use cases of disputes need from the world outside."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from services.grid.domain.disputes.dispute import Dispute
from services.grid.domain.disputes.dispute_rules import DisputeRules
from services.grid.usecases.records.ports import Sealer


class Disputes(Protocol):
    """Every dispute."""

    def get(self, id: str) -> Dispute:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> Dispute | None:
        """Return one, or None."""

    def save(self, aggregate: Dispute, /) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def open_in(self, area: str, *, after: str, limit: int) -> list[Dispute]:
        """Return the open ones of an area, newest first, from behind a place on."""

    def prominent_at(self, household_id: str) -> bool:
        """Tell whether a household is to be called on because of an open one."""

    def to_remind(self, today: date, *, limit: int) -> list[str]:
        """Return the ids of those of which somebody is to be reminded by now."""


class DisputeTable(Protocol):
    """What people quarrel about and how long a mediation takes, every version."""

    def in_force(self, at: datetime) -> DisputeRules:
        """Return the version of that day, or raise NotFound."""


@dataclass(frozen=True, kw_only=True)
class DisputeBook:
    """What it takes to write a dispute down."""

    disputes: Disputes
    table: DisputeTable
    seal: Sealer

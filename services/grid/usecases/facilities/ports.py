"""What the use cases of facilities need from the world outside."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from services.grid.domain.facilities.facility import Facility
from services.grid.domain.facilities.facility_rules import FacilityRules
from services.grid.usecases.records.ports import Sealer


class Facilities(Protocol):
    """Every facility."""

    def get(self, id: str) -> Facility:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> Facility | None:
        """Return one, or None."""

    def save(self, aggregate: Facility, /) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def in_use_in(self, area: str, *, after: str, limit: int) -> list[Facility]:
        """Return those in use in an area, what is due first first, from behind a place on."""

    def to_remind(self, today: date, *, limit: int) -> list[str]:
        """Return the ids of those of which somebody is to be reminded by now."""


class FacilityTable(Protocol):
    """What is inspected how often, every version."""

    def in_force(self, at: datetime) -> FacilityRules:
        """Return the version of that day, or raise NotFound."""


@dataclass(frozen=True, kw_only=True)
class FacilityBook:
    """What it takes to look after facilities."""

    facilities: Facilities
    table: FacilityTable
    sealer: Sealer

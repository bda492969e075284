"""What the use cases of agency need from the world outside."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from services.intake.domain.agency.agency_order import AgencyOrder
from services.intake.domain.agency.agency_rules import AgencyRules
from services.intake.domain.agency.mandate import Mandate
from services.intake.usecases.cases.ports import PersonSeal
from services.intake.usecases.clocks.ports import Calendars, TimedOnes
from services.intake.usecases.menu.ports import Items, Policies
from shared.kernel.geography import Box


class Orders(TimedOnes[AgencyOrder], Protocol):
    """All the orders that there are."""

    def find(self, id: str) -> AgencyOrder | None:
        """Return one, or None."""

    def visits_of(self, agent_id: str, day: date, *, limit: int) -> list[AgencyOrder]:
        """Return the orders of an agent for which a visit is agreed on a day."""

    def page(self, box: str, *, after: str, limit: int) -> list[AgencyOrder]:
        """Return the newest orders of a box after a place: of a resident, of an agent, or of an area."""


class Mandates(Protocol):
    """All the mandates that there are."""

    def get(self, id: str) -> Mandate:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> Mandate | None:
        """Return one, or None."""

    def save(self, mandate: Mandate) -> None:
        """Keep one with its facts, or raise StaleWrite."""


class AgencyTable(Protocol):
    """What is settled for agency, every version."""

    def in_force(self, at: datetime) -> AgencyRules:
        """Return the version of that day, or raise NotFound."""


@dataclass(frozen=True, kw_only=True)
class AgencyDesk:
    """What it takes to begin an order. `street` is the street's code; `city` is where places may lie."""

    orders: Orders
    items: Items
    table: AgencyTable
    policies: Policies
    calendars: Calendars
    seal: PersonSeal
    street: str
    city: Box

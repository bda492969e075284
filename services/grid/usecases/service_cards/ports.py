"""What the use cases of service cards need from the world outside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.grid.domain.service_cards.card_rules import CardRules
from services.grid.domain.service_cards.service_card import ServiceCard


class ServiceCards(Protocol):
    """The cards of every worker."""

    def get(self, id: str) -> ServiceCard:
        """Return those of one worker, or raise NotFound."""

    def find(self, id: str) -> ServiceCard | None:
        """Return those of one worker, or None."""

    def save(self, aggregate: ServiceCard) -> None:
        """Keep those of one worker with their facts, or raise StaleWrite."""

    def with_code(self, code: str) -> ServiceCard | None:
        """Return the cards of the worker who has or had the card with this code, or None."""

    def concerned(self, area: str, worker_ids: Iterable[str]) -> list[str]:
        """Return the workers whose present card names an area, and those of these who have cards."""


class CardBook(Protocol):
    """The versions of the rules for cards."""

    def in_force(self, at: datetime) -> CardRules:
        """Return the version of that day."""


class Sealer(Protocol):
    """Seals personal data and opens it again."""

    def seal(self, plain: str, *, about: str) -> str:
        """Return a text that only the key can open."""

    def open(self, sealed: str, *, about: str) -> str:
        """Return the plain text."""


@dataclass(frozen=True, kw_only=True)
class CardDesk:
    """Everything that is needed to issue cards. `page` is the address before a code, where one can ask."""

    cards: ServiceCards
    rules: CardBook
    sealer: Sealer
    page: str

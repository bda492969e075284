"""What the use cases of accountability need from the world outside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.intake.domain.accountability.card import Card
from services.intake.domain.accountability.card_rules import AccountabilityRules
from services.intake.domain.accountability.periods import Span
from services.intake.domain.accountability.subject import Subject
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars


class Cards(Protocol):
    """All the cards that there are."""

    def get(self, id: str) -> Card:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> Card | None:
        """Return one, or None."""

    def save(self, card: Card) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def page(self, boxes: Iterable[str], *, after: str, limit: int) -> list[Card]:
        """Return the newest cards of some boxes that come after a place, each of them once."""

    def standing_reds(self, subject: Subject, span: Span, *, limit: int) -> list[str]:
        """Return the ids of a subject's reds of a span that are confirmed and not revoked."""

    def past_appeal(self, now: datetime, *, limit: int) -> list[str]:
        """Return the ids of cards whose time to appeal seems to be over."""

    def to_look_after(self, now: datetime, *, limit: int) -> list[str]:
        """Return the ids of cards whose case somebody has to look at."""

    def keep_reckoning(self, card: Card) -> None:
        """Keep when to look again, unless new facts came in between. No fact, no new version."""


class Accountability(Protocol):
    """What leads to a card, every version."""

    def in_force(self, at: datetime) -> AccountabilityRules:
        """Return the version of that day, or raise NotFound."""


@dataclass(frozen=True, kw_only=True)
class Bureau:
    """What it takes to raise a card."""

    cards: Cards
    cases: Cases
    calendars: Calendars
    rules: Accountability

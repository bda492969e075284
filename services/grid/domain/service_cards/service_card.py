"""Service card (服务名片): who a worker is, where he works, and whether that still holds.

All cards that a worker ever had are one aggregate, because its rule is about them together: at most one is
good. A card is known by a code that nobody can guess; it proves nothing by itself: what holds is what is told
of that code at this moment (domain reference §5.4).
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from shared.events.grid_cards import ServiceCardEnded, ServiceCardIssued
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict

REMEMBERED_CARDS = 30


class Why(StrEnum):
    """Why a card came to be, or to its end."""

    FIRST = "first"
    RENEWED = "renewed"
    POST_CHANGED = "post_changed"
    POST_LEFT = "post_left"
    LOST = "lost"
    MISUSED = "misused"


class Standing(StrEnum):
    """What a card is worth."""

    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, kw_only=True)
class Bearer:
    """What is known of a worker. `name`, `duty_phone` and `photo` are sealed."""

    name: str
    staff_no: str
    duty_phone: str | None
    offers_agency: bool
    photo: str | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A post that he holds, and who holds the other of the grid."""

    area: str
    post: str
    partner_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Card:
    """One card; `serial` counts those of its bearer from 1 on."""

    serial: int
    code: str = field(repr=False)
    seats: tuple[Seat, ...]
    issued_at: datetime
    valid_until: datetime
    ended_at: datetime | None = None
    ended_by: Why | None = None

    def standing(self, at: datetime) -> Standing:
        """Tell what it is worth at a moment."""
        if self.ended_at is not None:
            return Standing.REVOKED
        return Standing.VALID if at < self.valid_until else Standing.EXPIRED


@dataclass(kw_only=True)
class ServiceCard(Aggregate):
    """The cards of one worker, oldest first; its id is the worker's."""

    bearer: Bearer
    cards: tuple[Card, ...] = ()
    issued: int = 0

    @property
    def current(self) -> Card | None:
        """Return the card that was not ended, if there is one; it may have expired."""
        return self.cards[-1] if self.cards and self.cards[-1].ended_at is None else None

    @property
    def areas(self) -> tuple[str, ...]:
        """Return the areas of the posts that the present card names."""
        return tuple(sorted({seat.area for seat in self.current.seats})) if self.current else ()

    def card(self, code: str) -> Card | None:
        """Return the card with a code."""
        return next((card for card in self.cards if card.code == code), None)

    def issue(
        self, code: str, *, seats: tuple[Seat, ...], valid_for: timedelta, why: Why, at: datetime
    ) -> None:
        """Issue a card for the posts that he holds; the one before is good no more. Refused: without any."""
        if not seats:
            raise Conflict("该人员没有岗位，不能发放服务名片")
        self._end(why, at=at)
        self.issued += 1
        card = Card(serial=self.issued, code=code, seats=seats, issued_at=at, valid_until=at + valid_for)
        self.cards = (*self.cards, card)[-REMEMBERED_CARDS:]
        self.record(
            ServiceCardIssued(
                worker_id=self.id,
                serial=card.serial,
                areas=self.areas,
                why=why.value,
                valid_until=card.valid_until,
                issued_at=at,
            )
        )

    def revoke(self, why: Why, *, at: datetime) -> None:
        """Let the present card be good no more. Refused where there is none."""
        card = self.current
        if card is None:
            raise Conflict("没有有效的服务名片")
        self._end(why, at=at)
        self.record(ServiceCardEnded(worker_id=self.id, serial=card.serial, why=why.value, ended_at=at))

    def follow(self, seats: tuple[Seat, ...], *, code: str, valid_for: timedelta, at: datetime) -> bool:
        """Keep to the posts that he holds now; tell whether that changed anything.

        Another post or partner makes a new card, no post at all ends the old one. Who has no card gets none
        by itself.
        """
        if self.current is None or self.current.seats == seats:
            return False
        if seats:
            self.issue(code, seats=seats, valid_for=valid_for, why=Why.POST_CHANGED, at=at)
        else:
            self.revoke(Why.POST_LEFT, at=at)
        return True

    def _end(self, why: Why, *, at: datetime) -> None:
        if card := self.current:
            self.cards = (*self.cards[:-1], replace(card, ended_at=at, ended_by=why))

"""Notice: what one recipient was told, by which way, and whether he has heard it (domain reference §6.4)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from shared.events.notify import NoticeAcknowledged, NoticeSent
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict
from shared.kernel.ids import id_from

END_OF_PLACES = 10**13  # milliseconds since 1970, in the year 2286


class State(StrEnum):
    """Where a notice stands. FAILED and EXPIRED belong to channels that leave the house."""

    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    ACKED = "acked"
    FAILED = "failed"
    EXPIRED = "expired"


MOVES: dict[State, frozenset[State]] = {
    State.QUEUED: frozenset({State.SENT}),
    State.SENT: frozenset({State.DELIVERED}),
    State.DELIVERED: frozenset({State.READ, State.ACKED}),
    State.READ: frozenset({State.ACKED}),
}


def notice_id(event_id: str, *, recipient: str, template: str) -> str:
    """Return the id that follows from the cause: the same event tells nobody the same thing twice."""
    return id_from(event_id, recipient, template)


@dataclass(kw_only=True)
class Notice(Aggregate):
    """A notice in its final words. Confirming implies having read; only what asks for it is confirmed.

    `reference` is the number of the paper that it tells of, where there is one.
    """

    recipient: str
    template: str
    template_version: int
    case_id: str | None
    reference: str | None = None
    title: str
    text: str
    needs_ack: bool
    queued_at: datetime
    state: State = State.QUEUED
    channel: str | None = None
    sent_at: datetime | None = None
    read_at: datetime | None = None
    acknowledged_at: datetime | None = None

    @property
    def place(self) -> str:
        """Where it lies in a box: the smaller, the newer; no two notices share a place."""
        age = END_OF_PLACES - round(self.queued_at.timestamp() * 1000)
        return f"{age:013d}-{self.id}"

    @property
    def awaits_ack(self) -> bool:
        """Tell whether the recipient has still to confirm it."""
        return self.needs_ack and self.state is not State.ACKED

    @property
    def is_read(self) -> bool:
        """Tell whether the recipient has seen it."""
        return self.state in {State.READ, State.ACKED}

    def send(self, channel: str, at: datetime) -> None:
        """Hand it to a channel."""
        self._go(State.SENT)
        self.channel, self.sent_at = channel, at
        self.record(
            NoticeSent(
                notice_id=self.id,
                recipient=self.recipient,
                template=self.template,
                case_id=self.case_id,
                channel=channel,
                sent_at=at,
            )
        )

    def deliver(self) -> None:
        """Note that the channel has brought it to the recipient."""
        self._go(State.DELIVERED)

    def read(self, at: datetime) -> None:
        """Note that the recipient has opened it. A receipt and no fact: nobody else acts upon it."""
        self._go(State.READ)
        self.read_at = at

    def acknowledge(self, at: datetime) -> None:
        """Confirm it, for the recipient."""
        if not self.needs_ack:
            raise Conflict("该通知不需要确认")
        self._go(State.ACKED)
        self.read_at, self.acknowledged_at = self.read_at or at, at
        self.record(
            NoticeAcknowledged(
                notice_id=self.id,
                recipient=self.recipient,
                case_id=self.case_id,
                reference=self.reference,
                acknowledged_at=at,
            )
        )

    def _go(self, to: State) -> None:
        if to not in MOVES.get(self.state, frozenset()):
            raise Conflict(f"通知现为“{self.state}”，不能变为“{to}”")
        self.state = to

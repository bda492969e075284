"""What intake announces of cards: who is held to account for what, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class CardEvent(Event):
    """Base of everything that happens to a card.

    `subject_kind` is staff or unit, `subject_id` a worker or the code of a unit; `unit` is the code of the
    area whose head answers for it; `number` is that of the case.
    """

    about = "card"
    heard_by: ClassVar[tuple[str, ...]] = ("notify",)
    card_id: str
    case_id: str
    number: str
    subject_kind: str
    subject_id: str
    unit: str


@dataclass(frozen=True, kw_only=True)
class CardProposed(CardEvent):
    """Somebody may have to answer for something; nothing is decided. `level` is L1 to L4.

    `raised_from` is system or person; `rule_label` says the rule in words for people.
    """

    name = "intake.card_proposed"
    level: str
    rule: str
    rule_version: int
    rule_label: str
    points: int
    raised_from: str
    reason_due: datetime
    proposed_at: datetime


@dataclass(frozen=True, kw_only=True)
class ReasonGiven(CardEvent):
    """Whoever is held to account has said why it happened."""

    name = "intake.reason_given"
    given_at: datetime


@dataclass(frozen=True, kw_only=True)
class CardConfirmed(CardEvent):
    """Somebody has looked at it and confirms the card. Its points do not count yet."""

    name = "intake.card_confirmed"
    heard_by = ("intake", "notify")
    level: str
    rule_label: str
    points: int
    raised_at: datetime
    appeal_due: datetime
    confirmed_at: datetime


@dataclass(frozen=True, kw_only=True)
class CardAppealed(CardEvent):
    """Whoever is held to account does not accept it; somebody else has to decide."""

    name = "intake.card_appealed"
    level: str
    rule_label: str
    appealed_at: datetime


@dataclass(frozen=True, kw_only=True)
class AppealDecided(CardEvent):
    """The appeal was decided: upheld (the card stands) or revoked."""

    name = "intake.appeal_decided"
    level: str
    rule_label: str
    outcome: str
    decided_at: datetime


@dataclass(frozen=True, kw_only=True)
class CardRevoked(CardEvent):
    """A leader took the card back. `points_taken_back` are those that were final already, else 0."""

    name = "intake.card_revoked"
    level: str
    rule_label: str
    points_taken_back: int
    revoked_at: datetime


@dataclass(frozen=True, kw_only=True)
class PointsFinalised(CardEvent):
    """The card stands for good: nobody appealed in time, or the appeal was in vain. Now its points count.

    `star_cap` is the most stars that its level leaves, None where it leaves all.
    """

    name = "intake.points_finalised"
    level: str
    rule: str
    rule_version: int
    points: int
    star_cap: int | None
    raised_at: datetime
    final_at: datetime


@dataclass(frozen=True, kw_only=True)
class SupervisionRepeated(CardEvent):
    """A working day has begun, and the promise that the card is about is still not kept."""

    name = "intake.supervision_repeated"
    rule_label: str
    due: datetime
    repeated_at: datetime


@dataclass(frozen=True, kw_only=True)
class PromiseExceeded(CardEvent):
    """The promise was not kept for longer than the rules bear. `worker_id` had the case by then."""

    name = "intake.promise_exceeded"
    heard_by = ("intake", "notify")
    clock_id: str
    worker_id: str | None
    exceeded_at: datetime

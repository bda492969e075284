"""States of a card, and the closed lists of what is said about one."""

from dataclasses import dataclass
from enum import StrEnum

from services.intake.domain.clocks.limit import Limit


class CardState(StrEnum):
    """Where a card stands. REVOKED is the end of it, whoever revoked it."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    APPEALED = "appealed"
    UPHELD = "upheld"
    REVOKED = "revoked"


S = CardState
STATE_WORDS = {
    S.PROPOSED: "待确认",
    S.CONFIRMED: "已确认",
    S.APPEALED: "申诉中",
    S.UPHELD: "申诉后维持",
    S.REVOKED: "已撤销",
}
STANDING = frozenset({S.CONFIRMED, S.APPEALED, S.UPHELD})


class Raiser(StrEnum):
    """Who raised a card."""

    SYSTEM = "system"
    PERSON = "person"


class Verdict(StrEnum):
    """What became of an appeal."""

    UPHELD = "upheld"
    REVOKED = "revoked"


@dataclass(frozen=True, kw_only=True)
class Windows:
    """The time to explain, and the time to appeal."""

    reason: Limit
    appeal: Limit

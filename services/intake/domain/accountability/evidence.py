"""Evidence: what a card rests on, as it was when the card was raised."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """`facts` are ids of events, `cards` those that are counted in a repetition.

    `account` says in words how the time of the clock went and who had the case meanwhile; `words` are those
    of the person who raised it.
    """

    facts: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    clock_id: str | None = None
    account: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Said:
    """Who said what about a card, and when."""

    by: str
    at: datetime
    words: str = ""

"""Reply rate: how many questions of a month a unit has answered, never without their number."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Replies:
    """Questions of one month; `unit` is empty where nobody was charged yet.

    What was not taken on was answered with a reason and does not count.
    """

    unit: str
    received: int = 0
    answered: int = 0
    dropped: int = 0

    @property
    def n(self) -> int:
        """What the rate is of."""
        return self.received - self.dropped

    @property
    def rate(self) -> float | None:
        """The share that was answered, from 0 to 1; None where there was nothing to answer."""
        return self.answered / self.n if self.n else None


def together(replies: Iterable[Replies]) -> Replies:
    """Return the sum over all units."""
    rows = list(replies)
    return Replies(
        unit="",
        received=sum(row.received for row in rows),
        answered=sum(row.answered for row in rows),
        dropped=sum(row.dropped for row in rows),
    )

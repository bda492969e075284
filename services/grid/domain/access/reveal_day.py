"""Reveal day: how often somebody had something revealed on one day; there is an end to it."""

from dataclasses import dataclass, replace
from datetime import date

from shared.kernel.errors import Conflict


@dataclass(frozen=True, kw_only=True)
class RevealDay:
    """The reveals of one member of the staff on one day, by the command that asked for each."""

    id: str
    by: str
    day: date
    granted: tuple[str, ...] = ()
    revision: int = 0

    @classmethod
    def of(cls, by: str, day: date) -> "RevealDay":
        """Return a day on which nothing was revealed yet."""
        return cls(id=f"{by}:{day}", by=by, day=day)

    def grant(self, command_id: str, *, limit: int) -> "RevealDay":
        """Return the day with one reveal more, the same one once; raises Conflict at the limit."""
        if command_id in self.granted:
            return self
        if len(self.granted) >= limit:
            raise Conflict(f"今天已查看原文{limit}次，达到每日上限")
        return replace(self, granted=(*self.granted, command_id))

    def left(self, limit: int) -> int:
        """Return how many more there may be today."""
        return max(0, limit - len(self.granted))

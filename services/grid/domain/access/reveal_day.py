"""Reveal day: how often somebody had something revealed on one day; there is an end to it."""

from collections.abc import Collection
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

    def grant_all(self, ids: Collection[str], *, limit: int) -> "RevealDay":
        """Return the day with several reveals more; raises Conflict where there is no room for all."""
        new = [id for id in ids if id not in self.granted]
        if len(new) > self.left(limit):
            raise Conflict(
                f"含{len(ids)}人的原文，今天还可以查看{self.left(limit)}次，请减少人数或者不含原文"
            )
        return replace(self, granted=(*self.granted, *new))

    def left(self, limit: int) -> int:
        """Return how many more there may be today."""
        return max(0, limit - len(self.granted))

"""Agreed: a time at which a household wants to be called on."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """A time that the household has agreed to."""

    opens: datetime
    ends: datetime
    by: str

    def holds(self, at: datetime) -> bool:
        return self.opens <= at <= self.ends

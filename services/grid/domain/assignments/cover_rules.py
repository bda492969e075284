"""Cover rules: how long a case may wait for a signature until another covers (domain reference §5.1)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from shared.kernel.calendar import Calendar, Unit
from shared.kernel.errors import Invalid

COUNTED = frozenset({Unit.WORKING_MINUTE, Unit.MINUTE})


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long somebody is waited for: minutes of service time, or of any time."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount <= 0 or self.unit not in COUNTED:
            raise Invalid(f"nobody waits for {self.amount} {self.unit}")

    def ends(self, since: datetime, calendar: Calendar) -> datetime:
        """Return until when somebody is waited for since a moment."""
        length = timedelta(minutes=self.amount)
        return since + length if self.unit is Unit.MINUTE else calendar.after_service_time(since, length)


@dataclass(frozen=True, kw_only=True)
class CoverRules:
    """One version of the patience with each degree of urgency."""

    version_no: int
    effective_from: date
    ordinary: Patience
    urgent: Patience
    emergency: Patience

    def patience(self, urgency: str) -> Patience:
        """Return how long a case of such urgency may wait; a degree that is not known here is ordinary."""
        known = {"urgent": self.urgent, "emergency": self.emergency}
        return known.get(urgency, self.ordinary)

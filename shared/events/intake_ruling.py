"""What intake announces when an issue was done over so often that a leader has to rule."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class CaseReferred(CaseEvent):
    """It was done over as often as the policy allows, and the reporter is still not content."""

    name = "intake.case_referred"
    grid_code: str
    reworks: int
    referred_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseRuled(CaseEvent):
    """A leader has ruled: rework, or close. `worker_id` and `due` are of the one more try."""

    name = "intake.case_ruled"
    ruling: str
    worker_id: str | None
    due: datetime | None
    ruled_by: str
    ruled_at: datetime

"""What intake announces when a unit wants to give a case back."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class ReturnAsked(CaseEvent):
    """The unit says that the case is not its own, and why. The clock runs on."""

    name = "intake.return_asked"
    grid_code: str
    worker_id: str
    proof: str
    asked_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseReturned(CaseEvent):
    """It was right: the case waits for another unit. `worker_id` has asked for it."""

    name = "intake.case_returned"
    heard_by = ("grid", "notify")
    grid_code: str
    worker_id: str
    opinion: str
    answered_by: str
    answered_at: datetime


@dataclass(frozen=True, kw_only=True)
class ReturnRefused(CaseEvent):
    """It was wrong, which counts as shirking (推诿); the case stays where it was."""

    name = "intake.return_refused"
    grid_code: str
    worker_id: str
    opinion: str
    answered_by: str
    answered_at: datetime

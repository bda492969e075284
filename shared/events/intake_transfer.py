"""What intake announces when a case goes to another unit."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class CaseTransferred(CaseEvent):
    """Another unit of the street has it now: `unit` is the code of a grid or community."""

    name = "intake.case_transferred"
    heard_by = ("grid", "notify")
    unit: str
    words: str
    sign_due: datetime | None
    promised_due: datetime | None
    transferred_by: str
    transferred_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseHandedOut(CaseEvent):
    """Somebody outside of the street has it now; the street still answers for it."""

    name = "intake.case_handed_out"
    heard_by = ("grid", "notify")
    unit: str
    handed_by: str
    handed_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseTakenBack(CaseEvent):
    """It is back from outside, and needs a worker."""

    name = "intake.case_taken_back"
    heard_by = ("grid", "notify")
    taken_by: str
    taken_at: datetime

"""What intake announces while an issue is handled, and of the tries to ask what came of it."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class UnitCalledIn(CaseEvent):
    """Another unit has to help; `lead` is the area of the one that leads."""

    name = "intake.unit_called_in"
    lead: str
    grid_code: str
    called_by: str
    called_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseContacted(CaseEvent):
    """Somebody tried to reach the reporter: answered, no_answer, refused or wrong_number."""

    name = "intake.case_contacted"
    worker_id: str
    on_behalf_of: str | None
    result: str
    contacted_at: datetime


@dataclass(frozen=True, kw_only=True)
class ContactDenied(CaseEvent):
    """Who asked says that nobody spoke with him, although `claimed_by` had said so."""

    name = "intake.contact_denied"
    heard_by = ("intake", "notify")
    claimed_by: str
    claimed_at: datetime
    grid_code: str
    denied_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseProgressed(CaseEvent):
    """The handler has noted what he is doing."""

    name = "intake.case_progressed"
    worker_id: str
    progressed_at: datetime


@dataclass(frozen=True, kw_only=True)
class VisitFailed(CaseEvent):
    """The reporter could not be asked; `tries` counts those since the last result."""

    name = "intake.visit_failed"
    heard_by = ("grid", "notify")
    tries: int
    result: str
    failed_at: datetime


@dataclass(frozen=True, kw_only=True)
class ReworkOrdered(CaseEvent):
    """It has to be done over, with the head of the unit taking part; `reworks` counts."""

    name = "intake.rework_ordered"
    heard_by = ("grid", "notify")
    grid_code: str
    worker_id: str | None
    reworks: int
    due: datetime | None
    ordered_at: datetime


@dataclass(frozen=True, kw_only=True)
class ReworkLed(CaseEvent):
    """The responsible head takes part in doing it over."""

    name = "intake.rework_led"
    worker_id: str | None
    head_id: str
    due: datetime | None
    led_at: datetime

"""What intake announces when somebody presses for a case."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class CaseSupervised(CaseEvent):
    """A leader presses: normal, yellow or red. The handler must reply."""

    name = "intake.case_supervised"
    grid_code: str
    worker_id: str | None
    level: str
    opinion: str
    supervised_by: str
    supervised_at: datetime


@dataclass(frozen=True, kw_only=True)
class SupervisionAnswered(CaseEvent):
    """The handler has replied to who pressed."""

    name = "intake.supervision_answered"
    level: str
    reply: str
    supervised_by: str
    worker_id: str
    answered_at: datetime


@dataclass(frozen=True, kw_only=True)
class SupervisionCancelled(CaseEvent):
    """It was taken back."""

    name = "intake.supervision_cancelled"
    worker_id: str | None
    level: str
    cancelled_by: str
    cancelled_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseInstructed(CaseEvent):
    """A leader wrote on it what is to be done."""

    name = "intake.case_instructed"
    grid_code: str
    worker_id: str | None
    words: str
    instructed_by: str
    instructed_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseUrged(CaseEvent):
    """The resident or the office asks for haste; `urges` counts."""

    name = "intake.case_urged"
    grid_code: str
    worker_id: str | None
    urges: int
    urged_by: str
    urged_at: datetime

"""What intake announces of cases that wait: for an appointment, for who asks, for the end of what hinders."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class AppointmentLapsed(CaseEvent):
    """The appointment of an application came to nothing; the window looks at it until `due`, as at any other.

    `reason` is missed, served (without it), visitor, office, closed (the slot), or rest_day (the hall).
    """

    name = "intake.appointment_lapsed"
    reason: str
    due: datetime | None
    lapsed_at: datetime


@dataclass(frozen=True, kw_only=True)
class PauseAsked(CaseEvent):
    """Somebody asks that the clocks of a case wait; `cause` is force_majeure or applicant."""

    name = "intake.pause_asked"
    grid_code: str
    cause: str
    until: date
    asked_by: str
    asked_at: datetime


@dataclass(frozen=True, kw_only=True)
class CasePaused(CaseEvent):
    """The case cannot go on and its clocks wait, the law's too, until the end of a day at the latest."""

    name = "intake.case_paused"
    worker_id: str | None
    cause: str
    until: date
    granted_by: str
    paused_at: datetime


@dataclass(frozen=True, kw_only=True)
class PauseRefused(CaseEvent):
    """The clocks of the case run on as they are."""

    name = "intake.pause_refused"
    worker_id: str | None
    refused_by: str
    refused_at: datetime


@dataclass(frozen=True, kw_only=True)
class PauseEnded(CaseEvent):
    """The clocks of the case run again with what was left."""

    name = "intake.pause_ended"
    worker_id: str | None
    promised_due: datetime | None
    legal_due: datetime | None
    ended_by: str
    ended_at: datetime


@dataclass(frozen=True, kw_only=True)
class SpecialProcedureOverran(CaseEvent):
    """A special procedure takes longer than the applicant was told in writing; the clocks run on."""

    name = "intake.special_procedure_overran"
    procedure: str
    expected_days: int
    promised_due: datetime | None
    legal_due: datetime | None
    overran_at: datetime

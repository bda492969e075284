"""What intake announces of an application until its decision. From then on: see intake_results."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class ApplicationReceived(CaseEvent):
    """Who had an appointment has come, and what he brought was taken in."""

    name = "intake.application_received"
    received_by: str
    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class ApplicationDeemedAccepted(CaseEvent):
    """The window was silent too long: it counts as accepted from the moment it was received."""

    name = "intake.application_deemed_accepted"
    grid_code: str
    received_at: datetime
    promised_due: datetime | None
    legal_due: datetime | None
    deemed_at: datetime


@dataclass(frozen=True, kw_only=True)
class CorrectionRequested(CaseEvent):
    """The one-time notice: all that is missing, as `remedies` in words. `due` is until when to supply it."""

    name = "intake.correction_requested"
    heard_by = ("grid", "notify")
    notice_number: str
    notice_round: int
    remedies: tuple[str, ...]
    due: datetime | None
    requested_by: str
    requested_at: datetime


@dataclass(frozen=True, kw_only=True)
class SecondNoticeGiven(CaseEvent):
    """There was one more notice: whoever gave the first, `first_given_by`, had not told all."""

    name = "intake.second_notice_given"
    heard_by = ("intake", "notify")
    notice_number: str
    first_given_by: str
    given_by: str
    grid_code: str
    given_at: datetime


@dataclass(frozen=True, kw_only=True)
class CorrectionReceiptConfirmed(CaseEvent):
    """The applicant has the notice, and there is proof of it."""

    name = "intake.correction_receipt_confirmed"
    notice_number: str
    confirmed_at: datetime


@dataclass(frozen=True, kw_only=True)
class MaterialsHandedIn(CaseEvent):
    """The applicant has sent what a notice asks for, to be looked at. `left` lines are his still."""

    name = "intake.materials_handed_in"
    notice_number: str
    handed_in: int
    left: int
    worker_id: str | None
    grid_code: str
    handed_in_at: datetime


@dataclass(frozen=True, kw_only=True)
class MaterialsSupplied(CaseEvent):
    """Something that a notice asks for has come; `left` lines of it are open, to be supplied until `due`."""

    name = "intake.materials_supplied"
    notice_number: str
    settled: int
    left: int
    due: datetime | None = None
    supplied_by: str
    supplied_at: datetime


@dataclass(frozen=True, kw_only=True)
class CorrectionDone(CaseEvent):
    """Nothing is missing any more; the clocks run."""

    name = "intake.correction_done"
    heard_by = ("grid", "notify")
    notice_number: str
    promised_due: datetime | None
    legal_due: datetime | None
    done_at: datetime


@dataclass(frozen=True, kw_only=True)
class CorrectionLapsed(CaseEvent):
    """The time for the correction is over and something is still missing; somebody must decide."""

    name = "intake.correction_lapsed"
    notice_number: str
    grid_code: str
    lapsed_at: datetime


@dataclass(frozen=True, kw_only=True)
class StepStarted(CaseEvent):
    """A part of the way has begun; `due` is None where it is not bounded above."""

    name = "intake.step_started"
    step: str
    due: datetime | None
    started_at: datetime


@dataclass(frozen=True, kw_only=True)
class StepEnded(CaseEvent):
    """A part of the way is done."""

    name = "intake.step_ended"
    step: str
    ended_by: str
    ended_at: datetime


@dataclass(frozen=True, kw_only=True)
class SpecialProcedureStarted(CaseEvent):
    """A procedure whose time is not counted has begun; it is expected to take so many working days."""

    name = "intake.special_procedure_started"
    procedure: str
    expected_days: int
    started_by: str
    started_at: datetime


@dataclass(frozen=True, kw_only=True)
class SpecialProcedureEnded(CaseEvent):
    """It is over; the clocks run again."""

    name = "intake.special_procedure_ended"
    procedure: str
    promised_due: datetime | None
    legal_due: datetime | None
    ended_by: str
    ended_at: datetime


@dataclass(frozen=True, kw_only=True)
class ApplicationExtended(CaseEvent):
    """The head has approved more time, and the applicant is told why."""

    name = "intake.application_extended"
    notice_number: str
    reasons: str
    promised_due: datetime | None
    legal_due: datetime | None
    approved_by: str
    extended_at: datetime


@dataclass(frozen=True, kw_only=True)
class WithdrawalRequested(CaseEvent):
    """Somebody asks to withdraw it; the applicant has to confirm."""

    name = "intake.withdrawal_requested"
    heard_by = ("grid", "notify")
    requested_by: str
    requested_at: datetime


@dataclass(frozen=True, kw_only=True)
class WithdrawalDropped(CaseEvent):
    """It is not withdrawn after all, and goes on where it was."""

    name = "intake.withdrawal_dropped"
    heard_by = ("grid", "notify")
    dropped_by: str
    dropped_at: datetime


@dataclass(frozen=True, kw_only=True)
class ApplicationWithdrawn(CaseEvent):
    """The applicant has withdrawn it. `accepted` says whether it had been accepted by then."""

    name = "intake.application_withdrawn"
    heard_by = ("grid", "notify")
    accepted: bool
    withdrawn_at: datetime

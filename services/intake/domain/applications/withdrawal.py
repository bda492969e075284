"""Withdrawal (撤件): somebody asks to withdraw, and the applicant confirms it; until then nothing stops."""

from dataclasses import dataclass, replace
from datetime import datetime

from services.intake.domain.applications.acceptance import Accepting
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.applications.transitions import Act
from shared.events.intake_applications import (
    ApplicationWithdrawn,
    WithdrawalDropped,
    WithdrawalRequested,
)
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """What was asked for. `proof` is what shows that the applicant confirms, where a clerk enters it."""

    interrupted: S
    reason: str
    requested_by: str
    requested_at: datetime
    proof: str = ""
    confirmed_at: datetime | None = None


@dataclass(kw_only=True)
class Withdrawing(Accepting):
    """`withdrawal` is the last one asked for."""

    withdrawal: Withdrawal | None = None

    def request_withdrawal(self, reason: str, *, by: Caller, at: datetime) -> None:
        """Ask to withdraw it. The clocks run on: it is not withdrawn yet."""
        self.require(Act.REQUEST_WITHDRAWAL)
        self.withdrawal = Withdrawal(
            interrupted=self.state, reason=reason, requested_by=by.id, requested_at=at
        )
        self.go(Act.REQUEST_WITHDRAWAL, S.WITHDRAWING, at=at)
        self.note(at, "申请撤件", by=by.id)
        self.record(WithdrawalRequested(case_id=self.id, requested_by=by.id, requested_at=at))

    def lose_appointment(self, reason: str, *, at: datetime, calendar: Calendar) -> None:
        """Where a withdrawal waits, what is withdrawn has no appointment any more."""
        waiting = self.withdrawal if self.state is S.WITHDRAWING else None
        if waiting and waiting.interrupted is not S.BOOKED:
            raise Conflict("没有预约可以作罢")
        super().lose_appointment(reason, at=at, calendar=calendar)
        if waiting:
            self.withdrawal = replace(waiting, interrupted=S.RECEIVED)

    def confirm_withdrawal(self, proof: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """End it for the applicant: withdrawn (2) before acceptance, taken back (14) after it."""
        self.require(Act.CONFIRM_WITHDRAWAL)
        assert self.withdrawal, "it was asked for"
        self.withdrawal = replace(self.withdrawal, proof=proof, confirmed_at=at)
        accepted = self.accepted_at is not None
        self.go(Act.CONFIRM_WITHDRAWAL, S.TAKEN_BACK if accepted else S.WITHDRAWN, at=at)
        self.stop_clocks(by=by.id, at=at, calendar=calendar)
        self.note(at, self.state_label, by=by.id)
        self.record(ApplicationWithdrawn(case_id=self.id, accepted=accepted, withdrawn_at=at))

    def drop_withdrawal(self, *, by: Caller, at: datetime) -> None:
        """Go on where it was: the applicant does not withdraw it after all."""
        self.require(Act.DROP_WITHDRAWAL)
        assert self.withdrawal, "it was asked for"
        back = self.withdrawal.interrupted
        accepted_meanwhile = back is S.RECEIVED and self.accepted_at is not None
        self.go(Act.DROP_WITHDRAWAL, S.ACCEPTED if accepted_meanwhile else back, at=at)
        self.note(at, "取消撤件", by=by.id)
        self.record(WithdrawalDropped(case_id=self.id, dropped_by=by.id, dropped_at=at))

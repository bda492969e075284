"""Returning (退单): a unit says that a case is not its own. The clock runs on; a refused return is 推诿.

The dispatcher has some hours to answer. After so many returns a leader does: nothing is passed on for ever.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.deadline import deadline
from services.intake.domain.clocks.turns import Run
from services.intake.domain.issues.handling import Handling
from services.intake.domain.issues.transitions import Action
from services.intake.domain.issues.verdict import Approval
from shared.events.intake_returning import CaseReturned, ReturnAsked, ReturnRefused
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, NotAllowed
from shared.kernel.masking import discreet

STEPS = (ClockKind.SIGN, ClockKind.STEP)


@dataclass(frozen=True, kw_only=True)
class Return:
    """A unit's request, for wrong jurisdiction, with its proof; and the dispatcher's answer."""

    unit: str
    proof: str
    asked_by: str
    asked_at: datetime
    answer: Approval | None = None
    opinion: str = ""
    answered_by: str | None = None
    answered_at: datetime | None = None

    @property
    def is_shirking(self) -> bool:
        """Tell whether it counts as 推诿: it was asked for and refused."""
        return self.answer is Approval.REFUSED


@dataclass(kw_only=True)
class Returning(Handling):
    """The returns that were asked for, one a unit."""

    returns: tuple[Return, ...] = ()

    def ask_return(self, proof: str, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Ask to give it back, once a unit, within a working day of getting it."""
        self.permit(Action.ASK_RETURN)
        self.stand_in(by)
        if any(each.unit == self.area for each in self.returns):
            raise Conflict("同一单位对同一工单只能申请退单一次")
        if self._is_past_returning(at, calendar):
            raise Conflict("已超过可以申请退单的时间")
        asked = Return(unit=self.area, proof=proof, asked_by=by.id, asked_at=at)
        self.returns = (*self.returns, asked)
        self.step(Action.ASK_RETURN, by=by.id, at=at, note=proof)
        limit = self.policy.issue.return_answer
        self.start_step(ClockKind.RETURN, limit, by=by.id, at=at, calendar=calendar)
        self.record(
            ReturnAsked(
                case_id=self.id,
                grid_code=self.area,
                worker_id=by.id,
                proof=discreet(proof),
                asked_at=at,
            )
        )

    def answer_return(
        self, answer: Approval, *, opinion: str, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Grant it, and it waits for another unit; or refuse, and it goes on where it was."""
        action = Action.GRANT_RETURN if answer is Approval.GRANTED else Action.REFUSE_RETURN
        self.permit(action)
        self.require_other(action, by)
        self.require_say_on_return(by)
        self._settle_return(answer, opinion=opinion, by=by, at=at)
        self.step(action, by=by.id, at=at, note=opinion)
        self.stop_clocks(ClockKind.RETURN, by=by.id, at=at, calendar=calendar)
        if answer is Approval.GRANTED:
            self.let_go(by=by.id, at=at, calendar=calendar)

    def require_say_on_return(self, by: Caller) -> None:
        """Leave it to a leader where a unit asks after as many returns as there may be."""
        granted = sum(each.answer is Approval.GRANTED for each in self.returns)
        if self.awaits_answer and granted >= self.policy.issue.most_returns and "leader" not in by.roles:
            raise NotAllowed(f"已退单{granted}次，由领导决定")

    @property
    def awaits_answer(self) -> bool:
        """Tell whether a unit has asked and nobody has answered."""
        return bool(self.returns) and self.returns[-1].answer is None

    def let_go(self, *, by: str, at: datetime, calendar: Calendar) -> None:
        """Let nobody have it: the next holder's steps begin anew, the promise runs on."""
        self.handler = self.signed_by = None
        self.pass_to(None, label="", at=at)
        self.units = self.units.moved(None)
        self.stop_clocks(*STEPS, by=by, at=at, calendar=calendar)

    def close_return(self, *, by: Caller, at: datetime) -> None:
        """Grant what was still asked for, because somebody gives it to another unit."""
        if self.awaits_answer:
            self._settle_return(Approval.GRANTED, opinion="", by=by, at=at)

    def _settle_return(self, answer: Approval, *, opinion: str, by: Caller, at: datetime) -> None:
        asked = self.returns[-1]
        settled = replace(asked, answer=answer, opinion=opinion, answered_by=by.id, answered_at=at)
        self.returns = (*self.returns[:-1], settled)
        fact = ReturnRefused if settled.is_shirking else CaseReturned
        self.record(
            fact(
                case_id=self.id,
                grid_code=asked.unit,
                worker_id=asked.asked_by,
                opinion=discreet(opinion),
                answered_by=by.id,
                answered_at=at,
            )
        )

    def _is_past_returning(self, at: datetime, calendar: Calendar) -> bool:
        assert self.given_at, "who has signed was given it before"
        known = deadline(self.policy.issue.return_window, (Run(self.given_at, None),), calendar)
        return known is None or at >= known.at

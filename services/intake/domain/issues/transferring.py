"""Transferring (转办): to another unit, or out of the street. The promise to the resident runs on."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.issues.extending import Extending
from services.intake.domain.issues.returning import STEPS
from services.intake.domain.issues.transitions import Action
from services.intake.domain.issues.verdict import Outcome
from shared.events.intake import CaseResolved
from shared.events.intake_transfer import CaseHandedOut, CaseTakenBack, CaseTransferred
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Invalid
from shared.kernel.masking import discreet


@dataclass(frozen=True, kw_only=True)
class Outside:
    """Who has it outside of the street, and its number there."""

    unit: str
    number: str
    since: datetime


@dataclass(kw_only=True)
class Transferring(Extending):
    """Where it is, if it is outside."""

    outside: Outside | None = None

    def transfer(
        self,
        unit: str,
        *,
        words: str,
        sign: Limit,
        by: Caller,
        at: datetime,
        calendar: Calendar,
    ) -> None:
        """Give it to another unit of the street, which has to sign anew; grid names its worker."""
        self.permit(Action.TRANSFER)
        self.require_say_on_return(by)
        if not unit.startswith(self.street) or unit == self.street:
            raise Invalid("只能转给本街道的社区或者网格", {"unit": ["不是本街道的单位"]})
        self.units = self.units.moved(unit)
        self._leave(by=by, at=at, calendar=calendar)
        self.step(Action.TRANSFER, by=by.id, at=at, note=words)
        self.given_at = at
        self.start_step(ClockKind.SIGN, sign, by=by.id, at=at, calendar=calendar)
        self._tell_transfer(unit, discreet(words), by=by, at=at)

    def hand_out(
        self, unit: str, *, number: str, words: str, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Give it to somebody outside. The street goes on answering for it to the resident."""
        self.permit(Action.HAND_OUT)
        self.require_say_on_return(by)
        self._leave(by=by, at=at, calendar=calendar)
        self.units = self.units.moved(None) if self.units.lead else self.units
        self.outside = Outside(unit=unit, number=number, since=at)
        self.step(Action.HAND_OUT, by=by.id, at=at, note=f"{unit}：{words}")
        self.record(CaseHandedOut(case_id=self.id, unit=discreet(unit), handed_by=by.id, handed_at=at))

    def take_back(self, words: str, *, by: Caller, at: datetime) -> None:
        """Take it back from outside: it needs a worker of the street again."""
        self.step(Action.TAKE_BACK, by=by.id, at=at, note=words)
        self.outside = None
        self.record(CaseTakenBack(case_id=self.id, taken_by=by.id, taken_at=at))

    def hear_outside(
        self, outcome: Outcome, *, result: str, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Keep what was done outside; the reporter is asked about it like about our own work."""
        self.permit(Action.OUTSIDE_ANSWER)
        self.give_result(outcome, result=result, photos=(), by=by.id, at=at, calendar=calendar)
        self.step(Action.OUTSIDE_ANSWER, by=by.id, at=at, note=result)
        self.record(CaseResolved(case_id=self.id, worker_id=by.id, outcome=outcome, resolved_at=at))

    def _tell_transfer(self, unit: str, words: str, *, by: Caller, at: datetime) -> None:
        self.record(
            CaseTransferred(
                case_id=self.id,
                unit=unit,
                words=words,
                sign_due=self.due.get(ClockKind.SIGN),
                promised_due=self.due.get(ClockKind.PROMISED),
                transferred_by=by.id,
                transferred_at=at,
            )
        )

    def _leave(self, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        self.close_return(by=by, at=at)
        self.drop_extension(at=at)
        self.handler = self.signed_by = None
        self.pass_to(None, label="", at=at)
        self.stop_clocks(*STEPS, ClockKind.RETURN, by=by.id, at=at, calendar=calendar)

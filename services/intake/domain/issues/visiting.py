"""Visiting: what the reporter says of the result, or what is found on the spot; and what follows from it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.cases.script import CallResult, Script, Visit, VisitChannel, in_vain
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.issues.ending import Confirmed, Ending
from services.intake.domain.issues.states import S
from services.intake.domain.issues.transitions import Action
from services.intake.domain.issues.verdict import Outcome, Ruling, Verdict
from shared.events.intake import CaseChecked
from shared.events.intake_handling import ReworkLed, ReworkOrdered, VisitFailed
from shared.events.intake_ruling import CaseReferred, CaseRuled
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller

MOST_KEPT = 50  # tries to reach the reporter; the oldest fall away


@dataclass(kw_only=True)
class Visiting(Ending):
    """Every try to ask the reporter, what he said last, and how often it was done over."""

    visits: tuple[Visit, ...] = ()
    satisfaction: int | None = None
    reworks: int = 0

    @property
    def shirks(self) -> int:
        """How often a return was refused (推诿)."""
        return sum(each.is_shirking for each in self.returns)

    def check(
        self, script: Script, *, channel: VisitChannel, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Keep what the reporter says; what is not done goes back with a new limit.

        What was done over as often as the policy allows goes to a leader instead.
        """
        self.permit(Action.CHECK)
        self.require_other(Action.CHECK, by)
        self._keep(channel, CallResult.ANSWERED, by=by, at=at, script=script)
        self.satisfaction = script.satisfaction
        self._judge(Action.CHECK, script.passed, by=by, at=at, calendar=calendar)
        self._tell_of_check(script.passed, script=script, at=at)
        self.weigh_claim(script, at=at)

    def inspect(self, verdict: Verdict, *, words: str, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Keep what somebody else than the handler finds on the spot (现场核查)."""
        self.permit(Action.INSPECT)
        self.require_other(Action.INSPECT, by)
        passed = verdict is Verdict.DONE
        self._judge(Action.INSPECT, passed, by=by, at=at, calendar=calendar, note=words)
        self._tell_of_check(passed, script=None, at=at)

    def miss_visit(
        self, result: CallResult, *, channel: VisitChannel, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Note that he could not be asked; after so many tries on so many days the issue closes by itself."""
        self.permit(Action.MISS_VISIT)
        self.require_other(Action.CHECK, by)
        self._keep(channel, result, by=by, at=at)
        tries = [each for each in self.visits if each.of == self.handlings]
        self.note(at, Action.MISS_VISIT, by=by.id, note=result)
        self.record(VisitFailed(case_id=self.id, tries=len(tries), result=result, failed_at=at))
        rules = self.policy.issue
        if in_vain(tries, least=rules.failed_visits, days=rules.failed_days):
            self.confirmed = Confirmed.NOBODY
            self.end(Action.MISS_VISIT, by=SYSTEM, at=at, calendar=calendar)

    def lead_rework(self, words: str, *, by: Caller, at: datetime) -> None:
        """Take part as the responsible head: only then is it done over."""
        self.step(Action.LEAD_REWORK, by=by.id, at=at, note=words)
        self.record(
            ReworkLed(
                case_id=self.id,
                worker_id=self.worker,
                head_id=by.id,
                due=self.due.get(ClockKind.STEP),
                led_at=at,
            )
        )

    def rule(self, ruling: Ruling, *, words: str, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Order one more try, or the end, for the leadership; by nobody who had it in hand.

        What ends so never reads as solved: the reporter says that it is not.
        """
        self.permit(Action.RULE)
        self.require_other(Action.RULE, by)
        self.note(at, "领导决定", by=by.id, note=words)
        if ruling is Ruling.REWORK:
            self.move(Action.RULE, S.IN_PROGRESS)
            self._start_again(by, at=at, calendar=calendar)
        self.record(
            CaseRuled(case_id=self.id, ruling=ruling, **self._one_more_try(), ruled_by=by.id, ruled_at=at)
        )
        if ruling is Ruling.CLOSE:
            self.outcome = Outcome.NOT_SOLVED if self.outcome is Outcome.SOLVED else self.outcome
            self.confirmed = Confirmed.LEADER
            self.end(Action.RULE, by=by.id, at=at, calendar=calendar)

    def _keep(
        self,
        channel: VisitChannel,
        result: CallResult,
        *,
        by: Caller,
        at: datetime,
        script: Script | None = None,
    ) -> None:
        visit = Visit(at=at, by=by.id, of=self.handlings, channel=channel, result=result, script=script)
        self.visits = (*self.visits, visit)[-MOST_KEPT:]

    def _judge(
        self, action: Action, passed: bool, *, by: Caller, at: datetime, calendar: Calendar, note: str = ""
    ) -> None:
        self.stop_clocks(ClockKind.CALLBACK, by=by.id, at=at, calendar=calendar)
        if passed:
            self.confirmed = Confirmed.REPORTER if action is Action.CHECK else Confirmed.INSPECTION
            to = S.CHECK_PASSED
        else:
            to = S.REWORK if self.reworks < self.policy.issue.most_reworks else S.LEADER_PENDING
        self.step(action, by=by.id, at=at, note=note or ("通过" if passed else "未通过"), to=to)
        if to is S.REWORK:
            self._start_again(by, at=at, calendar=calendar)

    def _start_again(self, by: Caller, *, at: datetime, calendar: Calendar) -> None:
        self.reworks += 1
        self.start_step(ClockKind.STEP, self.policy.issue.rework, by=by.id, at=at, calendar=calendar)

    def _tell_of_check(self, passed: bool, *, script: Script | None, at: datetime) -> None:
        self.record(
            CaseChecked(
                case_id=self.id,
                passed=passed,
                contacted=script.contacted if script else None,
                solved=script.solved if script else None,
                satisfied=script.satisfied if script else None,
                satisfaction=script.satisfaction if script else None,
                reason=script.reason if script else None,
                **self._one_more_try(),
                checked_at=at,
            )
        )
        again: dict[str, Any] = {"case_id": self.id, "grid_code": self.area, "reworks": self.reworks}
        if self.state is S.REWORK:
            self.record(ReworkOrdered(**again, **self._one_more_try(), ordered_at=at))
        if self.state is S.LEADER_PENDING:
            self.record(CaseReferred(**again, referred_at=at))

    def _one_more_try(self) -> dict[str, Any]:
        """Who has to do it again, and until when."""
        again = self.state in {S.IN_PROGRESS, S.REWORK}
        return {
            "worker_id": self.worker if again else None,
            "due": self.due.get(ClockKind.STEP) if again else None,
        }

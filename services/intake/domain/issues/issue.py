"""Issue: somebody says that something is wrong, asks, or complains (domain reference §1.3)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from services.intake.domain.cases.handler import Handler
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.issues.approval import Approvable
from services.intake.domain.issues.states import WORDS, IssueState
from services.intake.domain.issues.verdict import Outcome, Refusal, Ruling, Verdict
from services.intake.domain.menu.issue_type import IssueType
from shared.events.intake import CaseChecked, CaseClosed, CaseRefused, CaseResolved
from shared.events.intake_ruling import CaseReferred, CaseRuled
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict
from shared.kernel.masking import discreet

S = IssueState
ANSWERABLE = (S.TRIAGED, S.ASSIGNED, S.SIGNED, S.IN_PROGRESS)


@dataclass(kw_only=True)
class Issue(Approvable):
    """An issue and its way from the report to the close."""

    kind: ClassVar[str] = "issue"

    state: IssueState = S.REGISTERED
    outcome: Outcome | None = None
    result: str = ""
    reworks: int = 0
    satisfaction: int | None = None

    @property
    def state_label(self) -> str:
        """The state in words."""
        return WORDS[self.state]

    @property
    def awaits_handler(self) -> bool:
        """Tell whether a handler may still be named, or exchanged before he has signed."""
        return self.state in {S.TRIAGED, S.ASSIGNED}

    @property
    def may_be_answered(self) -> bool:
        return self.state in ANSWERABLE

    def await_triage(self, *, limit: Limit | None = None, at: datetime, calendar: Calendar) -> None:
        """Let the clock run for whoever has to judge it; nobody's promise has begun yet."""
        self._require("等待受理", S.REGISTERED)
        self.start_step(
            ClockKind.STEP, limit or self.policy.issue.triage, by="系统", at=at, calendar=calendar
        )

    def triage(self, issue_type: IssueType, *, by: str, at: datetime, calendar: Calendar) -> None:
        """Take it on; from here the promised and the legal clock run."""
        self._require("受理", S.REGISTERED)
        self.require_charge()
        self.state = S.TRIAGED
        self.stop_clocks(ClockKind.STEP, by=by, at=at, calendar=calendar)
        self.take_on(issue_type.limits, by=by, at=at, calendar=calendar)

    def reject(self, reason: Refusal, *, advice: str, by: str, at: datetime, calendar: Calendar) -> None:
        """Say no, with a reason from the list and where else to go."""
        self._require("不予受理", S.REGISTERED)
        self.state = S.REJECTED
        self.stop_clocks(by=by, at=at, calendar=calendar)
        self.note(at, "不予受理", by=by, note=advice)
        self.record(CaseRefused(case_id=self.id, reason=reason, advice=discreet(advice), refused_at=at))

    def assign(self, handler: Handler, *, sign: Limit, at: datetime, calendar: Calendar) -> None:
        """Name the handler, or another one as long as nobody has signed."""
        self._require("派单", S.TRIAGED, S.ASSIGNED)
        self.state = S.ASSIGNED
        self.show_handler(handler, sign=sign, at=at, calendar=calendar)

    def sign(self, by: Caller, *, at: datetime, calendar: Calendar) -> None:
        """Take it in hand."""
        self._require("签收", S.ASSIGNED)
        self.take_in_hand(by, at=at, calendar=calendar)
        self.state = S.SIGNED

    def resolve(self, outcome: Outcome, *, result: str, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Say what was done. The promise to the resident runs on until the case is closed."""
        self._require("反馈结果", S.SIGNED, S.IN_PROGRESS)
        covered = self.stand_in(by)
        self.hold(by)
        self.state, self.outcome, self.result = S.RESOLVED, outcome, result
        self.stop_clocks(ClockKind.STEP, by=by.id, at=at, calendar=calendar)
        self.note(at, "反馈结果", by=by.id, note=result)
        self.record(
            CaseResolved(
                case_id=self.id, worker_id=by.id, on_behalf_of=covered, outcome=outcome, resolved_at=at
            )
        )

    def check(
        self, verdict: Verdict, *, satisfaction: int | None, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Keep what the reporter says; what is not done goes back with a new limit.

        What was done over as often as the policy allows goes to a leader instead.
        """
        self._require("回访", S.RESOLVED)
        if self.answers_for(by):
            raise Conflict("回访不能由经办人本人进行")
        self.satisfaction = satisfaction
        self.note(at, "回访", by=by.id, note=verdict)
        if verdict is Verdict.DONE:
            self.state = S.CHECK_PASSED
        elif self.reworks < self.policy.issue.most_reworks:
            self._send_back(by, at=at, calendar=calendar)
        else:
            self.state = S.LEADER_PENDING
        self._tell_of_check(passed=verdict is Verdict.DONE, at=at)

    def rule(self, ruling: Ruling, *, words: str, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Order one more try, or the end, for the leadership; by nobody who had it in hand.

        What ends so never reads as solved: the reporter says that it is not.
        """
        self._require("作出决定", S.LEADER_PENDING)
        if self.answers_for(by):
            raise Conflict("决定不能由经办人本人作出")
        self.note(at, "领导决定", by=by.id, note=words)
        if ruling is Ruling.REWORK:
            self._send_back(by, at=at, calendar=calendar)
        self.record(
            CaseRuled(case_id=self.id, ruling=ruling, **self._one_more_try(), ruled_by=by.id, ruled_at=at)
        )
        if ruling is Ruling.CLOSE:
            self.outcome = Outcome.NOT_SOLVED if self.outcome is Outcome.SOLVED else self.outcome
            self._end(by.id, at=at, calendar=calendar)

    def close(self, by: Caller, *, at: datetime, calendar: Calendar) -> None:
        """End what the reporter is content with; every clock stops."""
        self._require("结案", S.CHECK_PASSED)
        self._end(by.id, at=at, calendar=calendar)

    def answer(self, *, by: str, at: datetime, calendar: Calendar) -> None:
        """End a question with its public answer; whoever has but a handle cannot be visited."""
        self._require("答复", *ANSWERABLE)
        self.outcome = Outcome.EXPLAINED
        self._end(by, at=at, calendar=calendar)

    def _end(self, by: str, *, at: datetime, calendar: Calendar) -> None:
        self.state = S.CLOSED
        self.stop_clocks(by=by, at=at, calendar=calendar)
        self.note(at, "结案", by=by)
        self.record(CaseClosed(case_id=self.id, outcome=self.outcome or Outcome.NOT_SOLVED, closed_at=at))

    def _send_back(self, by: Caller, *, at: datetime, calendar: Calendar) -> None:
        self.state, self.reworks = S.IN_PROGRESS, self.reworks + 1
        self.start_step(ClockKind.STEP, self.policy.issue.rework, by=by.id, at=at, calendar=calendar)

    def _tell_of_check(self, *, passed: bool, at: datetime) -> None:
        self.record(
            CaseChecked(
                case_id=self.id,
                passed=passed,
                satisfaction=self.satisfaction,
                **self._one_more_try(),
                checked_at=at,
            )
        )
        if self.state is S.LEADER_PENDING:
            self.record(
                CaseReferred(case_id=self.id, grid_code=self.area, reworks=self.reworks, referred_at=at)
            )

    def _one_more_try(self) -> dict[str, Any]:
        """Who has to do it again, and until when."""
        again = self.state is S.IN_PROGRESS
        return {
            "worker_id": self.worker if again else None,
            "due": self.due.get(ClockKind.STEP) if again else None,
        }

    def _require(self, action: str, *states: IssueState) -> None:
        if self.state not in states:
            raise Conflict(f"工单{WORDS[self.state]}，不能{action}")

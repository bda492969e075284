"""Triaging: taken on, or refused with a reason and where else to go (domain reference §1.3, §1.4).

An emergency is judged within minutes. Where a resident says so himself, of a matter that is usually none,
somebody of the office looks first.
"""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.cases.channel import Urgency
from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.issues.standing import Standing
from services.intake.domain.issues.transitions import Action
from services.intake.domain.issues.verdict import Refusal
from services.intake.domain.menu.issue_type import IssueType
from shared.events.intake import CaseRefused
from shared.kernel.calendar import Calendar
from shared.kernel.masking import discreet


@dataclass(kw_only=True)
class Triaging(Standing):
    """When it was taken on."""

    accepted_at: datetime | None = None

    def await_triage(self, *, limit: Limit | None = None, at: datetime, calendar: Calendar) -> None:
        """Let the clock run for whoever has to judge it; nobody's promise has begun yet."""
        self.permit(Action.AWAIT_TRIAGE)
        within = limit or self.policy.issue.triage
        if self.urgency is Urgency.EMERGENCY:
            within = self.policy.issue.emergency_triage
        self.start_step(ClockKind.STEP, within, by=SYSTEM, at=at, calendar=calendar)

    def triage(self, issue_type: IssueType, *, by: str, at: datetime, calendar: Calendar) -> None:
        """Take it on; from here the promised and the legal clock run."""
        self.permit(Action.TRIAGE)
        self.require_charge()
        self.move(Action.TRIAGE)
        self.accepted_at = at
        self.stop_clocks(ClockKind.STEP, by=by, at=at, calendar=calendar)
        self.take_on(issue_type.limits, by=by, at=at, calendar=calendar)

    def reject(self, reason: Refusal, *, advice: str, by: str, at: datetime, calendar: Calendar) -> None:
        """Say no, with a reason from the list and where else to go."""
        self.step(Action.REJECT, by=by, at=at, note=advice)
        self.stop_clocks(by=by, at=at, calendar=calendar)
        self.record(CaseRefused(case_id=self.id, reason=reason, advice=discreet(advice), refused_at=at))

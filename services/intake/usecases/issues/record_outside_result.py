"""Record an outside result: what was done by somebody outside of the street."""

from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.verdict import Outcome
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def record_outside_result(
    cases: Cases, calendars: Calendars, case_id: str, *, outcome: Outcome, result: str, command: Command
) -> Issue:
    """Keep it; the reporter is asked about it like about our own work."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.hear_outside(
            outcome, result=result, by=command.by, at=command.at, calendar=calendars.current(issue.calendar)
        )
        cases.save(issue)
    return issue

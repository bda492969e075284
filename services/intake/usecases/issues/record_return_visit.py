"""Record a return visit: what the reporter says of the result."""

from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.verdict import Verdict
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def record_return_visit(
    cases: Cases,
    calendars: Calendars,
    case_id: str,
    *,
    verdict: Verdict,
    satisfaction: int | None,
    command: Command,
) -> Issue:
    """Pass the issue on to be closed, or send it back with a new limit."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.check(
            verdict,
            satisfaction=satisfaction,
            by=command.by,
            at=command.at,
            calendar=calendars.current(issue.calendar),
        )
        cases.save(issue)
    return issue

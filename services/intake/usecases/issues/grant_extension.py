"""Grant an extension."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def grant_extension(
    cases: Cases, calendars: Calendars, case_id: str, *, days: int, opinion: str, command: Command
) -> Issue:
    """Give more time, never beyond the legal limit; the resident is told until when, and why."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.grant_extension(
            days, opinion=opinion, by=command.by, at=command.at, calendar=calendars.current(issue.calendar)
        )
        cases.save(issue)
    return issue

"""Ask for an extension: more time, before the limit is over."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def ask_extension(
    cases: Cases, calendars: Calendars, case_id: str, *, days: int, reason: str, command: Command
) -> Issue:
    """Ask the dispatcher for so many working days more; the clock runs on meanwhile."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.ask_extension(
            days, reason=reason, by=command.by, at=command.at, calendar=calendars.current(issue.calendar)
        )
        cases.save(issue)
    return issue

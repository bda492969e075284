"""Ask for a return: the unit says that an issue is not its own."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def ask_return(cases: Cases, calendars: Calendars, case_id: str, *, proof: str, command: Command) -> Issue:
    """Ask the dispatcher to take it back; the clock runs on meanwhile."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.ask_return(proof, by=command.by, at=command.at, calendar=calendars.current(issue.calendar))
        cases.save(issue)
    return issue

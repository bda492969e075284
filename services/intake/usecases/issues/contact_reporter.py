"""Contact the reporter: the handler has tried to reach the reporter."""

from services.intake.domain.cases.script import CallResult
from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def contact_reporter(
    cases: Cases, calendars: Calendars, case_id: str, *, result: CallResult, words: str, command: Command
) -> Issue:
    """Note the try; the first that is answered stops the clock for it."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.contact(
            result, words=words, by=command.by, at=command.at, calendar=calendars.current(issue.calendar)
        )
        cases.save(issue)
    return issue

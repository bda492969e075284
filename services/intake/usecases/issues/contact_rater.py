"""Contact a rater: the handler speaks with who rated badly."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def contact_rater(cases: Cases, calendars: Calendars, case_id: str, *, words: str, command: Command) -> Issue:
    """Note it; the clock for it stops."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.contact_rater(words, by=command.by, at=command.at, calendar=calendars.current(issue.calendar))
        cases.save(issue)
    return issue

"""Answer a return: the dispatcher takes an issue back, or leaves it where it is."""

from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.verdict import Approval
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def answer_return(
    cases: Cases, calendars: Calendars, case_id: str, *, answer: Approval, opinion: str, command: Command
) -> Issue:
    """Let it wait for another unit, or count the request as shirking."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.answer_return(
            answer, opinion=opinion, by=command.by, at=command.at, calendar=calendars.current(issue.calendar)
        )
        cases.save(issue)
    return issue

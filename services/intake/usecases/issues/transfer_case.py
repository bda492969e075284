"""Transfer a case to another unit of the street (转办)."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from services.intake.usecases.menu.ports import IssueTypes
from shared.kernel.command import Command


def transfer_case(
    cases: Cases,
    types: IssueTypes,
    calendars: Calendars,
    case_id: str,
    *,
    unit: str,
    words: str,
    command: Command,
) -> Issue:
    """Give it to another unit, which signs anew; the promise to the resident stays what it was."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.transfer(
            unit,
            words=words,
            sign=types.get(issue.topic).sign.limit,
            by=command.by,
            at=command.at,
            calendar=calendars.current(issue.calendar),
        )
        cases.save(issue)
    return issue

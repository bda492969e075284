"""Void a case: it should never have been one (作废)."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def void_case(cases: Cases, calendars: Calendars, case_id: str, *, reason: str, command: Command) -> Issue:
    """End it, with the reason."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.void(reason, by=command.by, at=command.at, calendar=calendars.current(issue.calendar))
        cases.save(issue)
    return issue

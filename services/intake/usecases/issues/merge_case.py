"""Merge a case into another about the same matter (并案)."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def merge_case(cases: Cases, calendars: Calendars, case_id: str, *, into_id: str, command: Command) -> Issue:
    """Let the other stand for it; its reporter keeps his number and gets a call of his own."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        into = get_issue(cases, into_id, by=command.by)
        issue.merge(into, by=command.by, at=command.at, calendar=calendars.current(issue.calendar))
        cases.save(issue)
    return issue

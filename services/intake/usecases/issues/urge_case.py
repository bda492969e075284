"""Urge a case: who asked, or the office, wants it done soon (催办)."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_reported_issue import get_reported_issue
from shared.kernel.command import Command


def urge_case(cases: Cases, calendars: Calendars, case_id: str, *, command: Command) -> Issue:
    """Tell its handler."""
    issue = get_reported_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.urge(by=command.by, at=command.at, calendar=calendars.current(issue.calendar))
        cases.save(issue)
    return issue

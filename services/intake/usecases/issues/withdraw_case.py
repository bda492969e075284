"""Withdraw a case: who reported it takes it back."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_reported_issue import get_reported_issue
from shared.kernel.command import Command


def withdraw_case(cases: Cases, calendars: Calendars, case_id: str, *, words: str, command: Command) -> Issue:
    """End it at the wish of who reported it."""
    issue = get_reported_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.withdraw(words, by=command.by, at=command.at, calendar=calendars.current(issue.calendar))
        cases.save(issue)
    return issue

"""Reopen a case: who reported it says that it is not over."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_reported_issue import get_reported_issue
from shared.kernel.command import Command


def reopen_case(cases: Cases, calendars: Calendars, case_id: str, *, words: str, command: Command) -> Issue:
    """Take it up again, for who reported it or at the counter for him."""
    issue = get_reported_issue(cases, case_id, by=command.by)
    return reopen_issue(cases, calendars, issue, words=words, command=command)


def reopen_issue(cases: Cases, calendars: Calendars, issue: Issue, *, words: str, command: Command) -> Issue:
    """Give it a new promise; whoever had it hears of it, and why."""
    if not issue.heeded(command):
        issue.reopen(words, by=command.by, at=command.at, calendar=calendars.current(issue.calendar))
        cases.save(issue)
    return issue

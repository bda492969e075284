"""Resolve a case: the worker says what was done."""

from services.intake.domain.cases.issue import Issue
from services.intake.domain.cases.verdict import Outcome
from services.intake.usecases.cases.get_issue import get_issue
from services.intake.usecases.ports import Calendars, Cases
from shared.kernel.command import Command


def resolve_case(
    cases: Cases, calendars: Calendars, case_id: str, *, outcome: Outcome, result: str, command: Command
) -> Issue:
    """Keep what was done about an issue. An application is decided instead."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.resolve(
            outcome, result=result, by=command.by, at=command.at, calendar=calendars.current(issue.calendar)
        )
        cases.save(issue)
    return issue

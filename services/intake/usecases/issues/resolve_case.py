"""Resolve a case: the worker says what was done."""

from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.verdict import Outcome
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def resolve_case(
    cases: Cases,
    calendars: Calendars,
    case_id: str,
    *,
    outcome: Outcome,
    result: str,
    photos: tuple[str, ...],
    command: Command,
) -> Issue:
    """Keep what was done about an issue. An application is decided instead."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.resolve(
            outcome,
            result=result,
            photos=photos,
            by=command.by,
            at=command.at,
            calendar=calendars.current(issue.calendar),
        )
        cases.save(issue)
    return issue

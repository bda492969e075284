"""Suspend a case: nobody can do it now (挂账)."""

from datetime import date

from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.suspending import Obstacle
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def suspend_case(
    cases: Cases,
    calendars: Calendars,
    case_id: str,
    *,
    obstacle: Obstacle,
    basis: str,
    review_on: date,
    command: Command,
) -> Issue:
    """Shelve it until a day on which somebody looks again."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.suspend(
            obstacle,
            basis=basis,
            review_on=review_on,
            by=command.by,
            at=command.at,
            calendar=calendars.current(issue.calendar),
        )
        cases.save(issue)
    return issue

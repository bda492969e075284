"""Call in units: others help the one that leads."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def call_in_units(cases: Cases, case_id: str, *, units: tuple[str, ...], command: Command) -> Issue:
    """Have other units help; the one that leads stays the same."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.call_in(units, by=command.by, at=command.at)
        cases.save(issue)
    return issue

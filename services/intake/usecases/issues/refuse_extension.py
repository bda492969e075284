"""Refuse an extension."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def refuse_extension(cases: Cases, case_id: str, *, opinion: str, command: Command) -> Issue:
    """Leave the limit as it is."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.refuse_extension(opinion=opinion, by=command.by, at=command.at)
        cases.save(issue)
    return issue

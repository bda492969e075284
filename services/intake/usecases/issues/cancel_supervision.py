"""Cancel a supervision."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def cancel_supervision(cases: Cases, case_id: str, *, words: str, command: Command) -> Issue:
    """Press no longer."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.cancel_supervision(words, by=command.by, at=command.at)
        cases.save(issue)
    return issue

"""Take a case back from outside."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def take_case_back(cases: Cases, case_id: str, *, words: str, command: Command) -> Issue:
    """Have it handled by the street again."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.take_back(words, by=command.by, at=command.at)
        cases.save(issue)
    return issue

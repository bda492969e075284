"""Answer a supervision."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def answer_supervision(cases: Cases, case_id: str, *, reply: str, command: Command) -> Issue:
    """Reply to whoever presses."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.answer_supervision(reply, by=command.by, at=command.at)
        cases.save(issue)
    return issue

"""Lead a rework: the responsible head takes part in doing it over."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def lead_rework(cases: Cases, case_id: str, *, words: str, command: Command) -> Issue:
    """Let it be done over."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.lead_rework(words, by=command.by, at=command.at)
        cases.save(issue)
    return issue

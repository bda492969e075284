"""Instruct a case: a leader writes on it what is to be done (批示)."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def instruct_case(cases: Cases, case_id: str, *, words: str, command: Command) -> Issue:
    """Keep his words, whatever its state; the handler hears of them."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.instruct(words, by=command.by, at=command.at)
        cases.save(issue)
    return issue

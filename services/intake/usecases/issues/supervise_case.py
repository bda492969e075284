"""Supervise a case: press its handler (督办)."""

from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.supervising import Level
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def supervise_case(cases: Cases, case_id: str, *, level: Level, opinion: str, command: Command) -> Issue:
    """Press for it; the handler has to reply."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.supervise(level, opinion=opinion, by=command.by, at=command.at)
        cases.save(issue)
    return issue

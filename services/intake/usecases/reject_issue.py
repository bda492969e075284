"""Reject an issue that the street cannot take on."""

from services.intake.domain.issue import Issue
from services.intake.domain.verdict import Refusal
from services.intake.usecases.get_issue import get_issue
from services.intake.usecases.ports import Cases
from shared.kernel.command import Command


def reject_issue(cases: Cases, case_id: str, *, reason: Refusal, advice: str, command: Command) -> Issue:
    """Say no, why, and where else to go."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.reject(reason, advice=advice, by=command.by.id, at=command.at)
        cases.save(issue)
    return issue

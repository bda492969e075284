"""Note the progress: what the handler is doing about it."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def note_progress(cases: Cases, case_id: str, *, words: str, command: Command) -> Issue:
    """Write it on the issue, which is in progress from here on."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.progress(words, by=command.by, at=command.at)
        cases.save(issue)
    return issue

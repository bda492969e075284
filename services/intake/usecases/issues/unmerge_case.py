"""Unmerge a case that is another matter after all."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from services.intake.usecases.menu.ports import IssueTypes
from shared.kernel.command import Command


def unmerge_case(
    cases: Cases, types: IssueTypes, calendars: Calendars, case_id: str, *, words: str, command: Command
) -> Issue:
    """Let it stand alone again; its limits count from when it was taken on."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.unmerge(
            limits=types.get(issue.topic).limits,
            words=words,
            by=command.by.id,
            at=command.at,
            calendar=calendars.current(issue.calendar),
        )
        cases.save(issue)
    return issue

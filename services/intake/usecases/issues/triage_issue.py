"""Triage an issue that somebody must judge: take it on."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from services.intake.usecases.menu.ports import IssueTypes
from shared.kernel.command import Command


def triage_issue(
    cases: Cases, types: IssueTypes, calendars: Calendars, case_id: str, *, command: Command
) -> Issue:
    """Take it on; from here its clocks run."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue_type = types.get(issue.topic)
        issue.triage(issue_type, by=command.by.id, at=command.at, calendar=calendars.current(issue.calendar))
        cases.save(issue)
    return issue

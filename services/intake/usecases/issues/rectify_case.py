"""Rectify a case: what a bad rating was about is made good."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def rectify_case(cases: Cases, calendars: Calendars, case_id: str, *, words: str, command: Command) -> Issue:
    """Keep what was made good; somebody else asks about it next."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.rectify(words, by=command.by, at=command.at, calendar=calendars.current(issue.calendar))
        cases.save(issue)
    return issue

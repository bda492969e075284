"""Inspect a case: somebody else than the handler looks on the spot (核查)."""

from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.verdict import Verdict
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def inspect_case(
    cases: Cases, calendars: Calendars, case_id: str, *, verdict: Verdict, words: str, command: Command
) -> Issue:
    """Pass the issue on to be closed, or have it done over."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.inspect(
            verdict, words=words, by=command.by, at=command.at, calendar=calendars.current(issue.calendar)
        )
        cases.save(issue)
    return issue

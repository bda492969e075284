"""Rule on a case: a leader decides what the reworks could not."""

from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.verdict import Ruling
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def rule_on_case(
    cases: Cases, calendars: Calendars, case_id: str, *, ruling: Ruling, words: str, command: Command
) -> Issue:
    """Order one more try with a new limit, or end the issue as not solved."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.rule(
            ruling, words=words, by=command.by, at=command.at, calendar=calendars.current(issue.calendar)
        )
        cases.save(issue)
    return issue

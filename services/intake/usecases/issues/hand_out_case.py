"""Hand out a case: somebody outside of the street has to do it."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def hand_out_case(
    cases: Cases, calendars: Calendars, case_id: str, *, unit: str, number: str, words: str, command: Command
) -> Issue:
    """Note who has it outside; the street goes on answering for it."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        issue.hand_out(
            unit,
            number=number,
            words=words,
            by=command.by,
            at=command.at,
            calendar=calendars.current(issue.calendar),
        )
        cases.save(issue)
    return issue

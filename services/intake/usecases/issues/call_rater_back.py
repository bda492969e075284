"""Call a rater back: somebody else than the handler asks whether it was made good."""

from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.script import CallResult, Script, VisitChannel
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def call_rater_back(
    cases: Cases,
    calendars: Calendars,
    case_id: str,
    *,
    channel: VisitChannel,
    script: Script | None,
    result: CallResult,
    command: Command,
) -> Issue:
    """Keep what he says now; without a script note that the try was in vain."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        by, at, calendar = command.by, command.at, calendars.current(issue.calendar)
        if script is not None:
            issue.call_rater_back(script, channel=channel, by=by, at=at, calendar=calendar)
        else:
            issue.miss_rater(result, channel=channel, by=by, at=at, calendar=calendar)
        cases.save(issue)
    return issue

"""Record a return visit: a try to ask the reporter about the result, and what he says of it."""

from services.intake.domain.cases.script import CallResult, Script, VisitChannel
from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.keep_scale import keep_scale
from services.intake.usecases.cases.ports import Cases, RatingScales
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Command


def record_return_visit(
    cases: Cases,
    calendars: Calendars,
    scales: RatingScales,
    case_id: str,
    *,
    channel: VisitChannel,
    script: Script | None,
    result: CallResult,
    command: Command,
) -> Issue:
    """Pass the issue on to be closed, or have it done over; without a script note that it was in vain."""
    issue = get_issue(cases, case_id, by=command.by)
    if not issue.heeded(command):
        by, at, calendar = command.by, command.at, calendars.current(issue.calendar)
        if script is not None:
            kept = keep_scale(scales, script, at=at)
            issue.check(kept, channel=channel, by=by, at=at, calendar=calendar)
        else:
            issue.miss_visit(result, channel=channel, by=by, at=at, calendar=calendar)
        cases.save(issue)
    return issue

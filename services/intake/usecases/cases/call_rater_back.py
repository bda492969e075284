"""Call a rater back: somebody else than the handler asks whether it was made good."""

from services.intake.domain.cases.script import CallResult, Script, VisitChannel
from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.keep_scale import keep_scale
from services.intake.usecases.cases.ports import AnyCase, Cases, RatingScales
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def call_rater_back(
    cases: Cases,
    calendars: Calendars,
    scales: RatingScales,
    case_id: str,
    *,
    channel: VisitChannel,
    script: Script | None,
    result: CallResult,
    command: Command,
) -> AnyCase:
    """Keep what he says now; without a script note that the try was in vain."""
    case = get_case_in_area(cases, case_id, by=command.by)
    if not case.heeded(command):
        by, at, calendar = command.by, command.at, calendars.current(case.calendar)
        if script is not None:
            kept = keep_scale(scales, script, at=at)
            case.call_rater_back(kept, channel=channel, by=by, at=at, calendar=calendar)
        else:
            case.miss_rater(result, channel=channel, by=by, at=at, calendar=calendar)
        cases.save(case)
    return case

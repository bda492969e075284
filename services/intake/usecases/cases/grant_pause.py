"""Grant a pause that somebody has asked for."""

from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import AnyCase, Cases
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def grant_pause(cases: Cases, calendars: Calendars, case_id: str, *, command: Command) -> AnyCase:
    """Let the clocks wait until the day that was asked for."""
    case = get_case_in_area(cases, case_id, by=command.by)
    if not case.heeded(command):
        case.grant_pause(by=command.by, at=command.at, calendar=calendars.current(case.calendar))
        cases.save(case)
    return case

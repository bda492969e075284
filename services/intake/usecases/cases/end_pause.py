"""End a pause: what kept the case from going on is over."""

from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import AnyCase, Cases
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def end_pause(cases: Cases, calendars: Calendars, case_id: str, *, words: str, command: Command) -> AnyCase:
    """Let the clocks run again with what is left."""
    case = get_case_in_area(cases, case_id, by=command.by)
    if not case.heeded(command):
        calendar = calendars.current(case.calendar)
        case.end_pause(words, by=command.by.id, at=command.at, calendar=calendar)
        cases.save(case)
    return case

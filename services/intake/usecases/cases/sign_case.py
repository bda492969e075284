"""Sign a case: the worker takes it in hand."""

from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import AnyCase, Cases
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def sign_case(cases: Cases, calendars: Calendars, case_id: str, *, command: Command) -> AnyCase:
    """Take it in hand; the clock for signing stops."""
    case = get_case_in_area(cases, case_id, by=command.by)
    if not case.heeded(command):
        case.sign(command.by, at=command.at, calendar=calendars.current(case.calendar))
        cases.save(case)
    return case

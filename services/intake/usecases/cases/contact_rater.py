"""Contact a rater: somebody speaks with who rated badly."""

from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import AnyCase, Cases
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def contact_rater(
    cases: Cases, calendars: Calendars, case_id: str, *, words: str, command: Command
) -> AnyCase:
    """Note it; the clock for it stops."""
    case = get_case_in_area(cases, case_id, by=command.by)
    if not case.heeded(command):
        case.contact_rater(words, by=command.by, at=command.at, calendar=calendars.current(case.calendar))
        cases.save(case)
    return case

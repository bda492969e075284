"""Rectify a case: what a bad rating was about is made good."""

from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import AnyCase, Cases
from services.intake.usecases.clocks.ports import Calendars
from shared.kernel.command import Command


def rectify_case(
    cases: Cases, calendars: Calendars, case_id: str, *, words: str, command: Command
) -> AnyCase:
    """Keep what was made good; somebody else asks about it next."""
    case = get_case_in_area(cases, case_id, by=command.by)
    if not case.heeded(command):
        case.rectify(words, by=command.by, at=command.at, calendar=calendars.current(case.calendar))
        cases.save(case)
    return case

"""Refuse a pause that somebody has asked for."""

from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import AnyCase, Cases
from shared.kernel.command import Command


def refuse_pause(cases: Cases, case_id: str, *, words: str, command: Command) -> AnyCase:
    """Leave the clocks as they are."""
    case = get_case_in_area(cases, case_id, by=command.by)
    if not case.heeded(command):
        case.refuse_pause(words, by=command.by, at=command.at)
        cases.save(case)
    return case

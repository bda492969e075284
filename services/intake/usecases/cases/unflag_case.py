"""Unflag a case: a head takes a mark back."""

from services.intake.domain.cases.flagging import Flag
from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import AnyCase, Cases
from shared.kernel.command import Command


def unflag_case(cases: Cases, case_id: str, *, flag: Flag, words: str, command: Command) -> AnyCase:
    """Take the mark back, and say why."""
    case = get_case_in_area(cases, case_id, by=command.by)
    if not case.heeded(command):
        case.unflag(flag, words=words, by=command.by, at=command.at)
        cases.save(case)
    return case

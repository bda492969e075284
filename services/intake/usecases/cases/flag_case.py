"""Flag a case: a head marks it as important, historic or urgent."""

from services.intake.domain.cases.flagging import Flag
from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import AnyCase, Cases
from shared.kernel.command import Command


def flag_case(cases: Cases, case_id: str, *, flag: Flag, words: str, command: Command) -> AnyCase:
    """Mark it, and say why."""
    case = get_case_in_area(cases, case_id, by=command.by)
    if not case.heeded(command):
        case.flag(flag, words=words, by=command.by, at=command.at)
        cases.save(case)
    return case

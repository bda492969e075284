"""Relate cases: two have to do with each other."""

from services.intake.usecases.cases.get_case import get_case
from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import AnyCase, Cases
from shared.kernel.command import Command


def relate_cases(cases: Cases, case_id: str, *, other_id: str, words: str, command: Command) -> AnyCase:
    """Let the one name the other; who does it works where the one lies and may see the other."""
    case = get_case_in_area(cases, case_id, by=command.by)
    other = get_case(cases, other_id, caller=command.by)
    if not case.heeded(command):
        case.relate(other, words=words, by=command.by, at=command.at)
        cases.save(case)
    return case

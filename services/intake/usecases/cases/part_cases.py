"""Part cases: two that were related have nothing to do with each other after all."""

from services.intake.usecases.cases.get_case import get_case
from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import AnyCase, Cases
from shared.kernel.command import Command


def part_cases(cases: Cases, case_id: str, *, other_id: str, words: str, command: Command) -> AnyCase:
    """Undo the link from either side, whichever of the two names the other; return the one that did."""
    case = get_case_in_area(cases, case_id, by=command.by)
    other = get_case(cases, other_id, caller=command.by)
    if case_id in other.related_case_ids or command.id in other.commands:
        case, other = other, case
    if not case.heeded(command):
        case.part(other, words=words, by=command.by, at=command.at)
        cases.save(case)
    return case

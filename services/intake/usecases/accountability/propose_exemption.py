"""Propose an exemption: nobody here could have brought the case to an end."""

from services.intake.domain.accountability.exempting import propose_to_exempt
from services.intake.domain.accountability.exemption import Ground
from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import AnyCase, Cases
from shared.kernel.command import Command


def propose_exemption(cases: Cases, case_id: str, *, ground: Ground, words: str, command: Command) -> AnyCase:
    """Put it on record; the case goes on counting until somebody else agrees."""
    case = get_case_in_area(cases, case_id, by=command.by)
    if not case.heeded(command):
        propose_to_exempt(case, ground, words=words, by=command.by, at=command.at)
        cases.save(case)
    return case

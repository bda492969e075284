"""Agree to an exemption, as a second person."""

from services.intake.domain.accountability.exempting import agree_to_exempt
from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import AnyCase, Cases
from shared.kernel.command import Command


def agree_exemption(cases: Cases, case_id: str, *, command: Command) -> AnyCase:
    """Take the case out of every indicator."""
    case = get_case_in_area(cases, case_id, by=command.by)
    if not case.heeded(command):
        agree_to_exempt(case, by=command.by, at=command.at)
        cases.save(case)
    return case

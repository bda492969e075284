"""Ask that the clocks of a case wait: nobody can go on with it, or the applicant keeps it from going on."""

from datetime import date

from services.intake.domain.cases.pausing import Cause
from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import AnyCase, Cases
from shared.kernel.command import Command


def ask_pause(
    cases: Cases, case_id: str, *, cause: Cause, basis: str, until: date, command: Command
) -> AnyCase:
    """Keep why, by which paper and until when; somebody else decides about it."""
    case = get_case_in_area(cases, case_id, by=command.by)
    if not case.heeded(command):
        case.ask_pause(cause, basis=basis, until=until, by=command.by, at=command.at)
        cases.save(case)
    return case

"""Veil a case whose applicant wants to stay unknown."""

from services.intake.domain.cases.case import Case
from services.intake.domain.cases.veil import Veil
from services.intake.usecases.cases.open_applicant import open_applicant
from services.intake.usecases.cases.ports import Seal


def veil_case(seal: Seal, case: Case) -> Veil:
    """Return what has to be taken out of all that is shown of it; of any other case that is nothing."""
    if not case.applicant.is_secret:
        return Veil()
    opened = open_applicant(seal, case)
    return Veil(id=case.applicant.id, name=opened.name, phone=opened.phone)

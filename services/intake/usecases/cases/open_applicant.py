"""Open the applicant: what was sealed of him, in plain."""

from services.intake.domain.cases.case import Case
from services.intake.usecases.cases.know_particulars import Named
from services.intake.usecases.cases.ports import Seal


def open_applicant(seal: Seal, case: Case) -> Named:
    """Return his name and phone, as far as he has told them."""
    applicant = case.applicant
    return Named(
        name=seal.open(applicant.name, about=f"applicant.name/{case.id}") if applicant.name else None,
        phone=seal.open(applicant.phone, about=f"applicant.phone/{case.id}") if applicant.phone else None,
    )

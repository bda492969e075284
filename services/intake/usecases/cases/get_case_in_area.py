"""Get a case that lies in the caller's area, to change it."""

from services.intake.usecases.cases.ports import AnyCase, Cases
from shared.kernel.command import Caller


def get_case_in_area(cases: Cases, case_id: str, *, by: Caller) -> AnyCase:
    """Return it, or refuse who neither works there nor was named for it."""
    case = cases.get(case_id)
    if not case.is_named(by):
        by.require_area(case.area)
    return case

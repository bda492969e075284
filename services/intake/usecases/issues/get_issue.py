"""Get an issue that lies in the caller's area, where only an issue will do."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import AnyCase, Cases
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict


def get_issue(cases: Cases, case_id: str, *, by: Caller) -> Issue:
    """Return it, or refuse what is not one and who does not work there."""
    return as_issue(get_case_in_area(cases, case_id, by=by))


def as_issue(case: AnyCase) -> Issue:
    """Return the case, or refuse one that is no issue."""
    if not isinstance(case, Issue):
        raise Conflict(f"{case.number} 是办件，不是工单")
    return case

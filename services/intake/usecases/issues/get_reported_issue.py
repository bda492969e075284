"""Get an issue for who reported it, or for those in whose area it lies."""

from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.get_case import asked_for_it
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.issues.get_issue import get_issue
from shared.kernel.command import Caller


def get_reported_issue(cases: Cases, case_id: str, *, by: Caller) -> Issue:
    """Return it, or refuse what is not an issue, and whoever has nothing to do with it."""
    case = cases.get(case_id)
    if isinstance(case, Issue) and asked_for_it(case, by):
        return case
    return get_issue(cases, case_id, by=by)

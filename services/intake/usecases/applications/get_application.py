"""Get an application that lies in the caller's area, where only an application will do."""

from services.intake.domain.applications.application import Application
from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.ports import Cases
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict


def get_application(cases: Cases, case_id: str, *, by: Caller) -> Application:
    """Return it, or refuse what is not one and who does not work there."""
    case = get_case_in_area(cases, case_id, by=by)
    if not isinstance(case, Application):
        raise Conflict(f"{case.number} 是工单，不是办件")
    return case

"""Get an application, where only an application will do."""

from services.intake.domain.applications.application import Application
from services.intake.usecases.cases.get_case import asked_for_it
from services.intake.usecases.cases.ports import AnyCase, Cases
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, NotAllowed


def get_application(cases: Cases, case_id: str, *, by: Caller) -> Application:
    """Return it, or refuse what is not one and who does not work there."""
    case = cases.get(case_id)
    by.require_area(case.area)
    return _application(case)


def get_application_for(cases: Cases, case_id: str, *, by: Caller) -> Application:
    """Return it to its applicant too."""
    case = cases.get(case_id)
    if case.applicant.id is None or case.applicant.id != by.id:
        by.require_area(case.area)
    return _application(case)


def get_own_application(cases: Cases, case_id: str, *, by: Caller) -> Application:
    """Return it to its applicant, and to nobody else."""
    case = cases.get(case_id)
    if not asked_for_it(case, by):
        raise NotAllowed("只能办理本人的申请")
    return _application(case)


def _application(case: AnyCase) -> Application:
    if not isinstance(case, Application):
        raise Conflict(f"{case.number} 是工单，不是办件")
    return case

"""Get a case by the number that another system has for it."""

from services.intake.domain.cases.external import External
from services.intake.usecases.cases.ports import AnyCase, Cases
from shared.kernel.errors import NotFound


def get_by_external_no(cases: Cases, *, external: External) -> AnyCase:
    """Return it, or raise NotFound where nothing was imported under that number."""
    case = cases.find(external.case_id)
    if case is None:
        raise NotFound("没有该外部编号的案件")
    return case

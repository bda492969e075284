"""Track a case: with number and query code anybody may see how it stands."""

import hmac

from services.intake.domain.cases.case_number import read_case_number
from services.intake.usecases.ports import AnyCase, Cases, Seal
from shared.kernel.errors import NotFound


def track_case(cases: Cases, seal: Seal, *, number: str, query_code: str) -> AnyCase:
    """Return the case; a wrong code reads the same as no case."""
    case = cases.get_by_number(read_case_number(number))
    code = seal.open(case.query_code, about=f"query_code/{case.id}")
    if not hmac.compare_digest(code, query_code):
        raise NotFound("查无此案件")
    return case

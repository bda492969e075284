"""Track a case: with number and query code anybody may see how it stands."""

import hmac
from datetime import datetime, timedelta

from services.intake.domain.cases.case_number import read_case_number
from services.intake.usecases.cases.ports import AnyCase, Cases, Seal, WrongCodes
from services.intake.usecases.menu.ports import Policies
from shared.kernel.errors import NotAllowed, NotFound


def track_case(
    cases: Cases,
    seal: Seal,
    policies: Policies,
    wrong_codes: WrongCodes,
    *,
    number: str,
    query_code: str,
    at: datetime,
) -> AnyCase:
    """Return the case; a wrong code reads the same as no case.

    After so many wrong codes a number is barred for some time, whether it is a case's or nobody's: six
    digits would be guessed otherwise.
    """
    policy, number = policies.in_force(at), read_case_number(number)
    since = at - timedelta(minutes=policy.minutes_barred)
    if wrong_codes.count(number, since=since) >= policy.most_wrong_codes:
        raise NotAllowed(f"查询码多次有误，请{policy.minutes_barred}分钟后再试")
    try:
        return _find(cases, seal, number, query_code)
    except NotFound:
        wrong_codes.note(number, at=at, since=since)
        raise


def _find(cases: Cases, seal: Seal, number: str, query_code: str) -> AnyCase:
    case = cases.get_by_number(number)
    code = seal.open(case.query_code, about=f"query_code/{case.id}")
    if not hmac.compare_digest(code, query_code):
        raise NotFound("查无此案件")
    return case

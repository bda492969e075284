"""Give a receipt: the number of a case and the code to look it up with."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.cases.case_number import case_number
from services.intake.usecases.cases.ports import Desk
from shared.kernel.calendar import local_time

QUERY_CODE_DIGITS = 6


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """`query_code` is sealed; nobody can guess it from the applicant or the number."""

    number: str
    query_code: str


def give_receipt(desk: Desk, case_id: str, *, kind: str, at: datetime) -> Receipt:
    """Return a number of today (Asia/Shanghai) that no other case has."""
    day = local_time(at).date()
    sequence = desk.numbers.next(street=desk.street, day=day, kind=kind)
    code = f"{secrets.randbelow(10**QUERY_CODE_DIGITS):0{QUERY_CODE_DIGITS}d}"
    return Receipt(
        number=case_number(street=desk.street, day=day, kind=kind, sequence=sequence),
        query_code=desk.seal.seal(code, about=f"query_code/{case_id}"),
    )

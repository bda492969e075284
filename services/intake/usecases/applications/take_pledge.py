"""Take a pledge: whoever has broken one lately is not trusted again."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime

from services.intake.domain.applications.tolerance import Pledge
from services.intake.usecases.applications.ports import Trust
from shared.kernel.calendar import local_time
from shared.kernel.checksum import check_character
from shared.kernel.errors import Conflict, Invalid

IDENTITY_DIGITS = 18
MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class PledgeWords:
    """What the applicant signs: until when, who he is, and what bears his signature."""

    by_day: date
    id_number: str
    signature: str


def take_pledge(trust: Trust, words: PledgeWords | None, *, at: datetime) -> Pledge | None:
    """Return the pledge without the identity number, or refuse who has broken one in the months before."""
    if words is None:
        return None
    number = _checked(words.id_number)
    signer = trust.seal.fingerprint(number, "pledge.signer")
    barred = trust.policies.in_force(at).application.months_barred
    if trust.broken.is_known(signer, since=_months_before(at, barred)):
        raise Conflict(f"申请人{barred}个月内有容缺承诺未履行，不能容缺受理")
    return Pledge(by_day=words.by_day, signer=signer, signature=words.signature)


def _checked(typed: str) -> str:
    """Tidy a number; one of 18 characters is an identity number and has its check character."""
    number = typed.strip().upper()
    if len(number) == IDENTITY_DIGITS and not (
        number[:-1].isdigit() and check_character(number[:-1]) == number[-1]
    ):
        raise Invalid("证件号码有误，请核对", {"id_number": ["校验位不符"]})
    return number


def _months_before(at: datetime, months: int) -> datetime:
    """Return the same moment so many months before, or that of the last day of a shorter month."""
    here = local_time(at)
    count = here.year * MONTHS + here.month - 1 - months
    year, month = count // MONTHS, count % MONTHS + 1
    return here.replace(year=year, month=month, day=min(here.day, monthrange(year, month)[1]))

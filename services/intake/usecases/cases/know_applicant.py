"""Know the applicant: seal what identifies him, keep masked labels, refer to his sign-in."""

import re
import unicodedata

from services.intake.domain.cases.applicant import Applicant
from services.intake.domain.cases.wishes import Wishes
from services.intake.usecases.cases.ports import Seal
from shared.kernel.command import Caller
from shared.kernel.masking import masked_name, masked_phone

COUNTRY, MOBILE = "86", 11  # of China; digits of a mobile number


def know_applicant(
    seal: Seal,
    case_id: str,
    *,
    caller: Caller,
    name: str | None,
    phone: str | None,
    wishes: Wishes | None = None,
) -> Applicant:
    """Return the applicant of a case; a resident who asks himself is known by his sign-in."""
    return Applicant(
        id=caller.id if "resident" in caller.roles else None,
        name=seal.seal(name, about=f"applicant.name/{case_id}") if name else None,
        name_label=masked_name(name) if name else None,
        phone=seal.seal(phone, about=f"applicant.phone/{case_id}") if phone else None,
        phone_print=seal.fingerprint(plain_phone(phone), "applicant.phone") if phone else None,
        phone_label=masked_phone(phone) if phone else None,
        wishes=wishes or Wishes(),
    )


def plain_phone(typed: str) -> str:
    """Return the digits of a phone number, the same however it was typed: blanks, +86, wide digits."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", typed)).lstrip("0")
    return digits.removeprefix(COUNTRY).lstrip("0") if len(digits) > MOBILE else digits

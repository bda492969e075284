"""Identity number: 18 characters, the last of which checks the others (GB 11643, domain reference §3.5)."""

import re
from datetime import date, timedelta

from shared.kernel.checksum import check_character
from shared.kernel.errors import Invalid

OF_18 = re.compile(r"[0-9]{6}(?P<born>[0-9]{8})[0-9]{3}[0-9X]")
OF_15 = re.compile(r"[0-9]{15}")
LONGEST_LIFE = timedelta(days=150 * 366)


def sound_id_number(typed: str, *, today: date) -> str:
    """Return a number as it is kept; what is no identity number is another paper's, and kept as it is.

    Refused: a wrong check character, a birthday that never was, is to come or is 150 years ago, and a number
    of 15 digits, which is out of use. Divisions are not looked up: old people have old ones. What is
    refused is never repeated in the refusal.
    """
    number = typed.strip().upper()
    if OF_15.fullmatch(number):
        raise Invalid("15位身份证号码已停用，请填写18位号码")
    parts = OF_18.fullmatch(number)
    if parts is None:
        return number
    if check_character(number[:-1]) != number[-1]:
        raise Invalid("身份证号码校验位不符")
    if not _could_be_born(parts["born"], today):
        raise Invalid("身份证号码中的出生日期有误")
    return number


def birthday_in(number: str) -> date | None:
    """Return the birthday that a sound number tells; None for another paper's."""
    parts = OF_18.fullmatch(number)
    return _day(parts["born"]) if parts else None


def sex_in(number: str) -> str | None:
    """Return male or female, as a sound number tells by its last digit but one; None for another paper's."""
    if not OF_18.fullmatch(number):
        return None
    return "male" if int(number[16]) % 2 else "female"


def _day(digits: str) -> date:
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def _could_be_born(digits: str, today: date) -> bool:
    try:
        born = _day(digits)
    except ValueError:
        return False
    return today - LONGEST_LIFE < born <= today

"""Identity number: 18 characters, the last of which checks the others (GB 11643, domain reference §3.5)."""

import re
from datetime import date, timedelta
from unicodedata import normalize

from shared.kernel.checksum import check_character
from shared.kernel.errors import Invalid

IDENTITY_CARD = "111"  # the kind of paper that is meant where none is named
OF_18 = re.compile(r"[0-9]{6}(?P<born>[0-9]{8})[0-9]{3}[0-9X]")
OF_15 = re.compile(r"[0-9]{6}(?P<born>[0-9]{6})[0-9]{3}")
OF_ANY_PAPER = re.compile(r"[0-9A-Z()/\u4e00-\u9fff-]{4,30}")
LONGEST_LIFE = timedelta(days=150 * 366)


def sound_id_number(typed: str, *, today: date) -> str:
    """Return the number of a paper as it is kept: no spaces, in capitals.

    Refused: what no paper has, an identity number that cannot be right, and one of 15 digits, which is out of
    use and kept as a field of its own. Which paper it is the rules of records know: they look at both. What
    is refused is never repeated in the refusal.
    """
    number = spelled_number(typed)
    if not OF_ANY_PAPER.fullmatch(number):
        raise Invalid("证件号码填写有误", {"id_number": ["4 to 30 letters, digits, brackets and dashes"]})
    if OF_15.fullmatch(number):
        raise Invalid("15位身份证号码已停用，请填写18位号码，旧号码填入“旧身份证号码”")
    require_checked(number, today=today)
    return number


def spelled_number(typed: str) -> str:
    """Return the one spelling of a number: no spaces, nothing wide, in capitals."""
    return re.sub(r"\s", "", normalize("NFKC", typed)).upper()


def require_checked(number: str, *, today: date) -> None:
    """Refuse an identity number with a wrong check character, or a birthday that cannot be.

    That is a day that never was, is to come or is 150 years ago. Divisions are not looked up: old people have
    old ones. Another paper's number is let through.
    """
    parts = OF_18.fullmatch(number)
    if parts is None:
        return
    if check_character(number[:-1]) != number[-1]:
        raise Invalid("身份证号码校验位不符")
    if not _could_be_born(parts["born"], today):
        raise Invalid("身份证号码中的出生日期有误")


def sound_old_id(typed: str, *, today: date) -> str:
    """Return a number of 15 digits as it is kept; refused is one with a birthday that never was in 19xx."""
    number = typed.strip()
    parts = OF_15.fullmatch(number)
    if parts is None or not _could_be_born(f"19{parts['born']}", today):
        raise Invalid("旧身份证号码应为15位数字，并含有出生日期")
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

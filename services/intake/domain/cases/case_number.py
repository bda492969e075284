"""Case number: street (9 digits), day (8), kind (1), sequence of the day (5 or more) and a check character.

The check character follows ISO 7064 MOD 11-2 (domain reference §1.9): one wrong or swapped digit is noticed.
"""

import re
from datetime import date

from shared.kernel.checksum import check_character
from shared.kernel.errors import Invalid

KINDS = {"application": "1", "issue": "2"}
STREET_DIGITS, SEQUENCE_DIGITS = 9, 5
NUMBER = re.compile(r"^[0-9]{23,26}[0-9X]$")


def case_number(*, street: str, day: date, kind: str, sequence: int) -> str:
    """Return the number of the day's n-th case of a kind."""
    body = f"{street}{day:%Y%m%d}{KINDS[kind]}{sequence:0{SEQUENCE_DIGITS}d}"
    return body + check_character(body)


def read_case_number(typed: str) -> str:
    """Return a number as people type it, tidied, or raise Invalid when the check character is wrong."""
    number = re.sub(r"[\s-]", "", typed).upper()
    if not NUMBER.match(number) or check_character(number[:-1]) != number[-1]:
        raise Invalid("案件编号有误，请核对", {"number": ["check character does not fit"]})
    return number

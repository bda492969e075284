"""Lookup: the one spelling of a value under which it is found again, however it is typed.

Names, identity numbers and phones are sealed, so they are found by a keyed hash of the whole value and in no
other way: not by the beginning of a name, not by the end of a number. A hash of the surname alone would tell
a thief of the database by mere counting who is a 王, so there is none.
"""

import re
from unicodedata import normalize

from services.grid.domain.records.field_rule import Shape

SPACES = re.compile(r"[\s·.•]+")
NO_DIGIT = re.compile(r"[^0-9]")
MOBILE_DIGITS, COUNTRY = 11, "86"


def lookup_spelling(shape: Shape, value: str) -> str:
    """Return the spelling: no spaces, digits without country code, capitals."""
    plain = normalize("NFKC", value)
    if shape is Shape.PHONE:
        digits = NO_DIGIT.sub("", plain)
        long = len(digits) == MOBILE_DIGITS + len(COUNTRY) and digits.startswith(COUNTRY)
        return digits.removeprefix(COUNTRY) if long else digits
    return SPACES.sub("", plain).upper()

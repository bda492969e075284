"""Identity: numbers that pass every check and belong to nobody.

Identity numbers follow GB 11643 (domain reference §3.5). Phones are counted up from 199 0000 0000;
duty phones of the staff from 199 0009 0000.
"""

from datetime import date
from itertools import count

from demo.street.codes import Sex

YAOHAI = "340102"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"


def check_digit(first_17: str) -> str:
    """Return the last character of an identity number (ISO 7064, MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, first_17, strict=True))
    return CHECK_DIGITS[total % len(CHECK_DIGITS)]


class IdNumbers:
    """Hands out identity numbers, none of them twice."""

    def __init__(self) -> None:
        self._sequences: dict[tuple[date, Sex], count[int]] = {}

    def issue(self, born: date, sex: Sex) -> str:
        """Return the next number of that birthday: an odd sequence for a man, an even one for a woman."""
        first = 1 if sex is Sex.MALE else 2
        sequence = next(self._sequences.setdefault((born, sex), count(first, 2)))
        first_17 = f"{YAOHAI}{born:%Y%m%d}{sequence:03d}"
        return first_17 + check_digit(first_17)


def a_phone(serial: int) -> str:
    return f"199000{serial:05d}"


def a_duty_phone(serial: int) -> str:
    return f"1990009{serial:04d}"

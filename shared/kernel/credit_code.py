"""Unified social credit code: the 18 characters by which an organisation is known (GB 32100).

Authority, kind of organisation, division (6 digits), organisation (9 characters) and a check character;
the letters I, O, S, V and Z are never used.
"""

import re

from shared.kernel.errors import Invalid

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CREDIT_CODE = re.compile(rf"[{ALPHABET}]{{2}}[0-9]{{6}}[{ALPHABET}]{{10}}")
BASE = 3


def credit_check_character(body: str) -> str:
    """Return the check character of the first 17 characters."""
    size = len(ALPHABET)
    weighed = sum(ALPHABET.index(character) * pow(BASE, place, size) for place, character in enumerate(body))
    return ALPHABET[-weighed % size]


def sound_credit_code(typed: str) -> str:
    """Return a code as it is kept, spaces gone and in capitals; raises Invalid where it cannot be right."""
    code = re.sub(r"\s", "", typed).upper()
    if not CREDIT_CODE.fullmatch(code):
        raise Invalid(
            "统一社会信用代码应为18位数字和大写字母", {"credit_code": ["18 characters of GB 32100"]}
        )
    if credit_check_character(code[:-1]) != code[-1]:
        raise Invalid("统一社会信用代码校验位不符，请核对", {"credit_code": ["check character does not fit"]})
    return code

"""What is shown of personal data where the whole is not needed, and what is taken out of free text."""

import re

COMPOUND_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "司徒",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "夏侯",
)
STAR = "*"
LEAST_HIDDEN = 4  # characters: fewer could be guessed
AT_THE_END = 4  # characters shown

TAKEN_OUT = "***"
FULL_WIDTH = {ord(plain) + 0xFEE0: plain for plain in "0123456789Xx+-*"}
GAP = r"[ \-]?"
NOT_AMONG_DIGITS = r"(?<!\d){}(?![\dXx])"
IDENTITY = rf"(?:\d{{6}}{GAP}\d{{8}}{GAP}\d{{3}}[\dXx]|\d{{15}})"  # GB 11643, and the form before 1999
CARD = rf"\d{{4}}(?:{GAP}\d{{4}}){{3}}(?:{GAP}\d{{1,3}})?"
MOBILE = rf"(?:\+?86{GAP}|0)?1[3-9]\d{GAP}\d{{4}}{GAP}\d{{4}}"
LANDLINE = rf"0\d{{2,3}}{GAP}\d{{7,8}}"
OF_A_PERSON = re.compile(NOT_AMONG_DIGITS.format(f"(?:{IDENTITY}|{CARD}|{MOBILE})"))
OF_A_HOUSEHOLD = re.compile(NOT_AMONG_DIGITS.format(LANDLINE))


def masked_name(name: str) -> str:
    """Return the surname with a star: 张*, 欧阳*; never the whole of a name of two characters or more."""
    compound = len(name) > len(COMPOUND_SURNAMES[0]) and name.startswith(COMPOUND_SURNAMES)
    return (name[:2] if compound else name[:1]) + STAR


def masked_phone(phone: str) -> str:
    """Return the first three and the last four characters: 138****5678; nothing of a short number."""
    return _masked(phone, shown_first=3)


def masked_id_number(number: str) -> str:
    """Return the division and the last four characters: 340102********0010; nothing of a short number."""
    return _masked(number, shown_first=6)


def is_masked_name(name: str) -> bool:
    """Tell whether a name is a mask: no name has a star in it."""
    return STAR in name.translate(FULL_WIDTH)


def holds_mask(text: str) -> bool:
    """Tell whether a text is a mask or holds one: three stars in a row, as every mask of a number has."""
    return TAKEN_OUT in text.translate(FULL_WIDTH)


def discreet(text: str) -> str:
    """Take out of a text what looks like an identity, card or mobile number, however it is spaced.

    A landline stays: in what an office writes it is the number of an office. Names cannot be told from
    other words, so a text that went through here may still hold one.
    """
    return OF_A_PERSON.sub(TAKEN_OUT, text.translate(FULL_WIDTH))


def discreet_words(text: str) -> str:
    """Take out of what a resident wrote every number by which somebody could be found, landlines too."""
    return OF_A_HOUSEHOLD.sub(TAKEN_OUT, discreet(text))


def _masked(text: str, *, shown_first: int) -> str:
    hidden = len(text) - shown_first - AT_THE_END
    if hidden < LEAST_HIDDEN:
        return STAR * len(text)
    return text[:shown_first] + STAR * hidden + text[-AT_THE_END:]

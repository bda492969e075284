"""Address: the same building, however it is written.

The fixed format is community, compound, building, unit, room: 全椒路社区幸福小区3幢1单元501室 (domain
reference §3.2). What makes a key of it is only what people really vary: width of characters, spaces, the
province to street in front, the word for a building, the leading zero, and all behind the building.
"""

import re
from unicodedata import normalize

HAN = "[一-鿿]"
DIGIT = "[一二三四五六七八九]"
PADDING = re.compile(r"[\s,;、。/|]+")
ADMINISTRATION = re.compile(
    rf"^{HAN}{{2,6}}?(?:省|市(?!场|政|民)|县|街道(?:办事处)?|(?<![小社])区)(?={HAN}{{2}})"
)
COMMUNITY = re.compile(rf"^{HAN}{{2,8}}?社区(?={HAN}{{2}})")
BUILDING = re.compile(rf"(?P<number>[0-9]+|[A-Z]|{DIGIT}?十{DIGIT}?|{DIGIT})(?:号楼|#楼|#|幢|栋|座)")
INSIDE = re.compile(rf"(?:[0-9]+|[A-Z]|{DIGIT}?十{DIGIT}?|{DIGIT})单元.*$|[0-9A-Z-]+室.*$")
VALUES = "零一二三四五六七八九"


def address_key(address: str) -> str:
    """Return the building part of an address, the same for all its spellings; empty for no address."""
    plain = _without_administration(PADDING.sub("", normalize("NFKC", address)).upper())
    found = BUILDING.search(plain)
    if found is None:
        return INSIDE.sub("", plain)
    return f"{plain[: found.start()]}{_in_digits(found['number'])}幢"


def address_prefix(begins: str) -> str:
    """Return the beginning of a key, for an address that is still being typed; empty for nothing."""
    plain = _without_administration(PADDING.sub("", normalize("NFKC", begins)).upper())
    return address_key(begins) if BUILDING.search(plain) else plain


def building_word(address: str) -> str | None:
    """Return the building that an address names in fixed words, like 3幢; None where it names none."""
    found = BUILDING.search(PADDING.sub("", normalize("NFKC", address)).upper())
    return f"{_in_digits(found['number'])}幢" if found else None


def address_keys(address: str) -> tuple[str, ...]:
    """Return the keys a building is found by: as written, and without its community."""
    key = address_key(address)
    return tuple(dict.fromkeys((key, COMMUNITY.sub("", key))))


def _without_administration(plain: str) -> str:
    """Cut off province, city, district and street, one after the other."""
    shorter = ADMINISTRATION.sub("", plain)
    return plain if shorter == plain else _without_administration(shorter)


def _in_digits(number: str) -> str:
    """Return a number up to 99 in digits without leading zeros; a letter stays."""
    if number.isascii():
        return str(int(number)) if number.isdigit() else number
    tens, ten, ones = number.rpartition("十")
    return str((VALUES.index(tens or "一") if ten else 0) * 10 + (VALUES.index(ones) if ones else 0))

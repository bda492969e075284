"""Checksum: the last character by which a typing error in a number is noticed."""

CHECK_CHARACTERS = "0123456789X"


def check_character(digits: str) -> str:
    """Return the check character of a string of digits (ISO 7064 MOD 11-2, as in identity numbers)."""
    remainder = 0
    for digit in digits:
        remainder = (remainder + int(digit)) * 2 % 11
    return CHECK_CHARACTERS[(12 - remainder) % 11]

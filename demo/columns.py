"""Columns: text in columns on a terminal, where a Chinese character is as wide as two Latin letters."""

from unicodedata import east_asian_width

WIDE = frozenset("WF")


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(2 if east_asian_width(character) in WIDE else 1 for character in text)


def padded(text: str, columns: int) -> str:
    """Return a text filled up with spaces; a longer one stays as it is."""
    return text + " " * max(0, columns - width(text))

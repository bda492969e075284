"""Folding: a text as a searcher reads it, whatever the width, alphabet or spacing it was typed in.

Every character stays at its place, so what is found in the folded text is at the same place in the text.
"""

import unicodedata
from functools import cache

# 3007 and 25CB are the noughts that people write between numerals.
NUMERALS = {ord(word): str(number) for number, word in enumerate("零一二三四五六七八九")} | {
    0x3007: "0",
    0x25CB: "0",
    ord("幺"): "1",
}
BETWEEN_DIGITS = "./·•+()"
INVISIBLE_OR_DASH = {"Cf", "Mn", "Me", "Pd", "Pc", "Zs", "Zl", "Zp"}
GAP, OTHER = " ", "|"


def folded(text: str) -> str:
    """Return the text in ASCII digits and letters of usual width, as far as they are any."""
    return "".join(map(_plain, text))


def folded_numerals(text: str) -> str:
    """Return it with Chinese numerals as digits too: 一三八 reads 138."""
    return folded(text).translate(NUMERALS)


def shape(folded_text: str) -> str:
    """Return what a reader of numbers sees: digits, X, gaps that may stand within a number, and the rest."""
    return "".join(map(_seen, folded_text))


@cache
def _plain(character: str) -> str:
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    usual = unicodedata.normalize("NFKC", character)
    return usual if len(usual) == 1 else character


@cache
def _seen(character: str) -> str:
    if character.isascii() and character.isdigit():
        return character
    if character in "xX":
        return "X"
    if character in BETWEEN_DIGITS or character.isspace():
        return GAP
    return GAP if unicodedata.category(character) in INVISIBLE_OR_DASH else OTHER

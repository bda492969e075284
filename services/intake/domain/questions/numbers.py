"""Numbers of people in a text: identity, bank card, telephone, and whatever else is long enough to be one.

A run is digits with at most a few gaps between them. A number is a row of whole pieces of a run, so a year
before it or an extension behind it does not hide it, wherever the gaps are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.intake.domain.questions.folding import shape
from services.intake.domain.questions.hit import Finding, Hit
from shared.kernel.checksum import check_character
from shared.kernel.masking import CARD, IDENTITY, LANDLINE, MOBILE

RUN = re.compile(r"\d(?: {0,5}\d)*(?: {0,5}X)?")
PIECE = re.compile(r"\d+|X")
SHAPES = (
    (Finding.IDENTITY, re.compile(IDENTITY)),
    (Finding.CARD, re.compile(CARD)),
    (Finding.MOBILE, re.compile(rf"(?:00)?{MOBILE}")),
    (Finding.LANDLINE, re.compile(rf"(?:(?:00)?86)?{LANDLINE}|86[1-9]\d{{1,2}}[2-8]\d{{6,7}}")),
)
LONGEST, ANYBODYS = 19, 11  # digits of a card; of what may be an account
YEAR, MONTH, DAY = r"(?:19|20)\d\d", r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
DATE = rf"(?:{YEAR}(?: {MONTH}(?: {DAY})?)?|{YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
NOTHING_BUT_DATES = re.compile(rf"{DATE}(?: {DATE})*")
WITHOUT_AREA_CODE = re.compile(r"[2-8]\d{6,7}")
COUNTED = "元万亿年月日号人户个件次平米吨%公里岁份名条套间栋幢亩届辆棵"


@dataclass(frozen=True)
class Piece:
    """Digits without a gap, and where they are."""

    words: str
    start: int
    end: int


Pieces = list[Piece]


def numbers_in(text: str, folded_text: str) -> Iterator[Hit]:
    """Yield every number that may be somebody's, at its place."""
    for run in RUN.finditer(shape(folded_text)):
        pieces = [
            Piece(each[0], run.start() + each.start(), run.start() + each.end())
            for each in PIECE.finditer(run[0])
        ]
        if NOTHING_BUT_DATES.fullmatch(" ".join(piece.words for piece in pieces)):
            continue
        yield from _in_run(pieces, text, folded_text)


def _in_run(pieces: Pieces, text: str, folded_text: str) -> Iterator[Hit]:
    taken: set[int] = set()
    for finding, first, last in sorted(_candidates(pieces), key=lambda each: _rank(each, pieces)):
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            yield _hit(finding, pieces[first:last], text)
    for rest in _rests(pieces, taken):
        if finding_of_rest := _rest(rest, folded_text):
            yield _hit(finding_of_rest, rest, text)


def _candidates(pieces: Pieces) -> Iterator[tuple[Finding, int, int]]:
    """Yield every row of whole pieces that has the shape of a number."""
    for first in range(len(pieces)):
        words = ""
        for last in range(first, len(pieces)):
            words += pieces[last].words
            if len(words) > LONGEST:
                break
            for finding, form in SHAPES:
                if form.fullmatch(words):
                    yield finding, first, last + 1


def _rank(candidate: tuple[Finding, int, int], pieces: Pieces) -> tuple[int, bool, int]:
    """Put the longest first, so that no digit is left over; among equals what checks, then the earlier."""
    finding, first, last = candidate
    words = _words(pieces[first:last])
    return (-len(words), not _checks(finding, words), first)


def _rests(pieces: Pieces, taken: set[int]) -> Iterator[Pieces]:
    """Yield the pieces that belong to no number, those beside each other together."""
    rest: Pieces = []
    for place, piece in enumerate(pieces):
        if place not in taken:
            rest.append(piece)
        elif rest:
            yield rest
            rest = []
    if rest:
        yield rest


def _rest(pieces: Pieces, folded_text: str) -> Finding | None:
    words = _words(pieces)
    if len(words) >= ANYBODYS:
        return Finding.NUMBER
    before, after = folded_text[: pieces[0].start][-1:], folded_text[pieces[-1].end :][:1]
    spelled = any(each.isascii() and each.isalpha() for each in (before, after))
    counts = after and after in COUNTED
    return Finding.LANDLINE if WITHOUT_AREA_CODE.fullmatch(words) and not (spelled or counts) else None


def _hit(finding: Finding, pieces: Pieces, text: str) -> Hit:
    start, end = pieces[0].start, pieces[-1].end
    checked = _checks(finding, _words(pieces))
    return Hit(finding=finding, start=start, end=end, found=text[start:end], checked=checked)


def _words(pieces: Pieces) -> str:
    return "".join(piece.words for piece in pieces)


def _checks(finding: Finding, words: str) -> bool:
    """Tell whether the check digit fits, of numbers that have one."""
    if finding is Finding.IDENTITY:
        return check_character(words[:-1]) == words[-1]
    return finding is Finding.CARD and _luhn(words)


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(sum(divmod(each, 10)) for each in doubled) % 10 == 0

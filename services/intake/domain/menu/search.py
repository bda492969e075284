"""Search: finds items by a part of their name, of a keyword, of their code, or by the sound of these.

A word is found where it is a part of a text; where it begins a run of syllables (`shehui` in 社会保障卡); and
where it is a part of the initials (`sbk`). Several words must all be found. The index is a sorted list of all
that can begin a match, so a word costs one bisection.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

Readings = Callable[[str], tuple[tuple[str, ...], ...]]

IN_TITLE, IN_KEYWORD, IN_SOUND = 0, 1, 2


@dataclass(frozen=True, kw_only=True)
class Line:
    """What is known of an item by name."""

    code: str
    title: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A text at which a match may begin, how good the match is, and whose it is."""

    text: str
    rank: int
    code: str


class Index:
    """All entries, sorted by their text."""

    def __init__(self, entries: Iterator[Entry]) -> None:
        self._entries = sorted(entries, key=lambda entry: entry.text)
        self._texts = [entry.text for entry in self._entries]

    def find(self, words: str) -> list[str]:
        """Return the codes of what has all the words in it: matches of names first, then by code."""
        found = [self._ranks(word) for word in plain(words).split()]
        if not found:
            return []
        codes = set.intersection(*(set(ranks) for ranks in found))
        return sorted(codes, key=lambda code: (max(ranks[code] for ranks in found), code))

    def _ranks(self, word: str) -> dict[str, int]:
        ranks: dict[str, int] = {}
        place = bisect_left(self._texts, word)
        while place < len(self._texts) and self._texts[place].startswith(word):
            entry = self._entries[place]
            ranks[entry.code] = min(entry.rank, ranks.get(entry.code, entry.rank))
            place += 1
        return ranks


@lru_cache(maxsize=32)
def index_of(lines: tuple[Line, ...], readings: Readings) -> Index:
    """Return the index of a menu; it is kept, for a menu seldom changes."""
    return Index(entry for line in lines for entry in _entries(line, readings))


def plain(text: str) -> str:
    """Return a text without what does not matter: width, capitals, marks."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(each if each.isalnum() else " " for each in folded)


def _entries(line: Line, readings: Readings) -> Iterator[Entry]:
    for rank, text in named(line):
        yield from (Entry(text=text[place:], rank=rank, code=line.code) for place in range(len(text)))
        for sound in _sounds(text, readings):
            yield Entry(text=sound, rank=IN_SOUND, code=line.code)


def named(line: Line) -> list[tuple[int, str]]:
    """Return every text by which an item is known, without gaps."""
    texts = [(IN_TITLE, line.title), (IN_TITLE, line.code), *((IN_KEYWORD, each) for each in line.keywords)]
    return [(rank, plain(text).replace(" ", "")) for rank, text in texts]


def _sounds(text: str, readings: Readings) -> set[str]:
    """Return how a text sounds from each of its characters on, in full and by its initials."""
    runs = {spoken[place:] for spoken in readings(text) for place in range(len(spoken))}
    return {"".join(run) for run in runs} | {"".join(each[:1] for each in run) for run in runs}

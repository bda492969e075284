"""Hit: a place in a text that names somebody or leads to his door."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from shared.kernel.ids import id_from
from shared.kernel.masking import TAKEN_OUT


class Finding(StrEnum):
    """What was found; the names are stable on the wire."""

    IDENTITY = "identity"
    CARD = "card"
    MOBILE = "mobile"
    LANDLINE = "landline"
    NUMBER = "number"  # long enough to be anybody's account
    DOCUMENT = "document"
    ADDRESS = "address"
    PLATE = "plate"
    EMAIL = "email"
    MESSENGER = "messenger"
    NAME = "name"


@dataclass(frozen=True, kw_only=True)
class Hit:
    """From `start` to before `end`, counted in characters; `suggestion` is what could stand there instead.

    `checked` tells whether the check digit fits: a hint for whoever looks at it, and never a condition.
    """

    finding: Finding
    start: int
    end: int
    found: str
    suggestion: str = TAKEN_OUT
    checked: bool = False

    @property
    def code(self) -> str:
        """Return the name of what was found: the same words found again are the same thing."""
        return id_from(self.finding, self.found)[:12]


def apart(hits: Iterable[Hit], text: str) -> tuple[Hit, ...]:
    """Return the hits in the order of the text; those that overlap become one, named after the first."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda each: (each.start, -each.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end > kept[-1].end:
            kept[-1] = replace(kept[-1], end=hit.end, found=text[kept[-1].start : hit.end])
    return tuple(kept)


def without(hits: Iterable[Hit], text: str) -> str:
    """Return the text with every suggestion taken; the hits must be apart."""
    for hit in sorted(hits, key=lambda each: each.start, reverse=True):
        text = text[: hit.start] + hit.suggestion + text[hit.end :]
    return text

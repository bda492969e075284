"""Moves: which deadlines a new calendar has moved."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

Due = Mapping[str, datetime]


class Move(NamedTuple):
    """The deadline of a kind of clock is another one now."""

    clock: str
    was_due: datetime | None
    due: datetime | None


def moves(*, was_due: Due, due: Due) -> Iterator[Move]:
    """Yield every deadline that is another one now, in the order of the names of their clocks."""
    for kind in sorted(was_due.keys() | due.keys()):
        if was_due.get(kind) != due.get(kind):
            yield Move(kind, was_due.get(kind), due.get(kind))

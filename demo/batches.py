"""Batches: the rows of the street in handy portions, each of which is one command."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from shared.kernel.ids import id_from

Row = Mapping[str, Any]

MOST_ROWS = 200  # what an import door takes at once


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Some rows for one door, with the words that are said of all of them. Rows are granted in order."""

    door: str
    rows: tuple[Row, ...]
    words: Row = field(default_factory=dict)

    @property
    def command_id(self) -> str:
        """Return the id that follows from what is said: the same rows are the same wish, at any time."""
        return id_from("demo", self.door, json.dumps([self.words, self.rows], sort_keys=True))


@dataclass(frozen=True, kw_only=True)
class Shipment:
    """All rows of one kind, for one door. `title` is what people call them.

    `after_events`: a door refuses rows until its service has heard of what was brought to another one.
    """

    title: str
    door: str
    rows: Sequence[Row]
    words: Row = field(default_factory=dict)
    size: int = MOST_ROWS
    after_events: bool = False

    def batches(self) -> Iterator[Batch]:
        """Yield the rows in order, `size` at a time."""
        rest = iter(self.rows)
        while rows := tuple(islice(rest, self.size)):
            yield Batch(door=self.door, rows=rows, words=self.words)

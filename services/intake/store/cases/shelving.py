"""Shelving: the fields beside a case by which it is found, and how a page of a shelf is read.

All shelves are ranges of two indexes, whatever is looked for: a filter more is one entry more in an index
that is there already. The order within a range is that of the index.
"""

import heapq
from collections.abc import Iterable, Sequence
from typing import Any

from pymongo import ASCENDING, IndexModel
from pymongo.collection import Collection

from services.intake.domain.cases.shelves import Case, due_place_of, due_shelves_of, place_of, shelves_of
from services.intake.domain.cases.stretch import Order, Step, Stretch
from shared.plumbing.documents import Document

INDEXES = (
    IndexModel([("shelves", ASCENDING), ("lies_at", ASCENDING)], name="shelves"),
    IndexModel([("due_shelves", ASCENDING), ("due_lies_at", ASCENDING)], name="due_shelves"),
)
FIELDS = {Order.NEWEST: ("shelves", "lies_at"), Order.DUE: ("due_shelves", "due_lies_at")}


def shelved(case: Case) -> Document:
    """Return where a case lies."""
    return {
        "shelves": shelves_of(case),
        "lies_at": place_of(case),
        "due_shelves": due_shelves_of(case),
        "due_lies_at": due_place_of(case),
    }


def look_through(
    collection: Collection[Document], shelves: Sequence[str], *, stretch: Stretch, limit: int
) -> list[Document]:
    """Return the first documents of the stretch in the order of their places, each once."""
    place = FIELDS[stretch.order][1]
    found: dict[str, Document] = {}
    for step in stretch.steps():
        ranges = (_range(collection, shelf, stretch.order, step, limit - len(found)) for shelf in shelves)
        merged: Iterable[Document] = heapq.merge(*ranges, key=lambda document: document[place])
        found |= {document["_id"]: document for document in merged}
        if len(found) >= limit:
            break
    return list(found.values())[:limit]


def _range(
    collection: Collection[Document], shelf: str, order: Order, step: Step, limit: int
) -> list[dict[str, Any]]:
    shelves, place = FIELDS[order]
    within = {shelves: shelf, place: {"$gt": step.after, "$lt": step.before}}
    return list(collection.find(within).sort(place, ASCENDING).limit(limit))

"""The bench of finding cases: how long a page of each offered filter takes at 10,000 and at 100,000 cases.

Run with `make bench-search`. Cases come in at a hundred a day, so ten times as many go back ten times as far.
What counts is the growth: a page costs the same however many cases there are. A late page lies nine tenths of
the way back. Beside it stands what the shelves cost whoever saves a case.
"""

import os
import platform
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import cast
from uuid import uuid4

from pymongo import MongoClient
from pymongo.collection import Collection
from pymongo.database import Database

from bench.town import NOW, STREET, UNIT, WORKER, Town
from services.intake.domain.cases.shelves import due_first, newest_first, place_at
from services.intake.store.cases.cases import MongoCases
from services.intake.usecases.cases.find_cases import Wanted, find_cases
from services.intake.usecases.cases.ports import Cases
from shared.kernel.command import Caller
from shared.plumbing.documents import Document

SIZES = [int(size) for size in os.environ.get("BENCH_SIZES", "10000,100000").split(",")]
TRIES = int(os.environ.get("BENCH_TRIES", "15"))
SAVES = 200
BATCH = 500
LAST_ID = "f" * 32
CLERK = Caller(id="C0001", roles=frozenset({"clerk"}), areas=frozenset({STREET}))

FILTERS: dict[str, dict[str, str]] = {
    "all": {},
    "kind": {"kind": "issue"},
    "state": {"state": "ASSIGNED"},
    "topic": {"topic": "MS-04"},
    "category": {"category": "MD"},
    "channel": {"channel": "phone"},
    "urgency": {"urgency": "urgent"},
    "worker": {"worker": WORKER},
    "unit": {"unit": UNIT},
    "topic + state": {"topic": "MS-04", "state": "TRIAGED"},
    "category + state": {"category": "MD", "state": "TRIAGED"},
    "worker + state": {"worker": WORKER, "state": "ASSIGNED"},
    "unit + state": {"unit": UNIT, "state": "ASSIGNED"},
    "a state that no case has": {"state": "LEADER_PENDING"},
}
Pages = dict[tuple[str, str], float]


def main() -> None:
    """Measure and tell."""
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with MongoClient[Document](os.environ["MONGO_URI"], tz_aware=True) as client:
        database = client[f"bench_{uuid4().hex[:8]}"]
        try:
            _measure(database)
        finally:
            client.drop_database(database.name)


def _measure(database: Database[Document]) -> None:
    store, town = MongoCases(database), Town(database)
    store.prepare()
    measured: list[Pages] = []
    for already, size in zip([0, *SIZES], SIZES, strict=False):
        fill(store.collection, town.documents(range(already, size)))
        print(f"{size} cases, load {os.getloadavg()[0]:.1f}", flush=True)
        measured.append(pages_of(cast(Cases, store), town, size))
    print(f"\n{'page of 20':<34}" + "".join(f"{size:>10}" for size in SIZES) + f"{'ratio':>8}   (ms, median)")
    for name in measured[0]:
        row = [each[name] for each in measured]
        shown = "".join(f"{value * 1000:10.1f}" for value in row)
        print(f"{' · '.join(name):<34}{shown}{row[-1] / row[0]:8.2f}")
    print("\na save with its shelves {:.1f} ms, without {:.1f} ms".format(*_saves(database, town)))


def fill(collection: Collection[Document], documents: Iterator[Document]) -> None:
    """Put them in, a batch at a time."""
    while batch := list(islice(documents, BATCH)):
        collection.insert_many(batch, ordered=False)


def pages_of(cases: Cases, town: Town, size: int) -> Pages:
    """Return how long each page takes, in seconds."""
    return {name: _median(ask) for name, ask in _searches(cases, town, size)}


def _searches(cases: Cases, town: Town, size: int) -> Iterator[tuple[tuple[str, str], Callable[[], object]]]:
    late = town.registered(size * 9 // 10)

    def page(wanted: Wanted, after: str = "") -> Callable[[], object]:
        return lambda: find_cases(
            cases, wanted=wanted, street=STREET, caller=CLERK, at=NOW, after=after, limit=20
        )

    for name, facts in FILTERS.items():
        yield (name, "first"), page(Wanted(facts=facts))
        yield (name, "late"), page(Wanted(facts=facts), place_at(newest_first(late), LAST_ID))
    due = Wanted(due_from=town.registered(size - 1), due_until=NOW)
    yield ("due", "first"), page(due)
    yield ("due", "late"), page(due, place_at(due_first(town.registered(size // 10)), LAST_ID))
    yield ("number", "first"), page(Wanted(number=town.number(size // 2)))


def _median(ask: Callable[[], object]) -> float:
    ask()
    return statistics.median(_seconds(ask) for _ in range(TRIES))


def _seconds(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def _saves(database: Database[Document], town: Town) -> list[float]:
    """Return the milliseconds of a save with the shelves, and without them, on collections of their own."""
    plain: Document = {"shelves": [], "due_shelves": [], "lies_at": None, "due_lies_at": None}
    kept = list(town.documents(range(SAVES)))
    without = [document | plain for document in kept]
    return [_save_all(database["saves_with"], kept), _save_all(database["saves_without"], without)]


def _save_all(collection: Collection[Document], kept: list[Document]) -> float:
    collection.create_indexes(list(MongoCases.indexes))
    collection.insert_many(kept)

    def save(document: Document) -> None:
        state = {key: value for key, value in document.items() if key != "_id"}
        moved = [each.replace("TRIAGED", "ASSIGNED") for each in state["shelves"]]
        collection.update_one({"_id": document["_id"]}, {"$set": state | {"shelves": moved}})

    return 1000 * statistics.median(_seconds(partial(save, each)) for each in kept)


if __name__ == "__main__":
    main()

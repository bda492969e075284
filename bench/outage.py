"""The bench of an outage: how long it takes until thousands of clocks that fell due meanwhile have rung.

Run with `make bench-outage`; BENCH_CLOCKS and BENCH_REPLICAS change the size. Every replica is a process of
its own, as in production. Told are the seconds, and how many saves were in vain because another was faster.
"""

import multiprocessing
import os
import platform
import time
from datetime import timedelta
from uuid import uuid4

from pymongo import MongoClient

from bench.town import NOW, Town
from services.intake.store.cases.cases import AnyCase, MongoCases
from services.intake.store.clocks.calendars import MongoCalendars
from services.intake.usecases.clocks.ring_clocks import ring_clocks
from shared.kernel.errors import StaleWrite
from shared.plumbing.documents import Document

CLOCKS = int(os.environ.get("BENCH_CLOCKS", "10000"))
REPLICAS = int(os.environ.get("BENCH_REPLICAS", "3"))
BATCH = 500
AFTERWARDS = NOW + timedelta(days=60)


class Counting(MongoCases):
    """Counts the saves, and those that came too late."""

    kept = late = 0

    def save(self, aggregate: AnyCase) -> None:
        try:
            super().save(aggregate)
            self.kept += 1
        except StaleWrite:
            self.late += 1
            raise


def main() -> None:
    """Measure and tell."""
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    uri, name = os.environ["MONGO_URI"], f"bench_{uuid4().hex[:8]}"
    with MongoClient[Document](uri, tz_aware=True) as client:
        _fill(client, name)
        began = time.monotonic()
        with multiprocessing.get_context("spawn").Pool(REPLICAS) as pool:
            counted = pool.starmap(ring_all, [(uri, name)] * REPLICAS)
        seconds = time.monotonic() - began
        left = client[name].cases.count_documents({"next_ring": {"$lte": AFTERWARDS}})
        client.drop_database(name)
    kept, late = (sum(each) for each in zip(*counted, strict=True))
    print(f"{CLOCKS} cases, {REPLICAS} replicas: {seconds:.0f} s, {kept / seconds:.0f} cases/s, {left} left,")
    print(f"{late} of {kept + late} saves in vain; load {os.getloadavg()[0]:.1f}")


def ring_all(uri: str, name: str) -> tuple[int, int]:
    """Do what the timer of a replica does, until nothing is ripe."""
    with MongoClient[Document](uri, tz_aware=True) as client:
        cases, calendars = Counting(client[name]), MongoCalendars(client[name])
        while ring_clocks(cases, calendars, now=AFTERWARDS):
            pass
        return cases.kept, cases.late


def _fill(client: MongoClient[Document], name: str) -> None:
    cases = MongoCases(client[name])
    cases.prepare()
    town = Town(client[name])
    for begin in range(0, CLOCKS, BATCH):
        numbers = range(begin, min(begin + BATCH, CLOCKS))
        cases.collection.insert_many([town.document(town.open_case(n)) for n in numbers])


if __name__ == "__main__":
    main()

"""The bench: cases per second through the whole path, beside a floor that does the same by hand.

Run with `make bench`. Ours and the floor take turns on the same broker and database, with as many processes,
the same messages and the same writes; what counts is the ratio. Rounds differ, so all of them are shown.
"""

import os
import platform
import signal
import statistics
import sys
import tempfile
from pathlib import Path

import eventlet

eventlet.monkey_patch()

from bench.floor import Floor  # noqa: E402 - sockets have to be green before anybody takes one
from bench.measure import HEADING, Round, line  # noqa: E402
from bench.street import Street  # noqa: E402

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
CASES = int(os.environ.get("BENCH_CASES", "400"))
CLIENTS = int(os.environ.get("BENCH_CLIENTS", "16"))


def main() -> None:
    """Measure and tell; a SIGTERM ends the services too."""
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{ROUNDS} rounds of {CASES} cases, {CLIENTS} clients\n\n{HEADING}")
    with tempfile.TemporaryDirectory() as folder, Street(Path(folder)) as street:
        street.round(CASES // 4, clients=CLIENTS)  # connections, caches, first pages
        with Floor(street.example()) as floor:
            floor.round(CASES // 4, clients=CLIENTS)
            pairs = [_pair(street, floor, number) for number in range(1, ROUNDS + 1)]
    ratios = [ours.per_second / theirs.per_second for ours, theirs in pairs]
    print(f"\nratio ours/floor: median {statistics.median(ratios):.2f}, rounds {_spread(ratios)}")


def _pair(street: Street, floor: Floor, number: int) -> tuple[Round, Round]:
    ours = street.round(CASES, clients=CLIENTS)
    print(line(f"{number} ours", ours), flush=True)
    theirs = floor.round(CASES, clients=CLIENTS)
    print(line(f"{number} floor", theirs), flush=True)
    return ours, theirs


def _spread(values: list[float]) -> str:
    return f"{min(values):.2f} to {max(values):.2f}"


if __name__ == "__main__":
    main()

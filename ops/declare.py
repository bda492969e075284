"""The deploy step: declares every exchange and queue before any service starts.

Only then is nothing announced to nobody. Doing it again changes nothing. What is there with other arguments
is refused: drain that queue and delete it, then declare again.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator

from amqp.exceptions import PreconditionFailed
from kombu import Queue

from ops.services import NAMES, class_of
from shared.events import PUBLISHERS
from shared.plumbing.bus import Listener, listeners_of
from shared.plumbing.ladder import RETRY_DELAYS_MS, declare_topology


def listeners(services: Iterable[str] = NAMES) -> Iterator[tuple[str, Listener]]:
    """Return every listener with the name of its service; a service that cannot be imported is an error."""
    for name in services:
        for listener in listeners_of(class_of(name)):
            yield name, listener


def work_queues(services: Iterable[str] = NAMES) -> list[Queue]:
    """Return the work queues of all listeners, by name."""
    queues = [listener.queue_in(service, {}) for service, listener in listeners(services)]
    return sorted(queues, key=lambda queue: queue.name)


def main(arguments: list[str] | None = None) -> int:
    """Run with `python -m ops.declare`; AMQP_URI names the broker, and a user who may declare everything."""
    parser = argparse.ArgumentParser(prog="python -m ops.declare", description=__doc__)
    parser.add_argument("--amqp", default=os.environ.get("AMQP_URI"), help="the broker (default: AMQP_URI)")
    wish = parser.parse_args(arguments)
    if not wish.amqp:
        parser.error("where is the broker? Set AMQP_URI, or say --amqp")
    queues = work_queues()
    try:
        declare_topology(wish.amqp, queues, publishers=PUBLISHERS)
    except PreconditionFailed as other:
        print(f"refused: {other}", file=sys.stderr)
        return 1
    for queue in queues:
        print(f"{queue.name:<44} {queue.exchange.name} {queue.routing_key}")
    print(f"{len(queues)} listeners with their dead queues, {len(RETRY_DELAYS_MS)} waiting queues: declared")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The ladder: where a letter waits after it was refused, longer each time, and where it lies in the end.

Every listener has a work queue and a dead queue; the waiting queues are shared by all. A waiting queue gives
a letter back, after its time, to the queue that the routing key names. The broker does the waiting: it
survives our restarts and our database, and nobody behind the letter is kept waiting.

All exchanges here are topic exchanges although nobody hears by pattern: so the broker can look at the routing
key, and lets a service put letters aside for its own queues only (ops/rabbitmq/permissions.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kombu import Connection, Exchange, Queue
from nameko.standalone.events import get_event_exchange

from shared.plumbing.line import CONNECT_SECONDS

RETRY_DELAYS_MS = (1_000, 5_000, 30_000, 300_000, 1_800_000)
DELIVERIES = 20  # so often is a letter handed out that ends its reader every time
COUNTLESS = 1_000_000_000  # RabbitMQ 4 would drop what an operator has looked at twenty times

# Our own headers: since RabbitMQ 4 nobody but the broker writes those that begin with x-.
TRY, ERROR, ORIGIN, REPLAYED = "try", "error", "origin-queue", "replayed"

DEAD = Exchange("dead", type="topic", durable=True)
DECLARED = Exchange("declared", type="topic", durable=True)  # nothing goes here: it is there when all else is
QUORUM: dict[str, Any] = {"x-queue-type": "quorum"}
HANDED_ON_SAFELY: dict[str, Any] = {"x-dead-letter-strategy": "at-least-once", "x-overflow": "reject-publish"}


def delays_of(config: Mapping[str, Any]) -> tuple[int, ...]:
    """Return how long a letter waits before each further try, in milliseconds."""
    return tuple(config.get("RETRY_DELAYS_MS") or RETRY_DELAYS_MS)


def queue_name(service: str, publisher: str, heard: str) -> str:
    """Return the name of a listener's queue: `grid.on.intake.case_accepted`."""
    return f"{service}.on.{publisher}.{heard}"


def own_exchange(service: str, config: Mapping[str, Any]) -> Exchange:
    """Return where a service tells itself what it announces.

    Beside the one for all: there its own queue would take every letter, and the broker would not notice any
    more that nobody else is listening yet.
    """
    declared_elsewhere = config.get("DECLARE_EVENT_EXCHANGES") is False
    return Exchange(f"{service}.own", type="topic", durable=True, no_declare=declared_elsewhere)


def exchange_between(publisher: str, service: str, config: Mapping[str, Any]) -> Exchange:
    """Return where a service hears a publisher, which may be itself."""
    own = publisher == service
    return own_exchange(service, config) if own else get_event_exchange(publisher, config)


def work_queue(
    name: str,
    *,
    publisher: str,
    routing_key: str,
    service: str = "",
    config: Mapping[str, Any] | None = None,
) -> Queue:
    """Return the queue of one listener. What it rejects, or hands out too often in vain, is dead."""
    dies = {"x-dead-letter-exchange": DEAD.name, "x-dead-letter-routing-key": name}
    return Queue(
        name,
        exchange_between(publisher, service, config or {}),
        routing_key=routing_key,
        durable=True,
        queue_arguments=QUORUM | HANDED_ON_SAFELY | dies | {"x-delivery-limit": DELIVERIES},
    )


def dead_queue(name: str) -> Queue:
    """Return where the letters lie that the listener with queue `name` cannot heed."""
    limit = {"x-delivery-limit": COUNTLESS}
    return Queue(f"{name}.dead", DEAD, routing_key=name, durable=True, queue_arguments=QUORUM | limit)


def retry_queue(delay_ms: int) -> Queue:
    """Return the queue in which letters wait that long, whoever they are for."""
    returns = {"x-message-ttl": delay_ms, "x-dead-letter-exchange": ""}
    return Queue(
        f"retry.{delay_ms}ms",
        Exchange(f"aside.{delay_ms}ms", type="topic", durable=True),
        routing_key="#",
        durable=True,
        queue_arguments=QUORUM | HANDED_ON_SAFELY | returns,
    )


def beside(name: str, config: Mapping[str, Any]) -> list[Queue]:
    """Return what a service declares beside a work queue: its dead queue and the ladder.

    Nothing where the deploy step declares: then no service may touch what belongs to all.
    """
    if config.get("DECLARE_EVENT_EXCHANGES") is False:
        return []
    return [dead_queue(name), *map(retry_queue, delays_of(config))]


def declare_topology(
    uri: str,
    queues: Iterable[Queue],
    *,
    publishers: Iterable[str],
    delays: Sequence[int] = RETRY_DELAYS_MS,
    ssl: Any = None,
) -> list[Any]:
    """Declare the exchanges of publishers, and work queues with all that they need; return all of it.

    Doing it again changes nothing; raises PreconditionFailed when something is there with other arguments.
    When all of it is there DECLARED is too, and whoever has something to announce begins.
    """
    work = list(queues)
    dead = [dead_queue(queue.name) for queue in work]
    exchanges = [get_event_exchange(each, {}) for each in publishers]
    beside_work = [*exchanges, *map(retry_queue, delays), *dead]
    with Connection(uri, ssl=ssl, connect_timeout=CONNECT_SECONDS) as connection:
        for entity in (*beside_work, *work, DECLARED):
            entity(connection.default_channel).declare()
    return [*beside_work, *work]

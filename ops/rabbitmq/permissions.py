"""What each user may do on the broker: as much as its own code needs, and no more.

Read off the services themselves: what they listen to, whom they ask. The important part are the topic
permissions, which look at routing keys: without them any service could bind `intake.*` to a queue of its own
and take the calls that are meant for intake, or put a letter aside that comes back to somebody else.
"""

import inspect
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ops.services import NAMES, class_of
from shared.plumbing import ladder
from shared.plumbing.bus import listeners_of
from shared.plumbing.client import TimedRpcProxy
from shared.plumbing.rpc import REPLY_KEY
from shared.plumbing.wire import REPLY_QUEUE, RPC_EXCHANGE

DEPLOY, DOORS, OPERATOR = "deploy", "doors", "operator"
USERS = (*NAMES, DEPLOY, DOORS, OPERATOR)

ANYTHING, NOTHING = ".*", "^$"
# Where letters are put aside: to wait, or to be dead.
ASIDE = (*(ladder.retry_queue(delay).exchange.name for delay in ladder.RETRY_DELAYS_MS), ladder.DEAD.name)


@dataclass(frozen=True, kw_only=True)
class Keys:
    """The routing keys that a user may write to, and bind at, one topic exchange; regular expressions."""

    write: str = NOTHING
    read: str = NOTHING


@dataclass(frozen=True, kw_only=True)
class Permissions:
    """The names of exchanges and queues that a user may declare, write to and read from; regular expressions.

    `topics` narrows topic exchanges further, by routing key.
    """

    configure: str = NOTHING
    write: str = NOTHING
    read: str = NOTHING
    topics: Mapping[str, Keys] = field(default_factory=dict)


def permissions_of(user: str) -> Permissions:
    """Return what a user may do; raises KeyError for a user that this house does not know."""
    if user in NAMES:
        return of_service(user, class_of(user))
    return {DEPLOY: of_deploy, DOORS: of_doors, OPERATOR: of_operator}[user]()


def of_service(name: str, service: type) -> Permissions:
    """Return what a service needs. It declares its work queues anew at every start, and nothing else.

    The ladder and the dead queues belong to the deploy step: a service writes there what is its own, and
    what lies there is for the broker and for an operator.
    """
    listeners = list(listeners_of(service))
    work = [listener.queue_in(name, {}).name for listener in listeners]
    sources = [listener.queue_in(name, {}).exchange.name for listener in listeners]
    itself = ladder.own_exchange(name, {}).name
    announced = [f"{name}.events", *([itself] if itself in sources else [])]
    calls = [*_exactly([RPC_EXCHANGE, f"rpc-{name}"]), rf"rpc\.reply-{name}-{REPLY_KEY}"]
    own = [*calls, *_exactly(work)]
    aside = {place: Keys(write=one_of(_exactly(work))) for place in ASIDE}
    return Permissions(
        configure=one_of(own),
        write=one_of([*own, *_exactly([*announced, *aside])]),
        read=one_of([*own, *_exactly(sources)]),
        topics={RPC_EXCHANGE: _called(name, service), **_heard(name, service), **aside},
    )


def of_deploy() -> Permissions:
    """Return what the deploy step needs: it declares everything. Nothing runs under this user in between."""
    return Permissions(configure=ANYTHING, write=ANYTHING, read=ANYTHING)


def of_doors() -> Permissions:
    """Return what a program needs that asks services on behalf of people: calls out, its own replies in."""
    own = [*_exactly([RPC_EXCHANGE]), re.escape(REPLY_QUEUE.format("")) + REPLY_KEY]
    calls = Keys(write=one_of([rf"{name}\..+" for name in NAMES]), read=one_of([REPLY_KEY]))
    return Permissions(
        configure=one_of(own), write=one_of(own), read=one_of(own), topics={RPC_EXCHANGE: calls}
    )


def of_operator() -> Permissions:
    """Return what looking at dead letters and replaying them needs: take from dead queues, put anywhere."""
    return Permissions(write=r"^amq\.default$", read=r"^.+\.dead$")


def one_of(patterns: Iterable[str]) -> str:
    """Return the pattern of exactly these; of nothing where there is none."""
    alternatives = "|".join(dict.fromkeys(patterns))
    return f"^({alternatives})$" if alternatives else NOTHING


def _called(name: str, service: type) -> Keys:
    """Return the calls that a service may hear and make: to itself, to whom it asks, and the replies."""
    asked = sorted({proxy.target_service for _, proxy in inspect.getmembers(service, _asks)})
    return Keys(
        write=one_of([*(rf"{each}\..+" for each in asked), REPLY_KEY]),
        read=one_of([*_exactly([f"{name}.*"]), *([REPLY_KEY] if asked else [])]),
    )


def _heard(name: str, service: type) -> dict[str, Keys]:
    """Return, for each publisher, the facts that a service may hear."""
    keys: dict[str, list[str]] = {}
    for listener in listeners_of(service):
        keys.setdefault(listener.queue_in(name, {}).exchange.name, []).append(listener.routing_key)
    own = {f"{name}.events", ladder.own_exchange(name, {}).name}
    return {
        source: Keys(write=ANYTHING if source in own else NOTHING, read=one_of(_exactly(heard)))
        for source, heard in keys.items()
    }


def _exactly(names: Iterable[str]) -> list[str]:
    return [re.escape(name).replace(r"\-", "-") for name in names]


def _asks(member: object) -> bool:
    return isinstance(member, TimedRpcProxy)

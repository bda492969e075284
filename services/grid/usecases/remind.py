"""Remind of things whose day has come: what hazards, disputes and facilities have in common."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol, TypeVar

from shared.kernel.calendar import local_time
from shared.kernel.each_one import each_one
from shared.kernel.event import Event

ONE_TURN = 100  # things


class Reminding(Protocol):
    """A thing that tells, as often as it must, that its day comes near or is over."""

    def remind(self, *, now: datetime) -> None:
        """Record what is to be told by now and was not told before."""

    def happened(self) -> Sequence[Event]:
        """Return the facts that are not kept yet."""


Thing = TypeVar("Thing", bound=Reminding)


class Store(Protocol[Thing]):
    """Where the things are kept."""

    def get(self, id: str) -> Thing:
        """Return one, or raise NotFound."""

    def save(self, aggregate: Thing, /) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def to_remind(self, today: date, *, limit: int) -> list[str]:
        """Return the ids of those of which somebody is to be reminded by now."""


def remind(things: Store[Thing], *, now: datetime) -> int:
    """Tell of one turn of them; return how many. Each mark once, by any number of replicas."""

    def remind_one(id: str) -> None:
        thing = things.get(id)
        thing.remind(now=now)
        if thing.happened():
            things.save(thing)

    ripe = things.to_remind(local_time(now).date(), limit=ONE_TURN)
    each_one(ripe, remind_one)
    return len(ripe)

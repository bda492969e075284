"""A little house with bells: an aggregate, its store and its facts, for tests of the machinery alone.

Its events belong to a publisher of the test's own, so nobody else on the broker can hear them.
"""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import ClassVar

from shared.events import CATALOGUE
from shared.kernel.aggregate import Aggregate
from shared.kernel.event import Event
from shared.plumbing import ladder
from shared.plumbing.codec import SCHEMAS, schema_class
from shared.plumbing.container import Container
from shared.plumbing.kept import Kept
from shared.plumbing.memory import Memory
from shared.plumbing.mongo import Repository
from shared.plumbing.outbox import Outbox
from shared.plumbing.publisher import Publisher
from shared.plumbing.relay import Relay


@dataclass(kw_only=True)
class Bell(Aggregate):
    """Remembers how often it rang."""

    times: int = 0

    def tell(self, *facts):
        for fact in facts:
            self.times += 1
            self.record(fact(bell_id=self.id, times=self.times))
        return self


class Bells(Repository[Bell]):
    kind: ClassVar = Bell
    collection_name = "bells"


def facts_of(publisher):
    """Return kinds of facts about bells: one that somebody must hear, another one, and one for nobody."""

    @dataclass(frozen=True, kw_only=True)
    class Rang(Event):
        name = f"{publisher}.rang"
        about = "bell"
        heard_by: ClassVar[tuple[str, ...]] = ("ear",)
        bell_id: str
        times: int

    @dataclass(frozen=True, kw_only=True)
    class Cracked(Rang):
        name = f"{publisher}.cracked"

    @dataclass(frozen=True, kw_only=True)
    class Polished(Rang):
        name = f"{publisher}.polished"
        heard_by: ClassVar[tuple[str, ...]] = ()

    return SimpleNamespace(publisher=publisher, Rang=Rang, Cracked=Cracked, Polished=Polished)


def known_facts(monkeypatch, publisher="bells"):
    """Return facts of a publisher that the catalogue knows as long as the test lasts."""
    facts = facts_of(publisher)
    for event in (facts.Rang, facts.Cracked, facts.Polished):
        monkeypatch.setitem(CATALOGUE, event.name, event)
        monkeypatch.setitem(SCHEMAS, event.name, schema_class(event)())
    return facts


def heard_facts(monkeypatch, house):
    """Return facts that have an exchange; somebody listens to the first kind of them."""
    facts = known_facts(monkeypatch, house.an_exchange().removesuffix(".events"))
    house.declare(queue_for(facts.Rang))
    return facts


def queue_for(event):
    """Return the queue of the ear that listens to an event."""
    publisher, _, kind = event.name.partition(".")
    name = ladder.queue_name("ear", publisher, kind)
    return ladder.work_queue(name, publisher=publisher, routing_key=kind)


class Tower:
    """A service that keeps bells."""

    name = "tower"
    bells = Kept(Bells)


class Towers:
    """Builds towers of which nothing runs by itself: bells, outbox and relay are moved by hand."""

    def __init__(self, mongo_uri, database):
        self._config = {"MONGO_URI": mongo_uri, "MONGO_DATABASE": database.name}
        self._built = []

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        for tower in self._built:
            tower.memory.stop()
            tower.publisher.stop()

    def build(self, amqp_uri):
        container = Container(Tower, {"AMQP_URI": amqp_uri} | self._config)
        parts = {type(each): each for each in container.extensions}
        parts[Publisher].setup()
        parts[Kept].start()
        tower = SimpleNamespace(
            container=container,  # its parts know it weakly
            bells=parts[Kept].get_dependency(None),
            outbox=parts[Outbox],
            relay=parts[Relay],
            publisher=parts[Publisher],
            memory=parts[Memory],
        )
        self._built.append(tower)
        return tower


def bells_of(container):
    """Return the bells that a running tower keeps."""
    [kept] = [each for each in container.dependencies if each.attr_name == "bells"]
    return kept.get_dependency(None)


def outbox_of(database, id="b1"):
    """Return the numbers of the facts that a bell has still to announce."""
    return [letter["envelope"]["sequence"] for letter in database["bells"].find_one({"_id": id})["outbox"]]

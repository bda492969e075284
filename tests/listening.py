"""A service that listens, alone and still: what it keeps changes by what it is told, and by nothing else."""

import inspect
import json
from collections import Counter
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from uuid import uuid4

from kombu import Connection
from nameko.extensions import ENTRYPOINT_EXTENSIONS_ATTR
from nameko.timer import Timer

from ops.keys import SEALING
from shared.events import CATALOGUE, PUBLISHERS
from shared.plumbing import ladder
from shared.plumbing.bus import listeners_of
from shared.plumbing.metrics import HANDLER_SECONDS, IN_FLIGHT
from shared.plumbing.sealing import read_sealer
from tests.architecture.test_ears import hears
from tests.eventually import eventually
from tests.house import House, a_name
from tests.visitors import alone, settings_of

SAMPLES = Path(__file__).parent / "contracts/samples"
OWN = ("leases", "positions")  # what the plumbing keeps for itself


def still(service):
    """Return a service under a name that no other test uses, in which nothing happens by itself."""
    timers = [
        name
        for name, method in inspect.getmembers(service, inspect.isfunction)
        if any(isinstance(each, Timer) for each in getattr(method, ENTRYPOINT_EXTENSIONS_ATTR, ()))
    ]
    return type(service.__name__, (alone(service),), dict.fromkeys(timers))


def fact(name, about=None, *, sequence=1, **but):
    """Return the sample of an event, told of something else: its id is changed wherever the sample has it."""
    envelope = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    kind, _, was = envelope["subject"].partition("/")
    id = about or was
    data = {key: id if value == was else value for key, value in envelope["data"].items()}
    told = {"id": f"{name}:{id}:{sequence}", "subject": f"{kind}/{id}", "sequence": sequence}
    return envelope | told | {"data": data | but}


def story(kind, about, *first):
    """Return everything that intake ever announces of one kind of thing, as the facts of one of them."""
    names = [name for name, event in sorted(CATALOGUE.items()) if event.about == kind]
    ours = [name for name in names if name.startswith("intake.")]
    told = [*first, *(name for name in ours if name not in first)]
    return [fact(name, about, sequence=number) for number, name in enumerate(told, start=1)]


class Listening:
    """One running service. `hears` tells it facts and waits; `keeps` shows all that it remembers."""

    def __init__(self, house, database, container, sealer):
        self.house, self.database, self.sealer = house, database, sealer
        self.name = container.service_name
        self._listeners = list(listeners_of(container.service_cls))
        self._queues = [each.queue_in(self.name, {}).name for each in self._listeners]

    def hears(self, *facts):
        """Tell facts in this order, and wait until each has been heard with all that followed from it."""
        wanted = Counter(method for each in facts for method in self._ears_for(each))
        assert wanted, "nobody listens to that"
        before = {method: self._outcomes(method) for method in wanted}
        for each in facts:
            self.house.post(each)
        for method, times in wanted.items():
            eventually(partial(self._has_ended, method, before[method].total() + times))
            assert set(self._outcomes(method)) == {"ok"}, f"{method} has refused what it was told"
        eventually(lambda: self._rests() and self._rests())

    def holds(self, store, *aggregates):
        """Lay aggregates into its database as if they had been there for long: all is announced."""
        repository = store(self.database)
        for each in aggregates:
            repository.save(each)
            repository.collection.update_one({"_id": each.id}, {"$set": {"outbox": []}})

    def keeps(self):
        """Return all documents, but for what is still to be announced and who holds the lease of that."""
        names = sorted(set(self.database.list_collection_names()) - {"leases"})
        found = {name: self.database[name].find({}, {"outbox": False}) for name in names}
        return {name: {each["_id"]: each for each in documents} for name, documents in found.items()}

    def forgets(self, *facts):
        """Do as after a crash between a telling and its note: a follower will be told these facts anew."""
        subjects = {each["subject"] for each in facts}
        places = [f"{queue}/{subject}" for queue in self._queues for subject in subjects]
        self.database["positions"].delete_many({"_id": {"$in": places}})

    def _ears_for(self, envelope):
        event = CATALOGUE[envelope["type"]]
        return [f"on_{each.hears}" for each in self._listeners if hears(each, event)]

    def _has_ended(self, method, times):
        return self._outcomes(method).total() >= times

    def _outcomes(self, method):
        """Return how often a listener has ended, by what came of it."""
        mine = (self.name, method, "event")  # collecting all that a long run has measured takes too long here
        measured = list(HANDLER_SECONDS._metrics.items())
        return Counter({labels[-1]: _count(each) for labels, each in measured if labels[:-1] == mine})

    def _rests(self):
        """Tell whether no letter waits for it and nothing is in its hands."""
        with Connection(self.house.uri) as connection:
            channel = connection.channel()
            waiting = [channel.queue_declare(name, passive=True).message_count for name in self._queues]
        at_work = IN_FLIGHT.labels(self.name)._value.get()
        return not any(waiting) and not at_work


def _count(histogram):
    return int(sum(bucket.get() for bucket in histogram._buckets))


@contextmanager
def listening(amqp_uri, mongo, keys, service, **config):
    """Run a still service whose announcements all arrive somewhere, and leave nothing of it behind."""
    database = mongo[f"test_{uuid4().hex[:12]}"]
    settings = settings_of(keys, "mongodb://{}:{}/".format(*mongo.address), database)
    with House(amqp_uri) as house:
        for publisher in PUBLISHERS:
            house.declare(ladder.work_queue(f"{a_name()}.on.all", publisher=publisher, routing_key="#"))
        container = house.run(still(service), **settings | config)
        yield Listening(house, database, container, read_sealer(keys / SEALING))
    mongo.drop_database(database.name)


def require_told_twice_is_told_once(service, facts):
    """Tell facts that its listener acts upon, and tell them again: the second time nothing may change."""
    before = service.keeps()
    service.hears(*facts)
    once = service.keeps()
    service.forgets(*facts)
    service.hears(*facts)

    assert of_the_trade(once) != of_the_trade(before), "the listener did nothing: what it was told is no test"
    assert service.keeps() == once


def of_the_trade(kept):
    return {name: documents for name, documents in kept.items() if name not in OWN and documents}

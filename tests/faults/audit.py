"""The audit: a queue that hears every fact, whatever the services make of it.

It makes every letter routable, so it has no place where the point is that nobody listens yet.
"""

import json
from collections import Counter, defaultdict

from kombu import Connection, Queue
from nameko.standalone.events import get_event_exchange

from shared.events import PUBLISHERS
from shared.plumbing.ladder import QUORUM

NAME = "audit"


class Audit:
    """What was announced: each fact once, and how many copies there were."""

    def __init__(self, world):
        self._world = world
        self.facts, self.copies, self.contradictions = {}, Counter(), []
        self._numbers = {}

    def declare(self):
        with Connection(self._world.amqp_uri, connect_timeout=3) as connection:
            for publisher in PUBLISHERS:
                exchange = get_event_exchange(publisher, {})
                queue = Queue(NAME, exchange, routing_key="#", durable=True, queue_arguments=QUORUM)
                queue(connection.default_channel).declare()

    def read(self):
        """Take in what has been announced since."""
        with Connection(self._world.amqp_uri, connect_timeout=3) as connection:
            channel = connection.default_channel
            while message := channel.basic_get(NAME, no_ack=True):
                self._note(json.loads(message.body))

    def about(self, kind, id):
        """Return the facts about one thing, by their numbers."""
        return self._numbers.get(f"{kind}/{id}", {})

    def of_type(self, name):
        return [fact for fact in self.facts.values() if fact["type"] == name]

    def by_case(self, name):
        """Return the facts of one type, by the case that they are about."""
        found = defaultdict(list)
        for fact in self.of_type(name):
            found[fact["data"]["case_id"]].append(fact)
        return found

    def again(self):
        """Return how many copies there were beyond the first of each fact."""
        return self.copies.total() - len(self.copies)

    def _note(self, fact):
        id, numbers = fact["id"], self._numbers.setdefault(fact["subject"], {})
        self.copies[id] += 1
        if self.facts.setdefault(id, fact) != fact:
            self.contradictions.append(f"{id} was told in two ways")
        if numbers.setdefault(fact["sequence"], fact)["id"] != id:
            self.contradictions.append(f"{fact['subject']} has two facts number {fact['sequence']}")

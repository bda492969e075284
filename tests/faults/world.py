"""A world: a virtual host, four databases and settings of its own, so that runs cannot disturb each other."""

import os
import sys
from pathlib import Path
from uuid import uuid4

from kombu import Connection
from pymongo import MongoClient

from ops.declare import work_queues
from ops.keys import PRIVATE, PUBLIC, SEALING, make_keys
from ops.services import NAMES, config_of
from ops.tokens import issue
from shared.events import PUBLISHERS
from shared.plumbing.client import Client
from shared.plumbing.ladder import declare_topology, retry_queue
from tests.journeys.town import REAL_ROLE, ROLES

# As in production, with rungs short enough to wait for; longer together than the longest outage of a run.
LADDER = (1_000, 5_000, 20_000, 20_000, 20_000)
SHORT_LADDER = (200, 300, 500, 1_000, 1_500)
OVERRIDES = """
# What this run changes; the last word counts.
MONGO_DATABASE: {database}
RETRY_DELAYS_MS: {ladder}
HANDLER_TIMEOUT: {handler_seconds}
"""


class World:
    """Where the services of one run live. Entering makes it, leaving takes it away."""

    def __init__(self, ground, folder: Path, *, ladder=LADDER, handler_seconds=20):
        self.name = f"w{uuid4().hex[:8]}"
        self.folder, self._keys = folder / self.name, folder / "keys"
        self.ladder, self.handler_seconds = ladder, handler_seconds
        self.broker, self.server = ground.broker, ground.database
        self.amqp_uri = self.broker.uri(self.name)
        self._clients: dict[str, Client] = {}
        self.mongo = MongoClient(self.server.uri, tz_aware=True, serverSelectionTimeoutMS=20_000)

    def __enter__(self):
        self.folder.mkdir(parents=True)
        make_keys(self._keys)
        self.broker.make_vhost(self.name)
        for service in NAMES:
            changed = OVERRIDES.format(
                database=self.database(service).name,
                ladder=list(self.ladder),
                handler_seconds=self.handler_seconds,
            )
            settings = config_of(service).read_text(encoding="utf-8") + changed
            self.config(service).write_text(settings, encoding="utf-8")
        return self

    def __exit__(self, *failure):
        for client in self._clients.values():
            client.close()
        for service in NAMES:
            self.mongo.drop_database(self.database(service).name)
        self.mongo.close()
        self.broker.drop_vhost(self.name)

    @property
    def environment(self):
        """What a service must know."""
        return {
            **os.environ,
            "AMQP_URI": self.amqp_uri,
            "MONGO_URI": self.server.uri,
            "AUTH_PUBLIC_KEY": str(self._keys / PUBLIC),
            "SEALING_KEYS": str(self._keys / SEALING),
            "EVENTLET_NO_GREENDNS": "yes",
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        }

    def as_(self, who) -> Client:
        """Return a client that asks as one of the people of the town, or as a resident: R000017."""
        if who not in self._clients:
            self._clients[who] = Client(self.amqp_uri, self._token(who))
        return self._clients[who]

    def config(self, service):
        return self.folder / f"{service}.yml"

    def database(self, service):
        return self.mongo[f"{self.name}_{service}"]

    def count(self, service, collection, **wanted):
        return self.database(service)[collection].count_documents(wanted)

    def declare(self):
        """Do what the deploy step does, with the ladder of this world."""
        self.declare_only(work_queues())

    def declare_only(self, queues):
        """Declare every exchange, and no work queues but these."""
        declare_topology(self.amqp_uri, queues, publishers=PUBLISHERS, delays=self.ladder)

    def work_and_retry(self):
        """Return the names of all queues that must be empty in the end."""
        waiting = {retry_queue(delay).name for delay in self.ladder}
        return sorted({queue.name for queue in work_queues()} | waiting)

    def ready(self, names):
        """Return how many letters are ready in each queue, at this moment; None where there is no queue."""
        found = {}
        with Connection(self.amqp_uri, connect_timeout=3) as connection:
            for name in names:
                with connection.channel() as channel:
                    found[name] = channel.queue_declare(name, passive=True).message_count
        return found

    def _token(self, who):
        subject, area = ROLES.get(who, (who, ""))
        role = REAL_ROLE.get(who, who) if who in ROLES else "resident"
        return issue(self._keys / PRIVATE, subject=subject, roles=[role], areas=[area] if area else [])

    def furnish(self, furniture):
        """Lay the documents of a world that was settled before into the databases of this one."""
        for (service, collection), documents in furniture.items():
            if documents:
                self.database(service)[collection].insert_many(documents)

    def furniture(self, wanted):
        """Return the documents of some collections, to be laid into other worlds."""
        return {
            (service, collection): list(self.database(service)[collection].find())
            for service, collection in wanted
        }

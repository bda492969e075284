"""A whole intake that runs: two replicas over a real broker and a real database, and people who ask it."""

from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from demo.photograph import photograph
from ops.keys import PRIVATE, PUBLIC, SEALING, make_keys
from ops.tokens import issue
from services.intake.service import IntakeService
from shared.kernel import clock
from shared.plumbing import ladder
from shared.plumbing.client import Client, Wires
from shared.plumbing.codec import wrap
from shared.plumbing.settings import load_config
from shared.plumbing.trail import Trail
from tests.eventually import eventually
from tests.house import House, a_name, body_of
from tests.intake.builders import COMMUNITY, GRID, OTHER_GRID, STREET

CONFIG = Path(__file__).parents[2] / "services/intake/config.yml"
PEOPLE = {
    "clerk": ("C0001", "clerk", STREET),
    "checker": ("C0002", "clerk", STREET),
    "duty chief": ("C0003", "duty_chief", STREET),
    "reviewer": ("L0001", "section_head", STREET),
    "leader": ("L0002", "leader", STREET),
    "worker": ("W0001", "worker", GRID),
    "cover": ("W0002", "worker", GRID),
    "stranger": ("W0009", "worker", OTHER_GRID),
    "head": ("H0001", "station_head", COMMUNITY),
    "head of the street": ("H0002", "station_head", STREET),
    "resident": ("R0001", "resident", None),
    "neighbour": ("R0002", "resident", None),
    "operator": ("op", "operator", None),
    "provider": ("P0001", "provider", "91350100M000100Y43"),
    "other provider": ("P0002", "provider", "000000000000000000"),
}


def a_wish():
    return uuid4().hex


class Counter:
    """Intake as people know it. `name` is what it is called on the broker, `database` where it remembers."""

    def __init__(self, house, database, keys):
        self.house, self.database, self.keys = house, database, keys
        self.name = a_name()
        self.wires = Wires(house.uri)
        self._ear = ladder.work_queue(f"{a_name()}.on.intake.all", publisher="intake", routing_key="#")
        self.letters = []

    def open(self, replicas):
        self.house.declare(self._ear)
        service = type("Intake", (IntakeService,), {"name": self.name})
        named = {"MONGO_DATABASE": self.database.name}
        for _ in range(replicas):
            self.house.run(service, **load_config(CONFIG) | named)
        eventually(lambda: self.database["items"].count_documents({}) >= 46, seconds=60)
        eventually(lambda: self.database["calendar_years"].count_documents({}) > 0, seconds=60)

    def token(self, who, **but):
        subject, role, area = PEOPLE[who]
        said = {"subject": subject, "roles": [role], "areas": [area] if area else []}
        return issue(self.keys / PRIVATE, **said | but)

    def asks(self, who, door, **words):
        return self.with_token(self.token(who), door, **words)

    def with_token(self, token, door, **words):
        return Client(self.house.uri, token, wires=self.wires, timeout=20).call(
            f"{self.name}.{door}", **words
        )

    def does(self, who, door, **words):
        """Give a command of its own."""
        return self.asks(who, door, **{"command_id": a_wish()} | words)

    def done(self, who, case_id, **but):
        """Say that a case is done, with a photograph."""
        photo = photograph(lambda door, **words: self.does(who, door.partition(".")[2], **words), case_id)
        done = {"outcome": "solved", "result": "已修好", "photos": [photo]}
        return self.does(who, "resolve_case", case_id=case_id, **done | but)

    def says(self, event, case_id, sequence=1):
        """Announce what grid has to say of a case."""
        self.house.post(wrap(event, about_id=case_id, sequence=sequence, at=clock.now(), trail=Trail()))

    def told_of(self, id, about="case"):
        """Return what was announced of a case so far, each fact once, in the order of their numbers."""
        while message := self.house.take(self._ear.name):
            self.letters.append(body_of(message))
        own = {each["sequence"]: each for each in self.letters if each["subject"] == f"{about}/{id}"}
        return [own[number] for number in sorted(own)]

    def hears(self, id, kind, about="case"):
        """Wait for a fact of a case, or of something else, and return its data."""
        facts = eventually(
            lambda: [each for each in self.told_of(id, about) if each["type"] == f"intake.{kind}"], seconds=20
        )
        return facts[-1]["data"]

    def remembers(self):
        """Return all that the database holds, but for letters on their way and leases."""
        kept = {name: self.database[name] for name in self.database.list_collection_names()}
        return {
            name: {each["_id"]: each for each in collection.find({}, {"outbox": False})}
            for name, collection in kept.items()
            if name not in ("leases", "items")
        }


@contextmanager
def a_counter(amqp_uri, mongo, folder, *, replicas=2):
    """Run an intake of the test's own, and leave nothing of it behind."""
    make_keys(folder)
    database = mongo[f"test_{uuid4().hex[:12]}"]
    environment = {
        "AMQP_URI": amqp_uri,
        "MONGO_URI": "mongodb://{}:{}/".format(*mongo.address),
        "AUTH_PUBLIC_KEY": str(folder / PUBLIC),
        "SEALING_KEYS": str(folder / SEALING),
    }
    with pytest.MonkeyPatch.context() as patch, House(amqp_uri) as house:
        for name, value in environment.items():
            patch.setenv(name, value)
        counter = Counter(house, database, folder)
        try:
            counter.open(replicas)
            yield counter
        finally:
            counter.wires.close()
    mongo.drop_database(database.name)

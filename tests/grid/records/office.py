"""An office that keeps records: grid over a real broker and database, a small street, and its staff."""

from contextlib import contextmanager
from datetime import time
from uuid import uuid4

from ops.keys import PRIVATE
from ops.tokens import issue
from services.grid.service import GridService
from shared.events.staff import Shift
from shared.plumbing.client import Client, Wires
from shared.plumbing.codec import wrap
from shared.plumbing.trail import Trail
from tests.eventually import eventually
from tests.grid.builders import (
    COMMUNITY,
    GRID,
    NEXT_GRID,
    NOON,
    STREET,
    post_filled,
    roster_published,
    worker_enlisted,
)
from tests.grid.test_service import BUILDING_ROW, CITY_BOX, COMMUNITY_ROW, GRID_ROW, STREET_ROW
from tests.house import House
from tests.visitors import alone, settings_of

STAFF = {
    "worker": ("W0001", "worker", GRID),
    "partner": ("W0002", "worker", GRID),
    "stranger": ("W0009", "worker", NEXT_GRID),
    "clerk": ("C0001", "clerk", STREET),
    "second clerk": ("C0002", "clerk", STREET),
    "station_head": ("W0100", "station_head", COMMUNITY),
    "section_head": ("S0001", "section_head", STREET),
    "leader": ("L0001", "leader", STREET),
    "operator": ("O0001", "operator", STREET),
    "resident": ("R0001", "resident", None),
    "provider": ("91350100M000100Y43", "provider", None),
    "committee": ("K0001", "committee", STREET),
    "service": ("intake", "service", STREET),
}
ORIGIN = {"source": "police", "basis": "statutory_duty", "document": "户籍底册", "as_of": "2026-11-01"}
VISITED = {
    "source": "survey",
    "basis": "statutory_duty",
    "document": "入户登记",
    "as_of": "2026-11-02",
    "notice": "N-1",
}
NAME, NUMBER, PHONE, OWNER_PHONE = "欧阳小明", "340102199003070010", "13812345678", "13987654321"
TERRITORY = {
    "streets": STREET_ROW,
    "communities": COMMUNITY_ROW,
    "grids": GRID_ROW,
    "buildings": BUILDING_ROW,
}
HOUSEHOLD_ROW = {
    "id": "H00000001",
    "house_id": f"{COMMUNITY}B00001-010501",
    "building_id": f"{COMMUNITY}B00001",
    "members": 1,
    "door": "1单元501室",
    "details": {"owner_name": NAME, "owner_phone": OWNER_PHONE, "emergency_phone": PHONE},
}
PERSON_ROW = {
    "id": "P00000001",
    "household_id": "H00000001",
    "relation": "head",
    "population": "registered",
    "name": NAME,
    "id_number": NUMBER,
    "phone": PHONE,
    "details": {"employer": "明光路小学"},
}


class Office:
    """Asks grid as one of the staff."""

    def __init__(self, uri, name, database, keys):
        self.uri, self.name, self.database, self.keys = uri, name, database, keys
        self.post = None  # how to announce something to the whole house
        self.wires = Wires(uri)

    def asks(self, who, door, **words):
        subject, role, area = STAFF[who]
        areas = [area] if area else []
        token = issue(self.keys / PRIVATE, subject=subject, roles=[role], areas=areas)
        return Client(self.uri, token, wires=self.wires, timeout=20).call(f"{self.name}.{door}", **words)

    def does(self, who, door, **words):
        """Give a command of its own."""
        return self.asks(who, door, **{"command_id": uuid4().hex} | words)

    def tell(self, event, about_id):
        """Announce a fact, twice, as everybody must be able to bear."""
        for _ in range(2):
            self.post(wrap(event, about_id=about_id, sequence=1, at=NOON, trail=Trail()))

    def fill_posts(self, today):
        """Let W0001 hold post A and W0002 post B, on duty all day, and W0100 be their head."""
        shift = Shift(day=today, start=time(0), end=time(23, 59, 59, 999999), place="grid")
        for post, worker_id, area in (
            ("A", "W0001", GRID),
            ("B", "W0002", GRID),
            ("head", "W0100", COMMUNITY),
        ):
            self.tell(worker_enlisted(worker_id), worker_id)
            self.tell(post_filled(post, worker_id, area), f"{area}:{post}")
            month = f"{today:%Y-%m}"
            self.tell(roster_published(worker_id, shift, month=month), f"{worker_id}:{month}")
        for kept in ("workers", "posts", "duties"):
            eventually(lambda kept=kept: self.database[kept].count_documents({}) == 3)

    def move_in(self):
        """Bring a grid, a building, a household and a person."""
        for kind, row in TERRITORY.items():
            answer = self.does("clerk", f"import_{kind}", rows=[row])
            assert [each["ok"] for each in answer["rows"]] == [True]
        for kind, row in (("households", HOUSEHOLD_ROW), ("people", PERSON_ROW)):
            answer = self.does("clerk", f"import_{kind}", rows=[row], origin=ORIGIN)
            assert [each["effect"] for each in answer["rows"]] == ["new"]


@contextmanager
def an_office(amqp_uri, mongo_uri, mongo, keys):
    """Run grid on a database of its own, with the small street in it."""
    name = f"test_{uuid4().hex[:12]}"
    with House(amqp_uri) as house:
        settings = settings_of(keys, mongo_uri, mongo[name])
        container = house.run(alone(GridService), **settings, CITY_BOX=CITY_BOX)
        office = Office(amqp_uri, container.service_name, mongo[name], keys)
        office.post = house.post
        office.move_in()
        yield office
        office.wires.close()
    mongo.drop_database(name)

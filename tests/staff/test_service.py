"""Staff at its doors: who may ask, what goes in, what comes out, what is announced."""

import pytest
from nameko.standalone.events import get_event_exchange

from ops.keys import PRIVATE, PUBLIC, SEALING, make_keys
from ops.tokens import issue
from services.staff.service import StaffService
from shared.kernel.errors import Invalid, NotAllowed, NotFound
from shared.plumbing.client import Client
from tests.house import House, a_name
from tests.staff.builders import COMMUNITY, GRID, MONTH

pytestmark = pytest.mark.broker


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    folder = tmp_path_factory.mktemp("keys")
    make_keys(folder)
    return folder


@pytest.fixture
def staff(amqp_uri, database, mongo_uri, keys):
    """The name under which staff runs, for this test alone."""
    service = type("Staff", (StaffService,), {"name": a_name()})
    settings = {
        "MONGO_URI": mongo_uri,
        "MONGO_DATABASE": database.name,
        "AUTH_PUBLIC_KEY": str(keys / PUBLIC),
        "SEALING_KEYS": str(keys / SEALING),
    }
    with House(amqp_uri) as house:
        house.publisher.declare(get_event_exchange("staff", {}))
        house.run(service, **settings)
        yield service.name


@pytest.fixture
def ask(amqp_uri, staff, keys):
    clients = []

    def asked(method, *, role="operator", by="W0100", **words):
        token = issue(keys / PRIVATE, subject=by, roles=[role], areas=[COMMUNITY])
        clients.append(Client(amqp_uri, token))
        return clients[-1].call(f"{staff}.{method}", **words)

    yield asked
    for client in clients:
        client.close()


def a_worker(id, name="王小明"):
    return {"id": id, "name": name, "role": "worker", "area": COMMUNITY, "duty_phone": "13800001234"}


def a_roster(worker_id, place):
    shift = {"day": f"{MONTH}-23", "start": "08:30:00", "end": "12:30:00", "place": place}
    return {"worker_id": worker_id, "month": MONTH, "shifts": [shift]}


GRANTED = {"ok": True, "reason": None}


def test_a_grid_gets_its_two_workers_and_their_rosters(ask, database):
    people = [a_worker("W0001"), a_worker("W0002", "欧阳明")]
    for _ in range(2):
        answer = ask("enlist_workers", command_id="enlist-0001", rows=people)
        assert answer == {"rows": [{"row": 0, **GRANTED}, {"row": 1, **GRANTED}]}
    posts = [{"area": GRID, "post": post, "worker_id": id} for post, id in (("A", "W0001"), ("B", "W0002"))]
    ask("fill_posts", command_id="fill-00001", rows=posts)

    rosters = [a_roster("W0001", "leave"), a_roster("W0002", "leave")]
    first, second = ask("publish_rosters", command_id="publish-01", rows=rosters)["rows"]

    assert first["ok"]
    assert f"{MONTH}-23" in second["reason"]
    assert ask("get_worker", role="worker", by="W0002", worker_id="W0002") == {
        "id": "W0002",
        "label": "欧阳*",
        "role": "worker",
        "area": COMMUNITY,
        "staff_no": None,
        "posts": [{"area": GRID, "post": "B"}],
    }
    assert {worker["version"] for worker in database["workers"].find()} == {1}
    assert "13800001234" not in str(list(database["workers"].find()))


def test_a_worker_does_not_fill_posts(ask):
    with pytest.raises(NotAllowed):
        ask("fill_posts", role="worker", command_id="fill-00001", rows=[])


@pytest.mark.parametrize("rows", [[], [{"id": "W0001"}], [a_worker("W 1")], [a_worker("W0001")] * 201])
def test_a_batch_that_cannot_be_read_is_refused_as_a_whole(ask, rows):
    with pytest.raises(Invalid):
        ask("enlist_workers", command_id="enlist-0001", rows=rows)


def test_there_is_no_worker_whom_nobody_enlisted(ask):
    with pytest.raises(NotFound):
        ask("get_worker", worker_id="W0404")


def test_a_shift_is_told_in_local_time(ask):
    roster = a_roster("W0001", "grid")
    roster["shifts"][0]["start"] = "08:30:00+09:00"

    with pytest.raises(Invalid):
        ask("publish_rosters", command_id="publish-01", rows=[roster])

"""Staff at its doors: who may ask, what goes in, what comes out, what is announced."""

import pytest

from services.staff.service import StaffService
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.staff.builders import COMMUNITY, GRID, MONTH
from tests.visitors import alone, settings_of, visitors

pytestmark = pytest.mark.broker


@pytest.fixture
def staff(house, database, mongo_uri, keys):
    """The name under which staff runs, for this test alone."""
    container = house.run(alone(StaffService), **settings_of(keys, mongo_uri, database))
    yield container.service_name
    container.stop()


@pytest.fixture
def ask(amqp_uri, staff, keys):
    with visitors(amqp_uri, keys, staff, by="W0100", role="operator", area=COMMUNITY) as ask:
        yield ask


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
        "left_at": None,
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


def test_the_last_of_a_grid_that_is_no_more_is_free_to_go(ask, database):
    ask("enlist_workers", command_id="enlist-0001", rows=[a_worker("W0001")])
    ask("fill_posts", command_id="fill-00001", rows=[{"area": GRID, "post": "A", "worker_id": "W0001"}])

    for _ in range(2):
        closed = ask("close_posts", command_id="close-0001", grid_code=GRID)

    assert closed == {"area": GRID, "holders": []}
    assert database["posts"].find_one()["version"] == 2
    assert ask("release_worker", command_id="release-01", worker_id="W0001")["posts"] == []
    with pytest.raises(NotFound):
        ask("close_posts", command_id="close-0002", grid_code=f"{GRID[:-1]}9")


def test_the_last_of_a_grid_leaves_only_when_somebody_follows_him(ask, database):
    people = [a_worker("W0001"), a_worker("W0002")]
    ask("enlist_workers", command_id="enlist-0001", rows=people)
    ask("fill_posts", command_id="fill-00001", rows=[{"area": GRID, "post": "A", "worker_id": "W0001"}])

    with pytest.raises(Conflict):
        ask("release_worker", command_id="release-01", worker_id="W0001")
    for _ in range(2):
        gone = ask("release_worker", command_id="release-02", worker_id="W0001", successor_id="W0002")

    assert (gone["posts"], gone["left_at"] is not None) == ([], True)
    assert database["posts"].find_one()["worker_ids"] == ["W0002"]
    assert database["workers"].find_one({"_id": "W0001"})["version"] == 2

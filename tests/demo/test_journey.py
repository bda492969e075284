"""The demo against the real services: a part of the street is loaded, and one case goes its way."""

import re

import pytest

from demo.load import bring, load
from demo.sample import sample
from demo.shipments import shipments
from demo.story import Story
from demo.street import make_street
from demo.telling import told
from demo.watch import Watch
from ops.database import Database
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.plumbing.client import Client
from shared.plumbing.mongo import connect
from tests.demo.entered import NUMBER, PHONE, Entered
from tests.eventually import eventually
from tests.journeys.town import Town

pytestmark = [pytest.mark.broker, pytest.mark.database]

STORY = (
    "登记 registered",
    "受理 accepted",
    "派单 assigned",
    "经办人 handler named",
    "已确认 acknowledged",
    "签收 signed",
    "办结反馈 resolved",
    "回访 return visit",
    "结案 closed",
    "派单结束 assignment ended",
)


class EmptyTown(Town):
    """The services, and nobody who lives there yet."""

    def settle_in(self):
        """Leave that to the loader."""


@pytest.fixture(scope="module")
def street():
    return sample(make_street(), grids=1)


@pytest.fixture(scope="module")
def database(mongo_uri, tmp_path_factory):
    """A database of its own: the demo street has the codes of other tests' towns."""
    database = Database(tmp_path_factory.mktemp("database"))
    database.start()
    yield database
    database.kill()


@pytest.fixture(scope="module")
def town(amqp_uri, database, tmp_path_factory):
    with EmptyTown(amqp_uri, database.uri, tmp_path_factory.mktemp("town")) as running:
        yield running


@pytest.fixture(scope="module")
def settings(town):
    """What `make run` writes: the broker, and a token for everybody who signs in."""
    return town.house.env()


@pytest.fixture(scope="module")
def client(settings):
    client = Client(settings["AMQP_URI"], settings["TOKEN_OPERATOR"], timeout=30)
    yield client
    client.close()


@pytest.fixture(scope="module")
def today():
    return local_time(clock.now()).date()


@pytest.fixture(scope="module")
def loaded(client, street, today):
    """The sample is loaded, and grid has heard who answers for its last household."""
    assert load(client, street, today=today) == []
    ask = {"household_id": street.households[-1].id}
    place = eventually(
        lambda: [seen for seen in [client.call("grid.locate", **ask)] if len(seen["posts"]) == 3]
    )
    return place[0]


def test_a_household_is_found_with_those_who_answer_for_it(loaded, street):
    assert loaded["grid_code"] == street.grids[0].code
    assert {post["post"]: post["worker_id"] for post in loaded["posts"]} == {
        post.post: post.worker_id for post in street.posts
    }


def test_every_row_has_arrived_and_arrives_once_however_often_it_is_brought(
    loaded, client, street, today, database
):
    def kept():
        with connect(database.uri, pool=1) as mongo:
            people = mongo["grid"]["people"].find({}, {"commands": 1})
            staff = mongo["staff"]["rosters"].find({}, {"version": 1})
            return {**{each["_id"]: each for each in people}, **{each["_id"]: each for each in staff}}

    once = kept()
    bring(client, shipments(street, today))

    assert kept() == once
    assert len(once) == len(street.people) + 2 * (len(street.workers) + len(street.officers))


def test_the_files_of_the_database_hold_no_number_and_no_phone_of_anybody(
    loaded, client, settings, street, database
):
    ids = Entered(client, settings, street).all()
    written = re.compile(rb"P\d{8}|340102\d{11}[\dX]|199000\d{5}")
    files = [path.read_bytes() for path in (database.folder / "data").rglob("*") if path.is_file()]
    found = {each.decode() for content in files for each in written.findall(content)}
    numbers = {NUMBER, *(person.id_number for person in street.people)}
    phones = {PHONE, *(person.phone for person in street.people if person.phone)}

    assert found & {person.id for person in street.people}  # so the files can be looked through at all
    assert all(any(id.encode() in content for content in files) for id in ids)  # and what is entered is there
    assert all(written.fullmatch(each.encode()) for each in numbers | phones)
    assert not found & (numbers | phones)


def test_one_case_goes_its_way_from_the_report_to_the_close(loaded, street, settings, client, capsys):
    lines = []
    watch = Watch(settings, lambda heard: lines.append(told(heard.event, heard.at)))

    case = Story(street=street, settings=settings, client=client, watch=watch, pace=0).play()

    watch.close()
    assert case["state"] == "CLOSED"
    assert case["handler"]["post"] in {"A", "B", "head"}
    happened = [title for line in lines for title in STORY if f"  {title} " in line]
    assert sorted(happened, key=STORY.index) == list(STORY)
    assert "窗口 clerk" in capsys.readouterr().out

"""What `make run` promises: everybody is up, stays up, and goes in order."""

import json
import os
import signal

import pytest

from ops.house import House
from ops.lock import AlreadyRuns
from ops.management import Management
from tests.eventually import eventually

pytestmark = [pytest.mark.broker, pytest.mark.database]


@pytest.fixture(scope="module")
def told():
    return []


@pytest.fixture(scope="module")
def house(amqp_uri, mongo_uri, tmp_path_factory, told):
    """A house on the ground of the tests, in a virtual host of its own where we may make one."""
    environ = os.environ | {"AMQP_URI": amqp_uri, "MONGO_URI": mongo_uri}
    management = Management(uri) if (uri := os.environ.get("MANAGEMENT_URI")) else None
    if management:
        management.make_vhost("a-house")
        environ["AMQP_URI"] = amqp_uri.rpartition("/")[0] + "/a-house"
    house = House(tmp_path_factory.mktemp("run"), told.append, environ)
    house.start()
    yield house
    house.stop()
    if management:
        management.drop_vhost("a-house")


def test_every_service_is_ready_when_the_house_says_so(house, told):
    assert all(service.is_ready() for service in house.services)
    assert told[-4:] == ["service intake", "service grid", "service staff", "service notify"]


def test_the_log_of_a_service_is_a_json_object_a_line(house):
    for service in house.services:
        lines = service.log.read_text().splitlines()
        assert all(json.loads(line)["service"] == service.name for line in lines)


def test_only_the_owner_reads_the_tokens_of_the_demo(house):
    assert house.env_file.stat().st_mode & 0o077 == 0
    lines = dict(line.split("=", 1) for line in house.env_file.read_text().splitlines())
    assert {"AMQP_URI", "MONGO_URI", "TOKEN_CLERK", "TOKEN_WORKER_A", "TOKEN_RESIDENT"} <= set(lines)


def test_a_second_house_in_the_same_folder_is_refused_politely(house):
    with pytest.raises(AlreadyRuns, match="Yimen already runs here"):
        House(house.folder, print, os.environ).start()


def test_a_service_that_dies_is_started_again_and_told(house, told):
    notify = house.services[-1]
    os.kill(notify.pid(), signal.SIGKILL)
    eventually(lambda: notify.pid() is None)

    house.tend()

    assert told[-1].startswith("notify has ended")
    assert eventually(notify.is_ready, seconds=30)


def test_a_frozen_service_of_a_house_that_was_killed_is_ended_by_the_next_start(house):
    staff = house.services[2]
    left_behind = staff.pid()
    staff.freeze()

    staff.start(os.environ | house.env())

    assert not os.path.exists(f"/proc/{left_behind}")
    assert eventually(staff.is_ready, seconds=30)

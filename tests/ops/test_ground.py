"""What the ground promises: its own servers, found again, and nothing left behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from kombu import Connection
from pymongo import MongoClient

from ops.broker import Broker
from ops.database import Database
from ops.ground import Ground, sweep
from ops.lock import AlreadyRuns
from ops.process import DidNotStart
from tests.eventually import eventually

OURS = {"AMQP_URI": "amqp://somebody", "MONGO_URI": "mongodb://somebody"}


def processes_of(folder):
    """Return the pids of all processes that know the folder, by command line or by environment."""
    return [
        int(entry.name)
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit()
        and any(str(folder).encode() in read(entry / what) for what in ("cmdline", "environ"))
    ]


def read(path):
    try:
        return path.read_bytes()
    except OSError:
        return b""


@pytest.fixture
def database(tmp_path):
    database = Database(tmp_path / "database")
    yield database
    database.kill()


@pytest.fixture(scope="module")
def broker(tmp_path_factory):
    """A node of these tests' own: the one that the other tests share must not be stopped."""
    broker = Broker(tmp_path_factory.mktemp("house") / "broker")
    broker.start()
    yield broker
    broker.kill()


def test_what_the_environment_names_is_used_and_never_started(tmp_path):
    with Ground(tmp_path / "ground", OURS) as ground:
        assert ground.env() == OURS
        assert processes_of(tmp_path) == []


def test_without_rabbitmq_a_node_of_our_own_is_refused_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr("ops.broker.SCRIPTS", tmp_path / "nowhere")

    with pytest.raises(DidNotStart, match="install rabbitmq-server"):
        Broker(tmp_path / "broker").start()


def test_two_grounds_in_one_folder_are_told_apart(tmp_path):
    with Ground(tmp_path, OURS), pytest.raises(AlreadyRuns):
        Ground(tmp_path, OURS).start()


def test_a_database_keeps_its_port_and_what_it_promised_over_a_kill(database):
    database.start()
    before = database.uri
    with MongoClient(before) as client:
        client.house.cases.insert_one({"_id": "case-1"})

    database.kill()
    again = Database(database.folder)
    again.start()

    assert again.uri == before
    with MongoClient(again.uri) as client:
        assert client.house.cases.find_one() == {"_id": "case-1"}


def test_a_database_runs_on_one_cpu_and_knows_a_retried_write(database):
    database.start()

    assert len(os.sched_getaffinity(database.pid())) == 1
    with MongoClient(database.uri) as client:
        assert client.admin.command("hello")["setName"]


def test_a_database_that_was_left_behind_is_ended_by_the_next_start(database):
    database.start()
    left_behind = database.pid()

    Database(database.folder).start()

    assert not os.path.exists(f"/proc/{left_behind}")


def test_a_broker_lets_nobody_in_without_its_own_password(broker):
    assert (broker.folder / "sign-in.json").stat().st_mode & 0o077 == 0
    assert (broker.folder / ".erlang.cookie").stat().st_mode & 0o077 == 0
    assert [user["name"] for user in broker.management.ask("GET", "users")] == ["yimen"]


def test_a_broker_starts_again_on_its_ports_with_its_messages_and_leaves_no_process(broker):
    before, left_behind = broker.uri(), broker.pid()
    broker.make_vhost("a house")
    with Connection(broker.uri("a house"), transport_options={"confirm_publish": True}) as connection:
        connection.SimpleQueue("letters").put("one")

    again = Broker(broker.folder)
    again.start()

    assert again.uri() == before
    assert not os.path.exists(f"/proc/{left_behind}")
    assert eventually(lambda: again.queue_counts("a house") == {"letters": 1})
    again.stop()
    assert eventually(lambda: processes_of(broker.folder) == [])


def test_a_command_runs_on_the_named_ground_and_its_exit_code_counts():
    program = "import os, sys; sys.exit(7 if os.environ['AMQP_URI'] == 'amqp://somebody' else 0)"
    done = subprocess.run(
        [sys.executable, "-m", "ops.ground", "--", sys.executable, "-c", program], env=os.environ | OURS
    )

    assert done.returncode == 7


def test_what_a_killed_test_run_left_behind_is_swept_away(tmp_path):
    nobody = tmp_path / "test-999999999"
    left_behind = Database(nobody / "database")
    left_behind.start()

    sweep(tmp_path)

    assert left_behind.pid() is None
    assert not nobody.exists()

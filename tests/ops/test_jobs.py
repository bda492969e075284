"""The programs of an installation beside its services, each started by the command that compose starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pymongo import MongoClient

from ops.declare import work_queues
from ops.keys import PUBLIC
from ops.management import Management
from ops.secrets import MOUNTED, STAYS_HERE
from ops.services import JOBS, NAMES, ROOT
from shared.plumbing.access import read_keys, verify


def start(job, *instead, folder=ROOT, **environment):
    """Start it as the image does: its addresses filled in from secret files, `python` from its own path.

    `instead` is a command of an operator that takes the place of its own.
    """
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    given = {"PATH": path, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    return subprocess.run(
        [sys.executable, "-m", "ops.with_secrets", *(instead or JOBS[job])],
        env=os.environ | given | environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture
def secrets(tmp_path):
    for name in NAMES:
        (tmp_path / f"mongo_{name}").write_text(f"{name}-password-of-this-test\n")
    return {"SECRETS_FOLDER": str(tmp_path)}


@pytest.fixture
def amqp(amqp_uri):
    """A virtual host of the test's own: what is declared for the house is no business of other tests."""
    if not os.environ.get("MANAGEMENT_URI"):
        pytest.skip("the broker has no management plugin that could make a virtual host")
    management = Management(os.environ["MANAGEMENT_URI"])
    management.make_vhost("jobs")
    yield {"AMQP_URI": f"{amqp_uri.rpartition('/')[0]}/jobs"}
    management.drop_vhost("jobs")


@pytest.mark.broker
def test_the_deploy_step_declares_every_queue_and_the_tools_list_them(amqp):
    before = start("tools", **amqp)
    deployed = [start("deploy", **amqp), start("deploy", **amqp)]  # a deploy that is done again is no trouble
    after = start("tools", **amqp)

    assert [each.returncode for each in (before, *deployed, after)] == [0] * 4, deployed[0].stderr
    assert before.stdout.count("not declared") == len(list(work_queues()))
    assert {tuple(line.split()) for line in after.stdout.splitlines()} == {
        (queue.name, "0") for queue in work_queues()
    }


@pytest.mark.database
def test_the_users_of_the_database_are_made_and_made_again(mongo_uri, secrets):
    done = [start("users", MONGO_URI=mongo_uri, **secrets) for _ in range(2)]

    assert [each.returncode for each in done] == [0, 0], done[0].stderr
    assert done[0].stdout == f"{len(NAMES)} users, each at home in its own database\n"
    with MongoClient(mongo_uri) as client:
        for name in NAMES:
            [user] = client[name].command("usersInfo", name)["users"]
            assert user["roles"] == [{"role": "readWrite", "db": name}]
            client[name].command("dropUser", name)


@pytest.mark.database
def test_without_a_password_file_no_user_is_made(mongo_uri, tmp_path):
    done = start("users", MONGO_URI=mongo_uri, SECRETS_FOLDER=str(tmp_path))

    assert done.returncode != 0
    assert "mongo_intake" in done.stderr


def test_secrets_and_tokens_are_made_in_the_folder_that_is_mounted(tmp_path):
    made = start("keys", folder=tmp_path)
    signed = start(
        "keys",
        *("python", "-m", "ops.tokens", "--key", "secrets/token_private.pem"),
        *("--subject", "O0001", "--role", "operator", "--area", "340102998"),
        folder=tmp_path,
    )

    assert made.returncode == 0, made.stderr
    assert {file.name for file in (tmp_path / "secrets").iterdir()} == {*MOUNTED, *STAYS_HERE}
    caller = verify(signed.stdout.strip(), read_keys(tmp_path / "secrets" / PUBLIC))
    assert (caller.id, caller.roles, caller.areas) == ("O0001", {"operator"}, {"340102998"})


def test_whoever_asks_at_the_doors_is_shown_all_of_them(tmp_path):
    (tmp_path / "amqp_doors").write_text("password-of-this-test\n")

    told = start(
        "doors", AMQP_URI="amqp://doors:{amqp_doors}@rabbitmq:5672/yimen", SECRETS_FOLDER=str(tmp_path)
    )

    assert told.returncode == 0, told.stderr
    assert "staff.get_worker" in told.stdout.split()

from copy import deepcopy

import pytest
import yaml

from ops.compose_check import FILE, main
from ops.compose_rules import faults_of
from ops.services import NAMES, command_of


@pytest.fixture(scope="module")
def delivered():
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


@pytest.fixture
def compose(delivered):
    """What is delivered, for a test to spoil."""
    return deepcopy(delivered)


def test_what_is_delivered_keeps_every_rule():
    assert main() == 0


def test_compose_starts_what_everything_else_starts(delivered):
    assert {name: delivered["services"][name]["command"] for name in NAMES} == {
        name: command_of(name) for name in NAMES
    }


def spoil(path, value):
    """Return what sets one value, deep in the file; None takes it away."""

    def spoiled(compose):
        *way, last = path.split("/")
        for step in way:
            compose = compose[step]
        if value is None:
            del compose[last]
        else:
            compose[last] = value

    return spoiled


SPOILED = {
    "a misspelt key": (spoil("services/grid/depend_on", {}), "unknown key depend_on"),
    "a file that is not there": (spoil("services/rabbitmq/volumes", ["./nothing:/x"]), "mounts ./nothing"),
    "waiting for nobody": (spoil("services/deploy/depends_on", {"broker": {}}), "cannot wait for broker"),
    "waiting for a health that nobody asks": (
        spoil("services/rabbitmq/healthcheck", None),
        "never says that it is healthy",
    ),
    "an image of tomorrow": (spoil("services/mongo/image", "mongo:7"), "mongo runs mongo:7"),
    "the newest image": (spoil("services/mongo/image", "mongo:latest"), "mongo runs mongo:latest"),
    "root": (spoil("services/grid/user", "0:0"), "grid must not be root"),
    "a service that may write its own code": (
        spoil("services/grid/read_only", False),
        "read_only must be True",
    ),
    "capabilities": (spoil("services/grid/cap_drop", None), "cap_drop must be"),
    "new privileges": (spoil("services/grid/security_opt", []), "security_opt must be"),
    "no restart": (spoil("services/staff/restart", "no"), "restart must be always"),
    "a short goodbye": (spoil("services/staff/stop_grace_period", "10s"), "needs 45s to end"),
    "a way in": (spoil("services/mongo/ports", ["27017:27017"]), "mongo is open to the outside"),
    "a deploy step that deploys nothing": (
        spoil("services/deploy/command", ["python", "-m", "ops.deploy"]),
        "deploy must run python -m ops.declare",
    ),
    "users made by nobody": (
        spoil("services/users/command", None),
        "users must run python -m ops.mongo.users",
    ),
    "tools that do something else": (
        spoil("services/tools/command", ["python", "-m", "ops.dead", "replay"]),
        "tools must run python -m ops.dead list",
    ),
    "no deploy step": (spoil("services/deploy", None), "deploy must run"),
    "a program that nobody has tried": (
        spoil("services/extra", {"image": "yimen:0.1.0", "command": ["python", "-m", "ops.ask"]}),
        "extra runs a command that no test starts",
    ),
    "another command": (spoil("services/intake/command", ["python", "x.py"]), "intake must run nameko run"),
    "starting before the queues are there": (
        spoil("services/intake/depends_on/deploy", None),
        "intake must wait for",
    ),
    "nobody looking": (spoil("services/notify/healthcheck", {}), "/health/ready"),
    "a setting too few": (
        spoil("services/notify/environment/AUTH_PUBLIC_KEY", None),
        "notify is not told AUTH_PUBLIC_KEY",
    ),
    "a setting that nobody reads": (
        spoil("services/notify/environment/AMPQ_URI", "x"),
        "notify does not read AMPQ_URI",
    ),
    "a secret that is not mounted": (
        spoil("services/grid/secrets", ["mongo_grid", "token_public", "sealing_keys"]),
        "grid needs the secret amqp_grid",
    ),
    "a secret that is not defined": (spoil("secrets/amqp_grid", None), "amqp_grid, which is not defined"),
    "a secret that nobody needs": (
        spoil("secrets/spare", {"file": "./secrets/amqp_grid"}),
        "nobody needs the secret spare",
    ),
    "a secret that nobody makes": (
        spoil("secrets/amqp_grid", {"file": "./secrets/handmade"}),
        "amqp_grid is not made by",
    ),
    "a secret outside of its folder": (
        spoil("secrets/amqp_grid", {"file": "./amqp_grid"}),
        "amqp_grid is not made by",
    ),
    "the key that signs tokens": (
        spoil("secrets/token_public", {"file": "./secrets/token_private.pem"}),
        "token_public is not made by",
    ),
    "a password in an address": (
        spoil("services/grid/environment/AMQP_URI", "amqp://grid:grid@rabbitmq:5672/yimen"),
        "AMQP_URI tells a password",
    ),
    "a password in a setting": (
        spoil("services/mongo/environment/MONGO_INITDB_ROOT_PASSWORD", "root"),
        "must be a file",
    ),
    "a guest": (spoil("services/rabbitmq/environment", {"USER": "guest"}), "USER tells a password"),
}


@pytest.mark.parametrize("what", SPOILED)
def test_the_check_finds(what, compose):
    spoiled, complaint = SPOILED[what]

    spoiled(compose)

    assert any(complaint in fault for fault in faults_of(compose)), faults_of(compose)

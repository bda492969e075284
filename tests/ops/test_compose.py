from copy import deepcopy

import pytest
import yaml

from ops.compose_check import FILE, main
from ops.compose_rules import faults_of
from ops.compose_rules.manual import DOCKERFILE, faults_of_manual
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
    "a broker that is root": (spoil("services/rabbitmq/user", None), "rabbitmq must not be root"),
    "a database that is root": (spoil("services/mongo/user", "root"), "mongo must not be root"),
    "a job that is root": (spoil("services/users/user", 0), "users must not be root"),
    "a broker that may write anywhere": (
        spoil("services/rabbitmq/read_only", None),
        "rabbitmq: read_only must be True",
    ),
    "a tool that may write anywhere": (
        spoil("services/tools/read_only", False),
        "tools: read_only must be True",
    ),
    "capabilities": (spoil("services/grid/cap_drop", None), "grid: cap_drop must be"),
    "capabilities of the database": (spoil("services/mongo/cap_drop", []), "mongo: cap_drop must be"),
    "new privileges": (spoil("services/grid/security_opt", []), "grid: security_opt must be"),
    "new privileges of a job": (spoil("services/deploy/security_opt", None), "deploy: security_opt must be"),
    "all the memory": (spoil("services/mongo/mem_limit", None), "mongo needs a mem_limit"),
    "all the memory for a tool": (spoil("services/doors/mem_limit", None), "doors needs a mem_limit"),
    "processes without end": (spoil("services/rabbitmq/pids_limit", None), "rabbitmq needs a pids_limit"),
    "no init": (spoil("services/keys/init", None), "keys: init must be True"),
    "a broker that stays down": (
        spoil("services/rabbitmq/restart", "no"),
        "rabbitmq: restart must be always",
    ),
    "an open network": (spoil("networks/house", {}), "house is open to the outside"),
    "a network of its own": (spoil("services/doors/networks", ["other"]), "doors is in the wrong network"),
    "keys in the network": (
        spoil("services/keys", {"networks": ["house"]}),
        "keys is in the wrong network",
    ),
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
    "signing in as somebody else": (
        spoil("services/tools/environment/AMQP_URI", "amqp://deploy:{amqp_deploy}@rabbitmq:5672/yimen"),
        "tools must sign in as operator by AMQP_URI",
    ),
    "somebody else's password": (
        spoil("services/grid/environment/MONGO_URI", "mongodb://grid:{mongo_root}@mongo:27017/grid"),
        "grid must sign in as grid by MONGO_URI",
    ),
    "signing in without need": (
        spoil("services/doors/environment/MONGO_URI", "mongodb://root:{mongo_root}@mongo:27017/"),
        "doors must sign in as None by MONGO_URI",
    ),
    "a manual for what is not there": (
        spoil("services/keys", None),
        "there is no keys, which operators are told to run",
    ),
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
    "another default than the service has": (
        spoil("services/intake/environment/CITY_BOX_WEST", "${CITY_BOX_WEST:-0}"),
        "intake has 0 for CITY_BOX_WEST, elsewhere it is 116.6",
    ),
    "a secret for whom it is not": (
        spoil(
            "services/grid/secrets", ["amqp_grid", "mongo_grid", "token_public", "sealing_keys", "mongo_root"]
        ),
        "grid does not need the secret mongo_root",
    ),
    "a secret that a tool does not need": (
        spoil("services/tools/secrets", ["amqp_operator", "amqp_doors"]),
        "tools does not need the secret amqp_doors",
    ),
    "definitions that the broker lacks": (
        spoil("services/rabbitmq/secrets", []),
        "rabbitmq needs the secret rabbitmq_definitions",
    ),
    "the folder of secrets": (
        spoil("services/tools/volumes", ["./secrets:/here:ro"]),
        "tools sees the folder secrets",
    ),
    "the key that signs, as a file": (
        spoil("services/grid/volumes", ["./secrets/token_private.pem:/key:ro"]),
        "grid sees the folder secrets",
    ),
    "all that is here": (spoil("services/doors/volumes", [".:/here:ro"]), "doors sees the folder secrets"),
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


MANUALS = {
    "a command without a container": (
        "```\npython -m ops.tokens\n```",
        "python -m ops.tokens cannot be typed in no container",
    ),
    "a command in the wrong program": (
        "```sh\ntools python -m ops.tokens --hours 8\n```",
        "python -m ops.tokens cannot be typed in tools",
    ),
    "a command in a command": (
        "```\nexport T=$(tools python -m ops.tokens)\n```",
        "python -m ops.tokens cannot be typed in tools",
    ),
    "a command that no program is there for": (
        "Run `doors python -m ops.asyncapi`.",
        "no program of compose is there for python -m ops.asyncapi",
    ),
    "a module that is nowhere": ("Run `keys python -m ops.token`.", "the image does not hold ops.token"),
    "a module that is not in the image": (
        "Run `python -m bench.main`.",
        "the image does not hold bench.main",
    ),
}


@pytest.mark.parametrize("what", MANUALS)
def test_the_check_of_the_manual_finds(what):
    text, complaint = MANUALS[what]

    assert complaint in list(faults_of_manual(text, DOCKERFILE.read_text(encoding="utf-8")))


def test_an_image_without_the_programs_is_found():
    dockerfile = DOCKERFILE.read_text(encoding="utf-8").replace("COPY ops ops\n", "")

    assert list(faults_of_manual("```\nkeys python -m ops.tokens\n```", dockerfile)) == [
        "the image does not hold ops.tokens"
    ]

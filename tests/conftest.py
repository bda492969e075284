"""What every test may ask for.

`make test` starts a private broker and database and names them in AMQP_URI and MONGO_URI. Without them
a test that needs one is skipped at home, and fails in CI.
"""

import os
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from kombu import Connection
from pymongo import MongoClient

from ops.keys import make_keys
from tests.house import House
from tests.wire import Wire

pytest.register_assert_rewrite("tests.every_door", "tests.listening")

# How long drawing an example takes says nothing of what is tested, and much of who else uses the machine.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def named(variable):
    """Return the address that the environment names, or skip (in CI: fail)."""
    uri = os.environ.get(variable)
    if uri:
        return uri
    if os.environ.get("CI"):
        pytest.fail(f"{variable} is not set, and CI skips nothing")
    pytest.skip(f"{variable} is not set: use make test")


@pytest.fixture(scope="session")
def amqp_uri():
    """A broker that answers."""
    uri = named("AMQP_URI")
    with Connection(uri, connect_timeout=5) as connection:
        connection.ensure_connection(max_retries=3)
    return uri


@pytest.fixture(scope="session")
def mongo_uri():
    """A database that answers."""
    return named("MONGO_URI")


@pytest.fixture(scope="session")
def mongo(mongo_uri):
    with MongoClient(mongo_uri, tz_aware=True, serverSelectionTimeoutMS=5000) as client:
        client.admin.command("ping")
        yield client


@pytest.fixture
def database(mongo):
    """An empty database of the test's own."""
    name = f"test_{uuid4().hex[:12]}"
    yield mongo[name]
    mongo.drop_database(name)


@pytest.fixture(scope="session")
def keys(tmp_path_factory):
    """A folder with the keys of an installation."""
    folder = tmp_path_factory.mktemp("keys")
    make_keys(folder)
    return folder


@pytest.fixture
def house(amqp_uri):
    with House(amqp_uri) as house:
        yield house


@pytest.fixture
def wire(amqp_uri):
    with Wire(amqp_uri) as wire:
        yield wire

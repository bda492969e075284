"""The database users of an installation, tried on a server that asks for passwords."""

import pytest
from pymongo import MongoClient
from pymongo.errors import OperationFailure

from ops.database import Database
from ops.mongo.users import make_users, read_passwords

ROOT = "root-password"
PASSWORDS = {"intake": "i" * 20, "grid": "g" * 20}


class Guarded(Database):
    """A database server that lets nobody in without a password, from its second start on."""

    words = ()

    def _command(self):
        return [*super()._command(), *self.words]

    def client(self, user, password, home):
        return MongoClient(
            self.uri, username=user, password=password, authSource=home, serverSelectionTimeoutMS=5000
        )


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    server = Guarded(tmp_path_factory.mktemp("guarded"))
    server.start()
    with MongoClient(server.uri) as first:
        first.admin.command("createUser", "root", pwd=ROOT, roles=["root"])
    server.stop()
    server.words = ("--auth",)
    server.resume()
    yield server
    server.kill()


@pytest.fixture
def root(guarded):
    with guarded.client("root", ROOT, "admin") as client:
        yield client


@pytest.fixture
def as_grid(guarded, root):
    make_users(root, PASSWORDS)
    with guarded.client("grid", PASSWORDS["grid"], "grid") as client:
        yield client


def test_a_service_reads_writes_and_indexes_its_own_database(as_grid):
    as_grid.grid.assignments.create_index("worker_id")
    as_grid.grid.assignments.insert_one({"_id": "c1", "worker_id": "W0001"})

    assert as_grid.grid.assignments.find_one({"worker_id": "W0001"})


@pytest.mark.parametrize(
    "act",
    [
        lambda client: client.intake.cases.find_one(),
        lambda client: client.intake.cases.insert_one({}),
        lambda client: client.grid.command("createUser", "friend", pwd="x" * 20, roles=["readWrite"]),
    ],
    ids=["read", "write", "let others in"],
)
def test_a_service_is_not_allowed_in_the_database_of_another(act, as_grid):
    with pytest.raises(OperationFailure, match=r"(?i)not authorized"):
        act(as_grid)


def test_making_users_again_sets_the_passwords_that_have_changed(guarded, root):
    make_users(root, PASSWORDS)
    make_users(root, {"intake": "n" * 20})

    with guarded.client("intake", "n" * 20, "intake") as client:
        assert client.intake.cases.find_one() is None
    with pytest.raises(OperationFailure), guarded.client("intake", PASSWORDS["intake"], "intake") as client:
        client.intake.cases.find_one()


def test_every_service_has_its_password_file(tmp_path):
    for name in ("intake", "grid", "staff", "notify"):
        (tmp_path / f"mongo_{name}").write_text(f"{name}-password\n")

    assert read_passwords(tmp_path)["grid"] == "grid-password"

import base64
import hashlib
import json
import os
import subprocess
import sys
from urllib.parse import unquote, urlsplit

import pytest

from ops.rabbitmq.definitions import definitions, password_hash
from ops.secrets import DEFINITIONS, FOLDER, MOUNTED, PASSWORDS, make_secrets
from ops.services import ROOT
from ops.with_secrets import NoSecret, with_secrets


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("installation") / "secrets"
    make_secrets(folder)
    return folder


def test_only_the_owner_opens_the_folder_and_only_he_reads_the_key_that_signs(folder):
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "token_private.pem").stat().st_mode & 0o777 == 0o600


def test_everything_that_is_mounted_is_there_and_can_be_read_in_a_container(folder):
    for name in MOUNTED:
        assert (folder / name).read_bytes()
        assert (folder / name).stat().st_mode & 0o777 == 0o444


def test_no_two_passwords_are_the_same_and_none_can_be_guessed(folder):
    passwords = {(folder / name).read_text() for name in PASSWORDS}

    assert len(passwords) == len(PASSWORDS)
    assert min(map(len, passwords)) >= 43  # 32 random bytes


def test_making_secrets_again_changes_none_and_renews_the_definitions(folder):
    before = {name: (folder / name).read_bytes() for name in MOUNTED if name != DEFINITIONS}
    (folder / DEFINITIONS).unlink()

    make_secrets(folder)

    assert {name: (folder / name).read_bytes() for name in before} == before
    assert (folder / DEFINITIONS).exists()


def test_the_broker_is_told_no_password_only_its_hash(folder):
    told = (folder / DEFINITIONS).read_text()

    assert not any((folder / name).read_text() in told for name in PASSWORDS)
    assert "guest" not in {user["name"] for user in json.loads(told)["users"]}


def test_the_hash_is_the_salt_and_the_digest_of_both():
    hashed = base64.b64decode(password_hash("secret", b"salt"))

    assert hashed == b"salt" + hashlib.sha256(b"saltsecret").digest()


def test_two_users_with_one_password_have_two_hashes():
    one, other = definitions({"doors": "same", "operator": "same"})["users"]

    assert one["password_hash"] != other["password_hash"]


@pytest.mark.parametrize("name", [*MOUNTED, "token_private.pem"])
def test_git_does_not_see_a_secret(name):
    assert subprocess.run(["git", "check-ignore", "--quiet", f"{FOLDER}/{name}"], cwd=ROOT).returncode == 0


def test_an_address_is_filled_in_and_stays_an_address(tmp_path):
    (tmp_path / "amqp_grid").write_text("p/w:@%\n")

    filled = with_secrets(
        {"AMQP_URI": "amqp://grid:{amqp_grid}@rabbitmq:5672/yimen", "X": "{amqp_grid}"}, tmp_path
    )

    address = urlsplit(filled["AMQP_URI"])
    assert (unquote(address.password), address.hostname, address.port) == ("p/w:@%", "rabbitmq", 5672)
    assert filled["X"] == "{amqp_grid}"


@pytest.mark.parametrize("content", [None, "", "\n"])
def test_without_its_secret_nothing_starts(tmp_path, content):
    if content is not None:
        (tmp_path / "amqp_grid").write_text(content)

    with pytest.raises(NoSecret, match="amqp_grid"):
        with_secrets({"AMQP_URI": "amqp://grid:{amqp_grid}@rabbitmq/"}, tmp_path)


def test_the_command_takes_the_place_of_what_started_it():
    program = [
        sys.executable,
        "-m",
        "ops.with_secrets",
        sys.executable,
        "-c",
        "import os; print(os.getpid())",
    ]
    started = subprocess.Popen(
        program, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ | {"AMQP_URI": "amqp://x/"}
    )

    assert int(started.communicate(timeout=20)[0]) == started.pid


def test_a_command_without_its_secrets_ends_at_once_and_says_which():
    program = [sys.executable, "-m", "ops.with_secrets", sys.executable, "-c", "print('started')"]
    said = subprocess.run(
        program,
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"AMQP_URI": "amqp://x:{no_such}@y/"},
    )

    assert said.returncode == 1
    assert "no_such" in said.stderr
    assert said.stdout == ""

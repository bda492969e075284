"""Makes the secrets of an installation: passwords, keys, and the broker's definitions that follow from them.

What is there stays as it is, so running it again changes no password; the definitions are written anew, for
the permissions follow the code. Only the owner may open the folder. The files in it that go into containers
are readable: a file that is mounted keeps its mode, and the users in there are others than here.
"""

import argparse
import json
import secrets
from pathlib import Path

from ops.keys import PRIVATE, PUBLIC, SEALING, make_keys
from ops.rabbitmq.definitions import definitions
from ops.rabbitmq.permissions import USERS
from ops.secret_file import keep_secret, write_secret
from ops.services import NAMES

FOLDER = "secrets"
LENGTH = 32  # random bytes of a password
MONGO_ROOT = "mongo_root"
DEFINITIONS = "rabbitmq_definitions"
OF_DATABASE = tuple(f"mongo_{name}" for name in NAMES)
PASSWORDS = (*(f"amqp_{user}" for user in USERS), *OF_DATABASE, MONGO_ROOT)
STAYS_HERE = (PRIVATE,)  # whoever can read it can be anybody: it signs tokens, and no container needs it
MOUNTED = (*PASSWORDS, DEFINITIONS, PUBLIC, SEALING)


def make_secrets(folder: str | Path) -> None:
    """Make what is missing in the folder, and the definitions."""
    home = Path(folder)
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o700)
    make_keys(home)
    for name in PASSWORDS:
        keep_secret(home / name, secrets.token_urlsafe(LENGTH).encode())
    of_users = {user: (home / f"amqp_{user}").read_text(encoding="utf-8").strip() for user in USERS}
    write_secret(home / DEFINITIONS, json.dumps(definitions(of_users), indent=2).encode())
    for name in MOUNTED:
        (home / name).chmod(0o444)


def main(arguments: list[str] | None = None) -> None:
    """Run with `python -m ops.secrets [folder]`."""
    parser = argparse.ArgumentParser(prog="python -m ops.secrets", description=__doc__)
    parser.add_argument("folder", nargs="?", default=FOLDER)
    folder = parser.parse_args(arguments).folder
    make_secrets(folder)
    print(
        f"{folder}: {len(MOUNTED)} secrets for containers; {', '.join(STAYS_HERE)} signs tokens: keep it away"
    )


if __name__ == "__main__":
    main()

"""Makes the database users: every service may read and write its own database, and no other.

Doing it again changes nothing but passwords that have changed; it is part of every deploy.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pymongo import MongoClient
from pymongo.errors import OperationFailure

from ops.services import NAMES
from ops.with_secrets import SECRETS

ROOT_USER = "root"  # who makes the others, and does nothing else
THERE_ALREADY = 51003  # MongoDB's code
SECONDS = 10


def make_users(client: MongoClient[Any], passwords: Mapping[str, str]) -> None:
    """Make a user for each service, in its own database; `passwords` by service."""
    for name, password in passwords.items():
        database, may = client[name], [{"role": "readWrite", "db": name}]
        try:
            database.command("createUser", name, pwd=password, roles=may)
        except OperationFailure as refusal:
            if refusal.code != THERE_ALREADY:
                raise
            database.command("updateUser", name, pwd=password, roles=may)


def read_passwords(folder: Path = SECRETS) -> dict[str, str]:
    """Return the password of every service, from its secret file."""
    return {name: (folder / f"mongo_{name}").read_text(encoding="utf-8").strip() for name in NAMES}


def main() -> int:
    """Run with `python -m ops.mongo.users`; MONGO_URI names the server, and a user who may make users."""
    with MongoClient[Any](os.environ["MONGO_URI"], serverSelectionTimeoutMS=SECONDS * 1000) as client:
        make_users(client, read_passwords())
    print(f"{len(NAMES)} users, each at home in its own database")
    return 0


if __name__ == "__main__":
    sys.exit(main())

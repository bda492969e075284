"""Runs a command with the addresses it needs, filled in from secret files.

`AMQP_URI=amqp://grid:{amqp_grid}@rabbitmq:5672/yimen` becomes the address with what the file
`/run/secrets/amqp_grid` holds, so that no password stands in a compose file, an image or an argument.
"""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote

SECRETS = Path(os.environ.get("SECRETS_FOLDER", "/run/secrets"))
ADDRESSES = ("AMQP_URI", "MONGO_URI")
GAP = re.compile(r"\{([a-z0-9_]+)\}")


class NoSecret(Exception):
    """A secret that an address needs is not there, or empty."""


def with_secrets(environment: Mapping[str, str], folder: Path = SECRETS) -> dict[str, str]:
    """Return the environment with the gaps in its addresses filled; raises NoSecret."""
    filled = {
        name: GAP.sub(lambda gap: quote(_secret(folder / gap[1]), safe=""), environment[name])
        for name in ADDRESSES
        if name in environment
    }
    return {**environment, **filled}


def _secret(path: Path) -> str:
    try:
        secret = path.read_text(encoding="utf-8").strip()
    except OSError as unreadable:
        raise NoSecret(f"{path}: {unreadable.strerror}") from None
    if not secret:
        raise NoSecret(f"{path} is empty")
    return secret


def main(arguments: list[str]) -> NoReturn:
    """Run with `python -m ops.with_secrets <command> <arguments>`; becomes that command."""
    if not arguments:
        sys.exit("which command?")
    try:
        environment = with_secrets(os.environ)
    except NoSecret as missing:
        sys.exit(str(missing))
    os.execvpe(arguments[0], arguments, environment)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Installation: where the demo finds the house that runs, and how it asks there."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from demo.excuses import Excuse, NothingRuns
from shared.plumbing.client import Client
from shared.plumbing.line import FAILURES, connected

ENV_FILE = Path(__file__).parents[1] / ".run" / "env"  # written by `make run`
BROKER = "AMQP_URI"

Settings = Mapping[str, str]


def read_installation() -> Settings:
    """Return the settings of the file that `make run` wrote, overruled by those of the environment.

    Raises NothingRuns where neither names a broker.
    """
    written = _lines(ENV_FILE.read_text(encoding="utf-8")) if ENV_FILE.is_file() else {}
    settings = written | dict(os.environ)
    if not settings.get(BROKER):
        raise NothingRuns
    return settings


def connection_to(settings: Settings) -> Any:
    """Return a connection to the broker; raises NothingRuns where none answers."""
    try:
        return connected(settings[BROKER])
    except FAILURES as away:
        raise NothingRuns from away


def client_of(settings: Settings, variable: str, *, timeout: float) -> Client:
    """Return a client that asks with the token of a variable; raises an Excuse where there is none."""
    connection_to(settings).close()
    token = settings.get(variable)
    if not token:
        raise Excuse(f"{variable} holds no token; `make run` issues those of the demo")
    return Client(settings[BROKER], token, timeout=timeout)


def _lines(text: str) -> dict[str, str]:
    """Read lines of `NAME=value`, with `export` before and quotes around if somebody likes them."""
    pairs = (line.strip().removeprefix("export ").partition("=") for line in text.splitlines())
    return {
        name.strip(): value.strip().strip("\"'")
        for name, sign, value in pairs
        if sign and not name.startswith("#")
    }

"""Installation: where the demo finds the house that runs, and how it asks there."""

import os
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amqp.exceptions import AMQPError
from kombu import Connection
from kombu.exceptions import KombuError

from demo.excuses import Excuse, NothingRuns

if TYPE_CHECKING:
    from shared.plumbing.client import Client

ENV_FILE = Path(__file__).parents[1] / ".run" / "env"  # written by `make run`
BROKER = "AMQP_URI"
CONNECT_SECONDS = 3
FAILURES = (AMQPError, KombuError, OSError)

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


def connected(settings: Settings) -> Any:
    """Return a connection to the broker; raises NothingRuns where none answers."""
    link = Connection(settings[BROKER], connect_timeout=CONNECT_SECONDS)
    try:
        link.ensure_connection(max_retries=1, interval_start=0, interval_step=0)
    except FAILURES as away:
        raise NothingRuns from away
    return link.connection


def client_of(settings: Settings, variable: str, *, timeout: float) -> "Client":
    """Return a client that asks with the token of a variable; raises an Excuse where there is none."""
    connected(settings).close()
    token = settings.get(variable)
    if not token:
        raise Excuse(f"{variable} holds no token; `make run` issues those of the demo")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # eventlet, which nameko stands on, warns when it is imported
        from shared.plumbing.client import Client
    return Client(settings[BROKER], token, timeout=timeout)


def _lines(text: str) -> dict[str, str]:
    """Read lines of `NAME=value`, with `export` before and quotes around if somebody likes them."""
    pairs = (line.strip().removeprefix("export ").partition("=") for line in text.splitlines())
    return {
        name.strip(): value.strip().strip("\"'")
        for name, sign, value in pairs
        if sign and not name.startswith("#")
    }

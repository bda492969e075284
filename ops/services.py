"""The services of the house and the programs beside them: the one list, and how each is started."""

import importlib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
NAMES = ("intake", "grid", "staff", "notify")
JOBS = {  # what an installation runs once, or an operator by hand; the same in compose and the tests
    "deploy": ["python", "-m", "ops.declare"],
    "users": ["python", "-m", "ops.mongo.users"],
    "tools": ["python", "-m", "ops.dead", "list"],
    "doors": ["python", "-m", "ops.ask"],
    "keys": ["python", "-m", "ops.secrets"],
}
OPERATED = {  # what an operator starts by hand, by the program of compose that may do it
    "tools": ("ops.dead",),
    "doors": ("ops.ask", "ops.reseal", "ops.access_log"),
    "keys": ("ops.secrets", "ops.tokens"),
}


def command_of(name: str) -> list[str]:
    """Return the command that runs a service, the same in compose, `make run` and the tests."""
    return ["nameko", "run", "--config", f"services/{name}/config.yml", where(name)]


def where(name: str) -> str:
    """Return a service class as `nameko run` is told it: of a module alone it takes all that have doors."""
    return f"services.{name}.service:{name.capitalize()}Service"


def config_of(name: str) -> Path:
    """Return the file of a service's settings."""
    return ROOT / "services" / name / "config.yml"


def class_of(name: str) -> Any:
    """Return the class of a service; one that cannot be imported stops whatever asks."""
    module, _, kind = where(name).partition(":")
    return getattr(importlib.import_module(module), kind)

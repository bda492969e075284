"""The only place that asks nameko for configuration."""

import os
import re
from pathlib import Path
from typing import Any

import yaml
from nameko.extensions import DependencyProvider

VARIABLE = re.compile(r"\$\{(?P<name>[A-Z_]+)(?::(?P<default>[^}]*))?\}")


def setting(extension: Any, key: str) -> Any:
    """Return a configured value; a missing one stops the service at start."""
    return extension.container.config[key]


class Setting(DependencyProvider):
    """Hands a service one configured value: `Setting("STREET_CODE")`."""

    def __init__(self, key: str) -> None:
        self.key = key

    def get_dependency(self, worker_ctx: Any) -> Any:
        return setting(self, self.key)


def load_config(path: str | Path) -> dict[str, Any]:
    """Read a service's config.yml as `nameko run` does, filling in `${ENV:default}`."""
    config: dict[str, Any] = yaml.safe_load(VARIABLE.sub(_fill, Path(path).read_text(encoding="utf-8")))
    return config


def _fill(match: re.Match[str]) -> str:
    return os.environ.get(match["name"], match["default"] or "")

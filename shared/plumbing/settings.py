"""Settings: one configured value for an extension or a service, and the whole file for a tool."""

from pathlib import Path
from typing import Any

import yaml
from nameko.extensions import DependencyProvider


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
    from nameko.cli.main import setup_yaml_parser  # slow to import, and needed by tools only

    setup_yaml_parser()
    config: dict[str, Any] = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    return config

"""Form: words that compose knows, images that are the same tomorrow, and an order that can be kept."""

import re
from collections.abc import Iterator
from typing import Any

from ops import secrets
from ops.services import ROOT

PINNED = re.compile(r"^[a-z/]+:\d+\.\d+\.\d+(-[a-z0-9-]+)?(@sha256:[0-9a-f]{64})?$")
WORDS = frozenset(
    {
        "build",
        "cap_drop",
        "command",
        "depends_on",
        "environment",
        "healthcheck",
        "hostname",
        "image",
        "init",
        "logging",
        "mem_limit",
        "network_mode",
        "networks",
        "pids_limit",
        "profiles",
        "read_only",
        "restart",
        "secrets",
        "security_opt",
        "stop_grace_period",
        "tmpfs",
        "ulimits",
        "user",
        "volumes",
    }
)
CONDITIONS = frozenset({"service_started", "service_healthy", "service_completed_successfully"})
MADE_LATER = f"./{secrets.FOLDER}"  # there is none before the first start

Compose = dict[str, Any]
Faults = Iterator[str]


def words_are_known(compose: Compose) -> Faults:
    """Find misspelt keys, and volumes that are not there."""
    for name, one in compose["services"].items():
        yield from (f"{name} has the unknown key {key}" for key in one.keys() - WORDS)
        for source in (volume.partition(":")[0] for volume in one.get("volumes", ())):
            there = source in compose.get("volumes", {}) or (ROOT / source).exists()
            if not there and source != MADE_LATER:
                yield f"{name} mounts {source}, which is not there"


def order_can_be_kept(compose: Compose) -> Faults:
    """Find programs that wait for what is not there, or for a health that nobody looks at."""
    for name, one in compose["services"].items():
        for other, how in one.get("depends_on", {}).items():
            awaited = compose["services"].get(other)
            if awaited is None or how.get("condition") not in CONDITIONS:
                yield f"{name} cannot wait for {other} so"
            elif how["condition"] == "service_healthy" and "healthcheck" not in awaited:
                yield f"{name} waits for {other}, which never says that it is healthy"


def images_are_pinned(compose: Compose) -> Faults:
    """Find images that would be another tomorrow."""
    for name, one in compose["services"].items():
        if not PINNED.match(one.get("image", "")):
            yield f"{name} runs {one.get('image')}"

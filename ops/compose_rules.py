"""The rules that docker-compose.yml keeps: those of compose that we rely on, and our own.

Every image is pinned; services run as nobody in particular, with nothing they could do without; they start in
the right order, by the command that the tests start too, with all their settings; no password stands anywhere
but in secret files, which `python -m ops.secrets` makes and git does not see.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from ops import secrets
from ops.services import JOBS, NAMES, ROOT, command_of, config_of
from ops.with_secrets import ADDRESSES, GAP

PINNED = re.compile(r"^[a-z/]+:\d+\.\d+\.\d+(-[a-z0-9-]+)?(@sha256:[0-9a-f]{64})?$")
DURATION = re.compile(r"^(\d+)s$")
SIGN_IN = re.compile(r"://[^/@]*:([^/@]*)@")
A_SETTING = re.compile(r"\$\{([A-Z_]+)(:[^}]*)?\}")
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
HARDENED = {
    "init": True,
    "read_only": True,
    "restart": "always",
    "cap_drop": ["ALL"],
    "security_opt": ["no-new-privileges:true"],
}
FIRST = {
    "rabbitmq": {"condition": "service_healthy"},
    "mongo": {"condition": "service_healthy"},
    "deploy": {"condition": "service_completed_successfully"},
    "users": {"condition": "service_completed_successfully"},
}
GRACE = 45  # seconds; the longest handler, its reply, and the connections

Compose = dict[str, Any]
Faults = Iterator[str]


def faults_of(compose: Compose) -> list[str]:
    """Return everything that is wrong with a compose file; nothing when it keeps the rules."""
    return [f"{rule.__name__}: {fault}" for rule in RULES for fault in rule(compose)]


def words_are_known(compose: Compose) -> Faults:
    """Find misspelt keys, and volumes that are not there."""
    for name, one in compose["services"].items():
        yield from (f"{name} has the unknown key {key}" for key in one.keys() - WORDS)
        for source in (volume.partition(":")[0] for volume in one.get("volumes", ())):
            if source not in compose.get("volumes", {}) and not (ROOT / source).exists():
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


def services_are_hardened(compose: Compose) -> Faults:
    """Find services that may do more than they must, or end before their work is done."""
    for name in NAMES:
        one = compose["services"].get(name, {})
        yield from (f"{name}: {key} must be {must}" for key, must in HARDENED.items() if one.get(key) != must)
        if one.get("user", "0").partition(":")[0] in {"0", "root"}:
            yield f"{name} must not be root"
        grace = DURATION.match(str(one.get("stop_grace_period")))
        if not grace or int(grace[1]) < GRACE:
            yield f"{name} needs {GRACE}s to end in peace"
    for name, one in compose["services"].items():
        if "ports" in one or one.get("privileged"):
            yield f"{name} is open to the outside"


def services_start_as_everywhere(compose: Compose) -> Faults:
    """Find services that start by another command than in the tests, too early, or that nobody watches."""
    for name in NAMES:
        one = compose["services"].get(name, {})
        if one.get("command") != command_of(name):
            yield f"{name} must run {' '.join(command_of(name))}"
        if one.get("depends_on") != FIRST:
            yield f"{name} must wait for {', '.join(FIRST)}"
        if "/health/ready" not in str(one.get("healthcheck", {}).get("test")):
            yield f"{name} must be asked for /health/ready"


def programs_start_as_tested(compose: Compose) -> Faults:
    """Find programs of ours beside the services that start by a command which no test starts."""
    ours = {compose["services"].get(name, {}).get("image") for name in NAMES}
    programs = {name for name, one in compose["services"].items() if one.get("image") in ours} - set(NAMES)
    for name in sorted(programs | JOBS.keys()):
        command, tested = compose["services"].get(name, {}).get("command"), JOBS.get(name)
        if tested is None:
            yield f"{name} runs a command that no test starts"
        elif command != tested:
            yield f"{name} must run {' '.join(tested)}"


def settings_are_complete(compose: Compose) -> Faults:
    """Find settings that a service needs and does not get, or gets and does not read."""
    for name in NAMES:
        given = compose["services"].get(name, {}).get("environment", {})
        lines = config_of(name).read_text(encoding="utf-8").splitlines()
        read = dict(A_SETTING.findall(" ".join(line.partition("#")[0] for line in lines)))
        missing = {setting for setting, default in read.items() if not default and not given.get(setting)}
        yield from (f"{name} is not told {setting}" for setting in missing)
        yield from (f"{name} does not read {setting}" for setting in given.keys() - read.keys())


def secrets_are_files(compose: Compose) -> Faults:
    """Find secrets that nobody makes, that git would see, that are missing where they are needed, or idle."""
    defined, used = compose.get("secrets", {}), set()
    for name, one in compose["services"].items():
        mounted = set(one.get("secrets", ()))
        used |= mounted
        yield from (f"{name} needs the secret {gap}" for gap in _needed(one) - mounted)
        yield from (f"{name} mounts {each}, which is not defined" for each in mounted - defined.keys())
    yield from (f"nobody needs the secret {each}" for each in defined.keys() - used)
    for name, source in defined.items():
        folder, _, file = source.get("file", "").removeprefix("./").partition("/")
        if folder != secrets.FOLDER or file not in secrets.MOUNTED:
            yield f"{name} is not made by python -m ops.secrets"
    if f"{secrets.FOLDER}/" not in (ROOT / ".gitignore").read_text(encoding="utf-8").split():
        yield f"git would see {secrets.FOLDER}"


def passwords_are_nowhere(compose: Compose) -> Faults:
    """Find passwords that stand in the file, and defaults that everybody knows."""
    for name, one in compose["services"].items():
        for setting, value in one.get("environment", {}).items():
            spoken = SIGN_IN.search(str(value))
            if "PASS" in setting and not setting.endswith("_FILE"):
                yield f"{name}: {setting} must be a file"
            elif (spoken and not GAP.fullmatch(spoken[1])) or "guest" in str(value):
                yield f"{name}: {setting} tells a password"


RULES: tuple[Callable[[Compose], Faults], ...] = (
    words_are_known,
    order_can_be_kept,
    images_are_pinned,
    services_are_hardened,
    services_start_as_everywhere,
    programs_start_as_tested,
    settings_are_complete,
    secrets_are_files,
    passwords_are_nowhere,
)


def _needed(one: Compose) -> set[str]:
    """Return the secrets that a program's environment speaks of."""
    said = one.get("environment", {})
    gaps = {gap for address in ADDRESSES for gap in GAP.findall(str(said.get(address, "")))}
    files = {
        value.rpartition("/")[2] for value in map(str, said.values()) if value.startswith("/run/secrets/")
    }
    return gaps | files

"""Starting: by the command that the tests start too, in the right order, with all settings, as oneself."""

import re
from collections.abc import Iterator

from ops.compose_rules.form import Compose, Faults
from ops.mongo.users import ROOT_USER
from ops.rabbitmq.permissions import DEPLOY, DOORS, OPERATOR
from ops.services import JOBS, NAMES, command_of, config_of

A_SETTING = re.compile(r"\$\{([A-Z_]+)(:[^}]*)?\}")
A_DEFAULT = re.compile(r"^\$\{([A-Z_]+):-(.*)\}$")
A_USER = re.compile(r"^\w+://([^:]+):\{(\w+)\}@")
FIRST = {
    "rabbitmq": {"condition": "service_healthy"},
    "mongo": {"condition": "service_healthy"},
    "deploy": {"condition": "service_completed_successfully"},
    "users": {"condition": "service_completed_successfully"},
}
SIGN_IN_AS = {
    "AMQP_URI": {**{name: name for name in NAMES}, "deploy": DEPLOY, "tools": OPERATOR, "doors": DOORS},
    "MONGO_URI": {**{name: name for name in NAMES}, "users": ROOT_USER},
}
PASSWORD_OF = {"AMQP_URI": "amqp", "MONGO_URI": "mongo"}


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


def everybody_signs_in_as_himself(compose: Compose) -> Faults:
    """Find programs that sign in at the broker or the database as somebody else, or need not at all."""
    for name, one in compose["services"].items():
        for address, user_of in SIGN_IN_AS.items():
            said, user = one.get("environment", {}).get(address), user_of.get(name)
            found = A_USER.match(str(said))
            if (said or user) and (not found or found.groups() != (user, f"{PASSWORD_OF[address]}_{user}")):
                yield f"{name} must sign in as {user} by {address}"


def settings_are_complete(compose: Compose) -> Faults:
    """Find settings that a service needs and does not get, or gets and does not read."""
    for name in NAMES:
        given = compose["services"].get(name, {}).get("environment", {})
        read = _read_by(name)
        missing = {setting for setting, default in read.items() if default is None and not given.get(setting)}
        yield from (f"{name} is not told {setting}" for setting in missing)
        yield from (f"{name} does not read {setting}" for setting in given.keys() - read.keys())


def defaults_agree(compose: Compose) -> Faults:
    """Find settings whose default is another here than in the service, or in another service."""
    known: dict[str, str] = {}
    for name, setting, default in [*_defaults_of_services(), *_defaults_of(compose)]:
        if known.setdefault(setting, default) != default:
            yield f"{name} has {default} for {setting}, elsewhere it is {known[setting]}"


def _defaults_of_services() -> Iterator[tuple[str, str, str]]:
    for name in NAMES:
        for setting, default in _read_by(name).items():
            if default is not None:
                yield name, setting, default


def _defaults_of(compose: Compose) -> Iterator[tuple[str, str, str]]:
    for name in NAMES:
        for value in compose["services"].get(name, {}).get("environment", {}).values():
            if found := A_DEFAULT.match(str(value)):
                yield name, found[1], found[2]


def _read_by(name: str) -> dict[str, str | None]:
    """Return the settings that a service reads, each with its default, or None where it has none."""
    lines = config_of(name).read_text(encoding="utf-8").splitlines()
    found = A_SETTING.findall(" ".join(line.partition("#")[0] for line in lines))
    return {setting: default[1:] if default else None for setting, default in found}

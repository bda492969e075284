"""Secrecy: passwords stand in secret files only, and each program has those that it needs and no others."""

import re
from pathlib import Path

from ops import secrets
from ops.compose_rules.form import Compose, Faults
from ops.services import ROOT
from ops.with_secrets import ADDRESSES, GAP

SIGN_IN = re.compile(r"://[^/@]*:([^/@]*)@")
# What a program needs although its environment does not speak of it, and why.
UNSPOKEN = {
    "rabbitmq": {"rabbitmq_definitions": "its configuration reads it"},
    "users": dict.fromkeys(secrets.OF_DATABASE, "the password of the user it makes"),
}
KEEPERS = frozenset({"keys"})  # who may open the folder itself


def secrets_are_files(compose: Compose) -> Faults:
    """Find secrets that nobody makes, that git would see, or that are missing where they are needed."""
    defined = compose.get("secrets", {})
    for name, one in compose["services"].items():
        mounted = set(one.get("secrets", ()))
        yield from (f"{name} needs the secret {each}" for each in _needed(name, one) - mounted)
        yield from (f"{name} mounts {each}, which is not defined" for each in mounted - defined.keys())
    for name, source in defined.items():
        folder, _, file = source.get("file", "").removeprefix("./").partition("/")
        if folder != secrets.FOLDER or file not in secrets.MOUNTED:
            yield f"{name} is not made by python -m ops.secrets"
    if f"{secrets.FOLDER}/" not in (ROOT / ".gitignore").read_text(encoding="utf-8").split():
        yield f"git would see {secrets.FOLDER}"


def secrets_are_needed(compose: Compose) -> Faults:
    """Find secrets that a program could read and has no need of, and secrets that are idle."""
    used: set[str] = set()
    for name, one in compose["services"].items():
        mounted = set(one.get("secrets", ()))
        used |= mounted
        yield from (f"{name} does not need the secret {each}" for each in mounted - _needed(name, one))
    yield from (f"nobody needs the secret {each}" for each in compose.get("secrets", {}).keys() - used)


def folder_stays_closed(compose: Compose) -> Faults:
    """Find programs that see every secret at once: the folder is for those who make keys and tokens."""
    for name, one in compose["services"].items():
        if name not in KEEPERS and any(map(_opens, one.get("volumes", ()))):
            yield f"{name} sees the folder {secrets.FOLDER}"


def passwords_are_nowhere(compose: Compose) -> Faults:
    """Find passwords that stand in the file, and defaults that everybody knows."""
    for name, one in compose["services"].items():
        for setting, value in one.get("environment", {}).items():
            spoken = SIGN_IN.search(str(value))
            if "PASS" in setting and not setting.endswith("_FILE"):
                yield f"{name}: {setting} must be a file"
            elif (spoken and not GAP.fullmatch(spoken[1])) or "guest" in str(value):
                yield f"{name}: {setting} tells a password"


def _opens(volume: str) -> bool:
    """Tell whether a volume is the folder of secrets, lies in it, or holds it."""
    source, folder = Path(volume.partition(":")[0]), Path(secrets.FOLDER)
    return folder.is_relative_to(source) or source.is_relative_to(folder)


def _needed(name: str, one: Compose) -> set[str]:
    """Return the secrets that a program's environment speaks of, and those that are named above."""
    said = one.get("environment", {})
    gaps = {gap for address in ADDRESSES for gap in GAP.findall(str(said.get(address, "")))}
    files = {
        value.rpartition("/")[2] for value in map(str, said.values()) if value.startswith("/run/secrets/")
    }
    return gaps | files | UNSPOKEN.get(name, {}).keys()

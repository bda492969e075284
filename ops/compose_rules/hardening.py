"""Hardening: every program may do what it must, has room for it, and nobody gets in from outside."""

import re

from ops.compose_rules.form import Compose, Faults
from ops.services import NAMES

HARDENED: Compose = {
    "cap_drop": ["ALL"],
    "security_opt": ["no-new-privileges:true"],
    "read_only": True,
}
OURS: Compose = {"init": True}  # the images of others bring an init of their own
NETWORK = ["house"]
CUT_OFF = frozenset({"keys"})  # sees the key that signs tokens, so it has no network at all
STAYS_UP = (*NAMES, "rabbitmq", "mongo")
BOUNDS = ("mem_limit", "pids_limit")
DURATION = re.compile(r"^(\d+)s$")
GRACE = 45  # seconds; the longest handler, its reply, and the connections


def programs_are_hardened(compose: Compose) -> Faults:
    """Find programs that may do more than they must: broker, database and jobs as well as services."""
    for name, one in compose["services"].items():
        must = HARDENED | (OURS if "build" in one else {})
        yield from (f"{name}: {key} must be {value}" for key, value in must.items() if one.get(key) != value)
        if str(one.get("user", "0")).partition(":")[0] in {"0", "root"}:
            yield f"{name} must not be root"


def programs_are_bounded(compose: Compose) -> Faults:
    """Find programs that could take the memory or the processes of all others, or would stay down."""
    for name, one in compose["services"].items():
        yield from (f"{name} needs a {bound}" for bound in BOUNDS if not one.get(bound))
    for name in STAYS_UP:
        if compose["services"].get(name, {}).get("restart") != "always":
            yield f"{name}: restart must be always"


def nobody_gets_in(compose: Compose) -> Faults:
    """Find programs that can be reached from outside, or reach further than the house."""
    for name, one in compose["services"].items():
        if "ports" in one or one.get("privileged"):
            yield f"{name} is open to the outside"
        alone = one.get("network_mode") == "none"
        if alone != (name in CUT_OFF) or (not alone and one.get("networks") != NETWORK):
            yield f"{name} is in the wrong network"
    if not (compose.get("networks", {}).get("house") or {}).get("internal"):
        yield "the network house is open to the outside"


def services_end_in_peace(compose: Compose) -> Faults:
    """Find services that would be killed before their work is done."""
    for name in NAMES:
        grace = DURATION.match(str(compose["services"].get(name, {}).get("stop_grace_period")))
        if not grace or int(grace[1]) < GRACE:
            yield f"{name} needs {GRACE}s to end in peace"

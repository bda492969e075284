"""Signs tokens for people and programs.

Whoever can read the private key can be anybody: it is never on a machine that runs a service.
"""

import argparse
import sys
import time
from collections.abc import Collection
from pathlib import Path

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from shared.plumbing.access import ALGORITHM, HOUSE, ROLES, key_id

HOUR = 3600  # seconds


def issue(
    private_key_path: str | Path,
    *,
    subject: str,
    roles: Collection[str],
    areas: Collection[str] = (),
    hours: float = 8,
) -> str:
    """Return a token good for some hours from now; refuses an unknown role and a key of another kind."""
    key = load_pem_private_key(Path(private_key_path).read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError(f"{private_key_path} is not an Ed25519 key")
    if strange := set(roles) - ROLES:
        raise ValueError(f"no such role: {', '.join(sorted(strange))}")
    now = int(time.time())
    lifetime = {"iat": now, "exp": now + int(hours * HOUR)}
    person = {"sub": subject, "roles": sorted(roles), "areas": sorted(areas)}
    claims = {"iss": HOUSE, "aud": HOUSE, **lifetime, **person}
    return jwt.encode(claims, key, algorithm=ALGORITHM, headers={"kid": key_id(key.public_key())})


def main(arguments: list[str] | None = None) -> None:
    """Run with `python -m ops.tokens --key token_private.pem --subject W0001 --role worker --area 3401`."""
    parser = argparse.ArgumentParser(prog="python -m ops.tokens", description=__doc__)
    parser.add_argument("--key", required=True, help="file of the private key")
    parser.add_argument("--subject", required=True, help="who: W0001, a resident's id, a program's name")
    parser.add_argument("--role", required=True, action="append", choices=sorted(ROLES))
    parser.add_argument("--area", action="append", default=[], help="code of a street, community or grid")
    parser.add_argument("--hours", type=float, default=8, help="how long it is good for (default: 8)")
    wish = parser.parse_args(arguments)
    try:
        token = issue(wish.key, subject=wish.subject, roles=wish.role, areas=wish.area, hours=wish.hours)
    except (OSError, ValueError) as problem:
        parser.error(f"{wish.key} cannot sign: {problem}")
    sys.stdout.write(token + "\n")


if __name__ == "__main__":
    main()

"""Who is asking: turns a signed token into a Caller, or refuses.

A token is a JSON Web Token signed with Ed25519; services hold public keys only. The key file may hold several
keys, so that a new one is trusted before the old one is withdrawn; a token names its key (`kid`).
"""

import hashlib
import re
import time
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key
from nameko.extensions import SharedExtension

from shared.kernel.command import Caller
from shared.kernel.errors import NotSignedIn
from shared.plumbing.settings import setting

HOUSE = "yimen"  # both who signs (iss) and for whom (aud)
ALGORITHM = "EdDSA"
ROLES = frozenset(
    {
        "resident",
        "clerk",
        "duty_chief",
        "worker",
        "station_head",
        "section_head",
        "leader",
        "committee",
        "provider",
        "operator",
        "service",
    }
)
LEEWAY = 30  # seconds by which two clocks may differ
LONGEST_TOKEN = 4096  # characters
REMEMBERED_TOKENS = 1024

_BLOCK = re.compile(rb"-----BEGIN PUBLIC KEY-----.+?-----END PUBLIC KEY-----", re.DOTALL)
_SUBJECT = re.compile(r"[0-9A-Za-z._:@/-]{1,128}")
_AREA = re.compile(r"[0-9A-Z]{1,32}")  # never empty: the empty code would hold every other

Keys = Mapping[str, Ed25519PublicKey]


def key_id(key: Ed25519PublicKey) -> str:
    """Return the name of a key, which follows from the key itself."""
    return hashlib.sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:16]


def read_keys(path: str | Path) -> dict[str, Ed25519PublicKey]:
    """Read the public keys of a PEM file; refuses a file without one, or with another kind of key."""
    keys = [load_pem_public_key(block) for block in _BLOCK.findall(Path(path).read_bytes())]
    trusted = {key_id(key): key for key in keys if isinstance(key, Ed25519PublicKey)}
    if not trusted or len(trusted) != len(keys):
        raise ValueError(f"{path} must hold Ed25519 public keys and nothing else")
    return trusted


def verify(token: object, keys: Keys) -> Caller:
    """Return who signed in, or raise NotSignedIn. No reason repeats what the token says."""
    return _caller(_claims(token, keys))


class Gatekeeper:
    """Verifies tokens, and remembers the good ones until they expire."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._known: OrderedDict[str, tuple[float, Caller]] = OrderedDict()

    def caller_of(self, token: object) -> Caller:
        """Return who signed in, or raise NotSignedIn."""
        known = self._known.get(token) if isinstance(token, str) else None
        if known is not None and time.time() < known[0]:
            self._known.move_to_end(str(token))
            return known[1]
        claims = _claims(token, self._keys)
        caller = _caller(claims)
        self._known[str(token)] = (int(claims["exp"]) + LEEWAY, caller)
        if len(self._known) > REMEMBERED_TOKENS:
            self._known.popitem(last=False)
        return caller


class Access(SharedExtension):
    """The gatekeeper of a service; its keys are in the file that AUTH_PUBLIC_KEY names."""

    def setup(self) -> None:
        self.caller_of = Gatekeeper(read_keys(setting(self, "AUTH_PUBLIC_KEY"))).caller_of


def _claims(token: object, keys: Keys) -> dict[str, Any]:
    """Return what a genuine token says."""
    if not isinstance(token, str) or not token:
        raise NotSignedIn("请先登录")
    if len(token) > LONGEST_TOKEN:
        raise NotSignedIn("登录凭证过长")
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            keys[jwt.get_unverified_header(token)["kid"]],
            algorithms=[ALGORITHM],
            audience=HOUSE,
            issuer=HOUSE,
            leeway=LEEWAY,
            options={"require": ["exp", "iss", "aud", "sub"]},
        )
    except jwt.ExpiredSignatureError:
        raise NotSignedIn("登录已过期，请重新登录") from None
    except (jwt.PyJWTError, LookupError, TypeError, ValueError, RecursionError):
        raise NotSignedIn("登录凭证无效") from None
    return claims


def _caller(claims: Mapping[str, Any]) -> Caller:
    """Return the caller a token describes; a word from outside the closed lists spoils all of it."""
    subject, roles, areas = claims["sub"], claims.get("roles"), claims.get("areas", [])
    if not (_words(roles) and _words(areas) and roles):
        raise NotSignedIn("登录凭证没有说明身份")
    if not (_SUBJECT.fullmatch(subject) and ROLES.issuperset(roles) and all(map(_AREA.fullmatch, areas))):
        raise NotSignedIn("登录凭证中的人员、角色或者区域无法识别")
    return Caller(id=subject, roles=frozenset(roles), areas=frozenset(areas))


def _words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)

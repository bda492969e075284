"""Seals personal data before the database sees them (AES-256-GCM), and finds them again by keyed hash.

The key file has one line per key, `name:base64`. The last sealing key seals; all of them open, so a key is
replaced by adding a line. The key named `lookup` makes fingerprints and is never replaced.
"""

import base64
import hashlib
import hmac
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from nameko.extensions import DependencyProvider

from shared.plumbing.settings import setting

LOOKUP = "lookup"
KEY_BYTES, NONCE_BYTES = 32, 12


class BrokenSeal(Exception):
    """The text was not sealed here, not for this field, or was changed since."""


class Sealer:
    """Seals and opens single fields. `about` names the field ("applicant.phone") and is sealed in with it."""

    def __init__(self, keys: Mapping[str, bytes], lookup: bytes) -> None:
        self._ciphers = {name: AESGCM(key) for name, key in keys.items()}
        self._newest = list(keys)[-1]
        self._lookup = lookup

    def seal(self, plain: str, *, about: str) -> str:
        """Return the sealed text, `<key>.<base64>`; sealing the same twice gives two different texts."""
        nonce = os.urandom(NONCE_BYTES)
        hidden = self._ciphers[self._newest].encrypt(nonce, plain.encode(), about.encode())
        return f"{self._newest}.{base64.urlsafe_b64encode(nonce + hidden).decode()}"

    def open(self, sealed: str, *, about: str) -> str:
        """Return the plain text, or raise BrokenSeal."""
        name, _, rest = sealed.partition(".")
        try:
            raw = base64.urlsafe_b64decode(rest)
            plain = self._ciphers[name].decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], about.encode())
        except (KeyError, ValueError, InvalidTag):
            raise BrokenSeal(f"cannot open {about} with key {name[:16]!r}") from None
        return plain.decode()

    def fresh(self, sealed: str) -> bool:
        """Tell whether a text is sealed with the key that seals now."""
        return sealed.partition(".")[0] == self._newest

    def fingerprint(self, plain: str, purpose: str) -> str:
        """Return a keyed hash by which the text can be looked up, another one for every purpose."""
        purpose_key = hmac.digest(self._lookup, purpose.encode(), hashlib.sha256)
        return hmac.new(purpose_key, plain.encode(), hashlib.sha256).hexdigest()


def read_sealer(path: str | Path) -> Sealer:
    """Read the key file; refuses one without a sealing key, without `lookup`, or with a short key."""
    keys = dict(_named_key(line) for line in Path(path).read_text(encoding="ascii").splitlines() if line)
    lookup = keys.pop(LOOKUP, None)
    if lookup is None or not keys:
        raise ValueError(f"{path} must hold a key named {LOOKUP} and at least one other")
    return Sealer(keys, lookup)


class Sealing(DependencyProvider):
    """Hands a service its sealer; the keys are in the file that SEALING_KEYS names."""

    def setup(self) -> None:
        self.sealer = read_sealer(setting(self, "SEALING_KEYS"))

    def get_dependency(self, worker_ctx: Any) -> Sealer:
        return self.sealer


def _named_key(line: str) -> tuple[str, bytes]:
    name, _, encoded = line.partition(":")
    key = base64.b64decode(encoded, validate=True)
    if not name.isalnum() or len(key) != KEY_BYTES:
        raise ValueError(f"a sealing key is a line `name:base64` of {KEY_BYTES} bytes")
    return name, key

"""Makes the secrets of one installation: the pair that signs tokens, and the keys that seal personal data."""

import argparse
import base64
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from ops.secret_file import write_secret

PRIVATE, PUBLIC, SEALING = "token_private.pem", "token_public.pem", "sealing.key"


def make_keys(folder: str | Path) -> None:
    """Make what is missing in the folder, readable by its owner only. What is there stays as it is."""
    home = Path(folder)
    home.mkdir(parents=True, exist_ok=True)
    if not (home / PRIVATE).exists():
        write_secret(home / PRIVATE, _new_private_key())
    if not (home / PUBLIC).exists():
        write_secret(home / PUBLIC, _public_key_of((home / PRIVATE).read_bytes()))
    if not (home / SEALING).exists():
        write_secret(home / SEALING, _new_key_line("k1") + _new_key_line("lookup"))


def _new_private_key() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _public_key_of(private_pem: bytes) -> bytes:
    public = load_pem_private_key(private_pem, password=None).public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _new_key_line(name: str) -> bytes:
    return f"{name}:".encode() + base64.b64encode(os.urandom(32)) + b"\n"


def main() -> None:
    """Run with `python -m ops.keys <folder>`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    make_keys(parser.parse_args().folder)


if __name__ == "__main__":
    main()

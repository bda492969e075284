"""A secret file: whole or not there at all, and at no moment readable for anybody but its owner."""

import os
from pathlib import Path

ONLY_OWNER = 0o600


def write_secret(path: Path, secret: bytes) -> None:
    """Write the file in one step, in place of what was there."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with open(draft, "xb", opener=lambda name, flags: os.open(name, flags, ONLY_OWNER)) as file:
        file.write(secret)
    draft.rename(path)


def keep_secret(path: Path, secret: bytes) -> None:
    """Write the file if it is missing; what is there stays as it is."""
    if not path.exists():
        write_secret(path, secret)

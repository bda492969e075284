"""Photograph: what a worker sends with his report: a picture, in the smallest number of steps."""

from base64 import b64decode
from collections.abc import Callable
from hashlib import sha256
from typing import Any

PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
"""One pixel, as text."""

Do = Callable[..., Any]


def photograph(do: Do, case_id: str) -> str:
    """Attach a picture to a case and return its id; `do(door, **words)` gives a command of its own."""
    content = b64decode(PICTURE)
    upload_id: str = do(
        "intake.begin_upload",
        case_id=case_id,
        name="现场.png",
        content_type="image/png",
        size=len(content),
        checksum=sha256(content).hexdigest(),
        purpose="evidence",
    )["upload_id"]
    do("intake.put_part", upload_id=upload_id, part_no=1, content=PICTURE)
    do("intake.finish_upload", upload_id=upload_id)
    return upload_id

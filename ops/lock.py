"""One folder, one ground: the lock that tells two starts in the same folder apart."""

import fcntl
import os
from datetime import datetime
from pathlib import Path
from typing import IO


class AlreadyRuns(Exception):
    """Somebody holds this folder already. The message is for a person."""


class Lock:
    """The lock of a folder. The system frees it when its holder ends, however that may be."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lock"
        self._file: IO[str] | None = None

    def take(self) -> None:
        """Take the lock; refused with AlreadyRuns while another process, or another Lock, holds it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = self._path.open("a+")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read() or "somebody"
            file.close()
            raise AlreadyRuns(
                f"Yimen already runs here ({holder}): use it, or end it with Ctrl-C where it was started"
            ) from None
        file.truncate(0)
        file.write(f"pid {os.getpid()}, since {datetime.now().astimezone():%H:%M}")
        file.flush()
        self._file = file

    def free(self) -> None:
        if self._file:
            self._file.close()
            self._file = None

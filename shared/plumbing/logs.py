"""Logs: one JSON object per line, with ids and without payloads.

What a line is about (service, method, caller …) is noted once per worker and then stands in all its lines. An
exception is told by its kind and its frames; its words stay out, for they may quote what people wrote.
"""

import json
import logging
import traceback
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from shared.plumbing import trail

_NOTHING: Mapping[str, Any] = {}
_about: ContextVar[Mapping[str, Any]] = ContextVar("about", default=_NOTHING)
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_FRAMES = 8  # innermost frames told of an exception


def begin(**about: Any) -> None:
    """Say what the present worker is about; forgets what was noted before."""
    _about.set(about)


def note(**about: Any) -> None:
    """Add to what the present worker is about."""
    _about.set({**_about.get(), **about})


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if about := _about.get():
            line |= about
            line |= trail.current().told()
        line |= {key: value for key, value in vars(record).items() if key not in _STANDARD}
        if record.exc_info and record.exc_info[1]:
            line |= _fault(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=repr)


def _fault(exception: BaseException) -> dict[str, Any]:
    frames = traceback.extract_tb(exception.__traceback__)[-_FRAMES:]
    return {
        "error": type(exception).__qualname__,
        "frames": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }

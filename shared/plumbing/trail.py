"""Trail: which wish of whom led to what is happening now. One per worker greenlet.

`correlation` names the whole story, `causation` the message at hand, `traceparent` is W3C's.
"""

import secrets
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field

CORRELATION, CAUSATION, TRACEPARENT = "correlationid", "causationid", "traceparent"


def _new_traceparent() -> str:
    return f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-01"


@dataclass(frozen=True, kw_only=True)
class Trail:
    """Where the work at hand came from."""

    correlation: str = field(default_factory=lambda: secrets.token_hex(8))
    causation: str | None = None
    traceparent: str = field(default_factory=_new_traceparent)

    @classmethod
    def of(cls, told: Mapping[str, object]) -> "Trail":
        """Go on from what a message told; begin a new trail where it told nothing."""
        known = {CORRELATION: "correlation", CAUSATION: "causation", TRACEPARENT: "traceparent"}
        return cls(**{ours: str(told[theirs])[:128] for theirs, ours in known.items() if told.get(theirs)})

    def told(self) -> dict[str, str]:
        """Return what the next message should tell."""
        telling = {CORRELATION: self.correlation, CAUSATION: self.causation, TRACEPARENT: self.traceparent}
        return {key: value for key, value in telling.items() if value}


_current: ContextVar[Trail | None] = ContextVar("trail", default=None)


def follow(trail: Trail) -> None:
    """Make this the trail of the present greenlet."""
    _current.set(trail)


def current() -> Trail:
    """Return the trail of the present greenlet, beginning one where there is none."""
    trail = _current.get()
    if trail is None:
        trail = Trail()
        _current.set(trail)
    return trail

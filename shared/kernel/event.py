"""Event: a fact that one service announces to the others."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of every event.

    `name` is its address on the wire, `<publisher>.<past tense>`, and never changes meaning;
    `about` is the kind of aggregate it happened to; `heard_by` are the services of this house that
    listen to it: where nobody need hear it, it may be announced to an empty room.
    """

    name: ClassVar[str]
    about: ClassVar[str]
    heard_by: ClassVar[tuple[str, ...]] = ()

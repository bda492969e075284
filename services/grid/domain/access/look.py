"""Look: somebody has seen something of people; and the chain of all looks, in which none can be changed.

Each entry is hashed with the hash of the one before it, by a key that the database does not have. So whoever
can write to the database can neither change an entry nor take one out of the middle unnoticed. That the last
ones were cut off is noticed by whoever has noted the number and the hash of a later one.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from shared.kernel.command import Caller

KeyedHash = Callable[[str], str]


class Act(StrEnum):
    """What was done."""

    SHOWN = "shown"
    PRINTED = "printed"
    SEARCHED = "searched"
    REVEALED = "revealed"
    EXPORTED = "exported"


@dataclass(frozen=True, kw_only=True)
class Where:
    """When somebody looks, and from where: what the terminal says of itself."""

    at: datetime
    ip: str | None = None
    device: str | None = None


@dataclass(frozen=True, kw_only=True)
class Look:
    """Who saw what of whom, when and why.

    `subjects` are ids of people, households and disputes; `fields` codes of what was revealed or
    searched by; `found` how many came out; `outside` that some of it lies outside of the areas of who
    looked. Never a value.
    """

    where: Where
    by: str
    roles: tuple[str, ...]
    act: Act
    subjects: tuple[str, ...]
    fields: tuple[str, ...] = ()
    found: int = 1
    outside: bool = False
    purpose: str | None = None
    reference: str | None = None
    command: str | None = None

    @classmethod
    def of(
        cls, caller: Caller, where: Where, act: Act, *, subjects: Iterable[str], outside: bool, **but: Any
    ) -> "Look":
        """Return what somebody sees now."""
        return cls(
            where=where,
            by=caller.id,
            roles=tuple(sorted(caller.roles)),
            act=act,
            subjects=tuple(subjects),
            outside=outside,
            **but,
        )


@dataclass(frozen=True, kw_only=True)
class LogEntry:
    """A look in the chain, numbered from 1 without a gap."""

    number: int
    look: Look
    hash: str


@dataclass(frozen=True, kw_only=True)
class Link:
    """Where a chain goes on: the number and the hash of its last entry."""

    number: int
    hash: str


BEGINNING = Link(number=0, hash="")


@dataclass(frozen=True, kw_only=True)
class Checkpoint:
    """Where a chain begins whose first entries were kept long enough; sealed, as they were."""

    link: Link
    seal: str

    @classmethod
    def at(cls, link: Link, keyed_hash: KeyedHash) -> "Checkpoint":
        """Return the checkpoint behind an entry."""
        return cls(link=link, seal=keyed_hash(f"checkpoint {link.number} {link.hash}"))

    def stands(self, keyed_hash: KeyedHash) -> bool:
        """Tell whether it is one that was made here."""
        return self == Checkpoint.at(self.link, keyed_hash)


def same_wish(one: Look, other: Look) -> bool:
    """Tell whether two looks are what one command asks for, whenever and from wherever it comes."""
    return _asked(one) == _asked(other)


def chained(look: Look, last: Link, keyed_hash: KeyedHash) -> LogEntry:
    """Return the next entry of a chain."""
    number = last.number + 1
    return LogEntry(number=number, look=look, hash=keyed_hash(_written(number, look, last.hash)))


def first_break(entries: Iterable[LogEntry], after: Link, keyed_hash: KeyedHash) -> int | None:
    """Return the number at which a chain does not go on as it was written, or None."""
    last = after
    for entry in entries:
        if entry != chained(entry.look, last, keyed_hash):
            return last.number + 1
        last = Link(number=entry.number, hash=entry.hash)
    return None


def _asked(look: Look) -> tuple[object, ...]:
    return look.by, look.act, look.subjects, look.fields, look.purpose, look.reference


def _written(number: int, look: Look, before: str) -> str:
    """Return what is hashed of an entry, always the same for the same entry."""
    said = {**asdict(look), "number": number, "before": before}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, default=datetime.isoformat)

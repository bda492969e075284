"""Strict: builds dataclasses of plain values, believes nothing, and tells every fault by its place."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from cattrs import (
    AttributeValidationNote,
    ClassValidationError,
    Converter,
    IterableValidationError,
    IterableValidationNote,
)

from shared.kernel.errors import DomainError

Place = tuple[str | int, ...]
"""Where in a record: names of fields and numbers of lines, from the outside in."""

PLAIN = (str, int, bool, date)
UNREADABLE = "不能识别"


@cache
def believing_nothing() -> Converter:
    """Return what builds dataclasses of rows and believes nothing: `"10"` is no number, 1 is no text."""
    converter = Converter(forbid_extra_keys=True)
    for kind in PLAIN:
        converter.register_structure_hook(kind, _exactly)
    return converter


def faults_of(error: Exception, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield what is wrong and where, however deep it lies."""
    if isinstance(error, ClassValidationError | IterableValidationError):
        noted, bare = error.group_exceptions()
        for inner, note in noted:
            yield from faults_of(inner, (*place, _step(note)))
        for inner in bare:
            yield from faults_of(inner, place)
    elif isinstance(error, DomainError) and error.fields:
        for field, said in error.fields.items():
            yield from (((*place, field), str(each)) for each in _listed(said))
    else:
        yield place, str(error) if isinstance(error, DomainError) else UNREADABLE


def _step(note: AttributeValidationNote | IterableValidationNote) -> str | int:
    if isinstance(note, AttributeValidationNote):
        return note.name
    return int(str(note.index))


def written(place: Place) -> str:
    """Return a place as people read it, lines counted from 0: `materials[2].copies`."""
    text = "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in place)
    return text.removeprefix(".")


def _listed(said: object) -> list[object]:
    return said if isinstance(said, list) else [said]


def _exactly(value: Any, kind: type) -> Any:
    if issubclass(kind, Enum):
        return kind(value)
    if type(value) is not kind:
        raise TypeError(f"{value!r} is not a {kind.__name__}")
    return value

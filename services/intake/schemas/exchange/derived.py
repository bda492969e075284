"""Derived fields: a Form's fields out of a dataclass, so that names and types are written down once."""

from collections.abc import Iterator
from dataclasses import fields as fields_of_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from marshmallow import Schema, fields, validate

Field = fields.Field[Any]

LONGEST_WORDS, MOST_WORDS = 2000, 60


def derived(kind: type[Any], *but: str) -> Iterator[tuple[str, Field]]:
    """Yield a field for each of the dataclass's own that is plain, save some."""
    hints = get_type_hints(kind)
    for each in fields_of_dataclass(kind):
        if each.name not in but:
            yield each.name, field_for(hints[each.name])


def field_for(hint: Any) -> Field:
    """Return the field for a type: text, number, yes or no, day, one of a closed list, or several."""
    if get_origin(hint) is tuple:
        longest = validate.Length(max=MOST_WORDS)
        return fields.List(field_for(get_args(hint)[0]), validate=longest)
    kinds = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    (kind,) = (each for each in kinds if each is not NoneType)
    return _plain(kind, allow_none=NoneType in kinds)


def _plain(kind: type[Any], *, allow_none: bool) -> Field:
    if issubclass(kind, Enum):
        return fields.Enum(kind, by_value=True, allow_none=allow_none)
    plain: dict[type[Any], Field] = {
        bool: fields.Boolean(truthy={True}, falsy={False}, allow_none=allow_none),
        int: fields.Integer(strict=True, allow_none=allow_none, validate=validate.Range(-1, 1_000_000)),
        date: fields.Date(allow_none=allow_none),
        str: fields.String(allow_none=allow_none, validate=validate.Length(max=LONGEST_WORDS)),
    }
    return plain[kind]


def schema(name: str, says: str, own: dict[str, Field]) -> type[Schema]:
    """Return a schema of these fields."""
    return type(name, (Schema,), {"__module__": __name__, "__doc__": says, **own})

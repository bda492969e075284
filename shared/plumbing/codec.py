"""Turns events into CloudEvents and back; marshmallow does the checking.

Writing is strict (an event that breaks its own contract, or is larger than the road allows, is a bug);
reading is tolerant (a field that we do not know yet is ignored).
"""

import dataclasses
import json
from datetime import date, datetime, time
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from marshmallow import EXCLUDE, Schema, fields, post_load

from shared.events import CATALOGUE
from shared.kernel.errors import Invalid
from shared.kernel.event import Event
from shared.plumbing.trail import Trail

Envelope = dict[str, Any]

LARGEST_EVENT = 64 * 1024  # bytes of JSON
FIELDS: dict[Any, type[fields.Field[Any]]] = {
    str: fields.String,
    int: fields.Integer,
    float: fields.Float,
    bool: fields.Boolean,
    datetime: fields.AwareDateTime,
    date: fields.Date,
    time: fields.Time,
}


class UnknownEvent(Exception):
    """An event that this release does not know: perhaps the next one will."""


def field_of(hint: Any) -> fields.Field[Any]:
    """Return the marshmallow field that a type hint describes."""
    if get_origin(hint) is UnionType:
        [plain] = [each for each in get_args(hint) if each is not NoneType]
        field = field_of(plain)
        field.allow_none, field.required, field.load_default = True, False, None
        return field
    if get_origin(hint) is tuple:
        return fields.List(field_of(get_args(hint)[0]), required=True)
    if dataclasses.is_dataclass(hint):
        return fields.Nested(schema_class(hint), required=True)
    return FIELDS[hint](required=True)


def schema_class(described: Any) -> type[Schema]:
    """Return the schema that a dataclass's own fields describe; it loads instances."""
    hints = get_type_hints(described)
    members: dict[str, Any] = {
        one.name: _member(one, hints[one.name]) for one in dataclasses.fields(described)
    }

    def build(self: Schema, data: dict[str, Any], **_: Any) -> Any:
        return described(**{name: _frozen(value) for name, value in data.items()})

    members["__module__"] = described.__module__
    members["Meta"] = type("Meta", (Schema.Meta,), {"unknown": EXCLUDE})
    members["build"] = post_load(build)
    return type(described.__name__ + "Schema", (Schema,), members)


def _member(one: dataclasses.Field[Any], hint: Any) -> fields.Field[Any]:
    """Return the field of a member; what was added with a default may be missing in older letters."""
    field = field_of(hint)
    if one.default is not dataclasses.MISSING:
        field.required, field.load_default = False, one.default
    return field


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


SCHEMAS: dict[str, Schema] = {event.name: schema_class(event)() for event in CATALOGUE.values()}


def wrap(event: Event, *, about_id: str, sequence: int, at: datetime, trail: Trail) -> Envelope:
    """Put an event into its envelope, checked against its own contract; raises Invalid when it breaks it."""
    data = SCHEMAS[event.name].dump(event)
    if faults := SCHEMAS[event.name].validate(data):
        raise Invalid(f"{event.name} breaks its own contract", faults)
    envelope = {
        "specversion": "1.0",
        "id": f"{event.name}:{about_id}:{sequence}",
        "source": event.name.partition(".")[0],
        "type": event.name,
        "subject": f"{event.about}/{about_id}",
        "time": at.isoformat(),
        "datacontenttype": "application/json",
        "dataschema": f"urn:yimen:{event.name}",
        "data": data,
        "sequence": sequence,
        **trail.told(),
    }
    if len(json.dumps(envelope, ensure_ascii=False).encode()) > LARGEST_EVENT:
        raise Invalid(f"{event.name} is larger than {LARGEST_EVENT} bytes")
    return envelope


def unwrap(envelope: Envelope) -> Event:
    """Read an event back.

    Raises UnknownEvent for a type that is not in the catalogue and ValidationError when the data
    break their contract.
    """
    event = CATALOGUE.get(envelope["type"])
    if event is None:
        raise UnknownEvent(envelope["type"])
    loaded: Event = SCHEMAS[event.name].load(envelope["data"])
    return loaded


def route_of(event: type[Event]) -> tuple[str, str]:
    """Return exchange and routing key of an event: `intake.events`, `case_accepted`."""
    publisher, _, kind = event.name.partition(".")
    return f"{publisher}.events", kind

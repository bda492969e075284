"""Writes docs/asyncapi.yaml from the catalogue of events and the doors of the services.

`python -m ops.asyncapi` writes it; `--check` says whether it is current, for CI.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml
from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin

from ops.services import NAMES, class_of
from shared.events import CATALOGUE
from shared.kernel.event import Event
from shared.plumbing.codec import SCHEMAS, route_of
from shared.plumbing.door import COMMAND_ID, DoorDescription, doors_of
from shared.plumbing.refusals import EVERY_KIND
from shared.plumbing.wire import RPC_EXCHANGE

TARGET = Path(__file__).parents[1] / "docs" / "asyncapi.yaml"
Described = dict[str, Any]
WISH: Described = {
    "type": "string",
    "pattern": "^[A-Za-z0-9_-]{8,64}$",
    "description": "chosen by the caller; the same wish told again carries the same id",
}
ENVELOPE: Described = {
    "type": "object",
    "description": "CloudEvents 1.0 in JSON; `sequence` numbers the facts of the subject from 1.",
    "required": ["specversion", "id", "source", "type", "subject", "time", "data", "sequence"],
    "properties": {
        "specversion": {"const": "1.0"},
        "id": {"type": "string", "description": "`<type>:<subject's id>:<sequence>`"},
        "source": {"type": "string"},
        "type": {"type": "string"},
        "subject": {"type": "string", "description": "`<kind>/<id>`"},
        "time": {"type": "string", "format": "date-time"},
        "datacontenttype": {"const": "application/json"},
        "dataschema": {"type": "string"},
        "sequence": {"type": "integer", "minimum": 1},
        "correlationid": {"type": "string"},
        "causationid": {"type": "string"},
        "traceparent": {"type": "string"},
    },
}
REFUSALS: Described = {
    "type": "object",
    "description": "nameko's error; exc_args are the message for a person and what is wrong with each field",
    "properties": {
        "exc_type": {"enum": list(EVERY_KIND)},
        "exc_args": {"type": "array"},
        "value": {"type": "string"},
    },
}


def document() -> Described:
    """Return the whole description."""
    doors = [door for name in NAMES for door in doors_of(class_of(name))]
    events = [CATALOGUE[name] for name in sorted(CATALOGUE)]
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Yimen",
            "version": "1",
            "description": "Events and RPC over RabbitMQ. Every RPC carries a signed token in `auth_token`.",
        },
        "defaultContentType": "application/json",
        "channels": {event.name: _event_channel(event) for event in events}
        | {_address(door): _door_channel(door) for door in doors},
        "operations": {f"announce.{event.name}": _announcing(event) for event in events}
        | {f"answer.{_address(door)}": _answering(door) for door in doors},
        "components": {"schemas": {"envelope": ENVELOPE, "refusal": REFUSALS} | _schemas(doors, events)},
    }


def _event_channel(event: type[Event]) -> Described:
    exchange, key = route_of(event)
    message: Described = {
        "name": event.name,
        "summary": _first_line(event.__doc__),
        "payload": {
            "allOf": [_ref("envelope")],
            "properties": {"type": {"const": event.name}, "data": _ref(event.name)},
        },
    }
    return {
        "address": key,
        "description": f"heard here by {', '.join(event.heard_by) or 'nobody yet'}",
        "messages": {"event": message},
        "bindings": {
            "amqp": {"is": "routingKey", "exchange": {"name": exchange, "type": "topic", "durable": True}}
        },
    }


def _door_channel(door: DoorDescription) -> Described:
    kwargs: list[Described] = [_ref(_named(door.form))]
    if door.kind == "command":
        kwargs.append({"type": "object", "required": [COMMAND_ID], "properties": {COMMAND_ID: WISH}})
    request = {"args": {"type": "array", "maxItems": 0}, "kwargs": {"allOf": kwargs}}
    reply = {"result": _ref(_named(door.view)), "error": {"oneOf": [{"type": "null"}, _ref("refusal")]}}
    return {
        "address": _address(door),
        "description": f"{door.kind}, open to {', '.join(sorted(door.allow))}",
        "messages": {
            "request": {"payload": {"type": "object", "properties": request}},
            "reply": {"payload": {"type": "object", "properties": reply}},
        },
        "bindings": {
            "amqp": {"is": "routingKey", "exchange": {"name": RPC_EXCHANGE, "type": "topic", "durable": True}}
        },
    }


def _announcing(event: type[Event]) -> Described:
    return {"action": "send", "channel": {"$ref": f"#/channels/{event.name}"}}


def _answering(door: DoorDescription) -> Described:
    return {
        "action": "receive",
        "summary": _first_line(door.says),
        "channel": {"$ref": f"#/channels/{_address(door)}"},
        "messages": [{"$ref": f"#/channels/{_address(door)}/messages/request"}],
        "reply": {
            "address": {"location": "$message.header#/reply_to"},
            "channel": {"$ref": f"#/channels/{_address(door)}"},
            "messages": [{"$ref": f"#/channels/{_address(door)}/messages/reply"}],
        },
    }


def _schemas(doors: list[DoorDescription], events: list[type[Event]]) -> Described:
    spec = APISpec("", "", openapi_version="3.1.0", plugins=[MarshmallowPlugin(schema_name_resolver=_named)])
    for event in events:
        spec.components.schema(event.name, schema=SCHEMAS[event.name])
    for name, shape in {_named(shape): shape for door in doors for shape in (door.form, door.view)}.items():
        if name not in spec.components.schemas:
            spec.components.schema(name, schema=shape)
    return {name: _portable(one) for name, one in sorted(spec.to_dict()["components"]["schemas"].items())}


def _portable(described: Any) -> Any:
    r"""Write patterns as JSON Schema knows them: Python's \A and \Z are ^ and $ there."""
    if isinstance(described, dict):
        return {key: _portable(value) for key, value in described.items()}
    if isinstance(described, list):
        return [_portable(each) for each in described]
    if isinstance(described, str) and described.startswith("\\A"):
        return described.replace("\\A", "^").replace("\\Z", "$")
    return described


def _named(schema: Any) -> str:
    """Name a schema after its class, and its service or `shared`."""
    kind = schema if isinstance(schema, type) else type(schema)
    top, service, *_ = kind.__module__.split(".")
    return f"{service if top == 'services' else top}.{kind.__name__}"


def _address(door: DoorDescription) -> str:
    return f"{door.service}.{door.method}"


def _ref(name: str) -> Described:
    return {"$ref": f"#/components/schemas/{name}"}


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0]


def written() -> str:
    """Return the document as it stands in the file."""
    return yaml.safe_dump(document(), allow_unicode=True, sort_keys=False, width=110)


def main() -> None:
    """Write the file, or with `--check` exit 1 when it is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if not parser.parse_args().check:
        TARGET.write_text(written(), encoding="utf-8")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != written():
        sys.exit("docs/asyncapi.yaml is stale: run make docs")


if __name__ == "__main__":
    main()

"""The generated description is sound: its shape, its references, and what it says of events and refusals."""

import inspect
import json
from copy import deepcopy
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from nameko.exceptions import IncorrectSignature, MalformedRequest, MethodNotFound
from pymongo.errors import ConnectionFailure
from referencing import Registry
from referencing.jsonschema import DRAFT7

from ops.asyncapi import document
from shared.events import CATALOGUE
from shared.kernel import errors
from shared.plumbing.refusals import told

SAMPLES = Path(__file__).parent / "samples"
REF = {
    "type": "object",
    "required": ["$ref"],
    "additionalProperties": False,
    "properties": {"$ref": {"type": "string", "pattern": "^#/"}},
}
# AsyncAPI 3.0, as far as it is used here: names that are misspelt would say nothing to any tool.
SHAPE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["asyncapi", "info", "channels", "operations"],
    "properties": {
        "asyncapi": {"const": "3.0.0"},
        "info": {
            "required": ["title", "version"],
            "additionalProperties": False,
            "properties": {key: {"type": "string"} for key in ("title", "version", "description")},
        },
        "defaultContentType": {"const": "application/json"},
        "channels": {"additionalProperties": {"$ref": "#/definitions/channel"}},
        "operations": {"additionalProperties": {"$ref": "#/definitions/operation"}},
        "components": {
            "additionalProperties": False,
            "properties": {"schemas": {"propertyNames": {"pattern": r"^[A-Za-z0-9._-]+$"}}},
        },
    },
    "definitions": {
        "channel": {
            "type": "object",
            "required": ["address", "messages"],
            "additionalProperties": False,
            "properties": {
                "address": {"type": "string", "minLength": 1},
                "description": {"type": "string"},
                "messages": {"minProperties": 1, "additionalProperties": {"$ref": "#/definitions/message"}},
                "bindings": {
                    "required": ["amqp"],
                    "properties": {
                        "amqp": {
                            "required": ["is", "exchange"],
                            "properties": {
                                "is": {"const": "routingKey"},
                                "exchange": {"required": ["name", "type", "durable"]},
                            },
                        }
                    },
                },
            },
        },
        "message": {
            "type": "object",
            "required": ["payload"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string"},
                "summary": {"type": "string", "minLength": 1},
                "payload": {"type": "object"},
            },
        },
        "operation": {
            "type": "object",
            "required": ["action", "channel"],
            "additionalProperties": False,
            "properties": {
                "action": {"enum": ["send", "receive"]},
                "summary": {"type": "string", "minLength": 1},
                "channel": REF,
                "messages": {"type": "array", "items": REF},
                "reply": {
                    "required": ["address", "channel", "messages"],
                    "additionalProperties": False,
                    "properties": {
                        "address": {"required": ["location"]},
                        "channel": REF,
                        "messages": {"type": "array", "minItems": 1, "items": REF},
                    },
                },
            },
        },
    },
}


@pytest.fixture(scope="module")
def described():
    return document()


def faults(described):
    return [error.message for error in Draft7Validator(SHAPE).iter_errors(described)]


def references(part):
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for each in part.values():
            yield from references(each)
    elif isinstance(part, list):
        for each in part:
            yield from references(each)


def test_the_document_has_the_shape_of_asyncapi_3(described):
    assert faults(described) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda spoilt: spoilt.update(asyncapi="2.6.0"),
        lambda spoilt: spoilt["operations"]["answer.intake.get_case"].update(action="publish"),
        lambda spoilt: spoilt["channels"]["intake.get_case"].update(adress="x"),
        lambda spoilt: spoilt["channels"]["intake.get_case"].pop("messages"),
    ],
)
def test_the_check_of_the_shape_finds(described, spoil):
    spoilt = deepcopy(described)
    spoil(spoilt)

    assert faults(spoilt)


def test_every_reference_leads_somewhere(described):
    for reference in set(references(described)):
        found = described
        for step in reference.removeprefix("#/").split("/"):
            assert step in found, reference
            found = found[step]


def test_every_schema_is_a_schema(described):
    for schema in described["components"]["schemas"].values():
        Draft7Validator.check_schema(schema)


def payload_of(described, name):
    """Return what checks an event against its description."""
    registry = Registry().with_resource("urn:house", DRAFT7.create_resource(described))
    road = f"urn:house#/channels/{name}/messages/event/payload"
    return Draft7Validator({"$ref": road}, registry=registry)


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_a_sample_is_as_the_document_describes_it(described, name):
    sample = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    check = payload_of(described, name)

    assert [error.message for error in check.iter_errors(sample)] == []
    assert list(check.iter_errors(sample | {"data": {}}))
    assert list(check.iter_errors(sample | {"sequence": 0}))


def test_the_document_names_every_kind_of_refusal_that_a_reply_may_tell(described):
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, Exception)]
    kinds += [IncorrectSignature, MethodNotFound, MalformedRequest, ConnectionFailure, KeyError]
    asked = [kind("no") for kind in kinds]
    refusal = described["components"]["schemas"]["refusal"]

    assert {told(error)["exc_type"] for error in asked} == set(refusal["properties"]["exc_type"]["enum"])

"""Turns dataclasses into documents and back. Times stay times; dates and times of day become text."""

from collections.abc import Set
from datetime import date, datetime, time
from typing import Any, TypeVar

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from shared.kernel.aggregate import Aggregate

A = TypeVar("A", bound=Aggregate)
Document = dict[str, Any]


def _converter() -> Converter:
    converter = Converter(unstruct_collection_overrides={Set: sorted})
    converter.register_unstructure_hook(datetime, lambda moment: moment)
    converter.register_structure_hook(datetime, lambda moment, _: moment)
    for kind in (date, time):
        converter.register_unstructure_hook(kind, kind.isoformat)
        converter.register_structure_hook(kind, lambda text, kind: kind.fromisoformat(text))
    converter.register_unstructure_hook_factory(_is_aggregate, _write_aggregate)
    converter.register_structure_hook_factory(_is_aggregate, _read_aggregate)
    return converter


def _is_aggregate(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Aggregate)


def _write_aggregate(kind: Any, converter: Converter) -> Any:
    return make_dict_unstructure_fn(kind, converter, id=override(rename="_id"))


def _read_aggregate(kind: Any, converter: Converter) -> Any:
    return make_dict_structure_fn(kind, converter, id=override(rename="_id"), _cattrs_forbid_extra_keys=False)


CONVERTER = _converter()


def to_document(aggregate: Aggregate) -> Document:
    """Return the whole state of an aggregate as a document, without the facts it still holds."""
    document: Document = CONVERTER.unstructure(aggregate)
    return document


def from_document(kind: type[A], document: Document) -> A:
    """Return the aggregate that a document describes; fields of a later release are ignored."""
    return CONVERTER.structure(document, kind)

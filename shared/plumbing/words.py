"""What may be said at a door at all, before a Form looks at it: plain JSON of bounded size, and clean text.

A text has at most 10,000 characters, unless its field in the Form says another limit; no control characters
but tab and new line, and nothing that is half a character.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from marshmallow import Schema, fields, validate

from shared.kernel.errors import Invalid

LONGEST_TEXT, LONGEST_NAME = 10_000, 64  # characters
MOST_WORDS = 10_000  # values in one request, at all depths
DEEPEST = 9  # levels of lists and objects: a grid of several parts in a collection has as many
LARGEST_NUMBER = 2**63 - 1  # what the database can hold
SAID_WRONG = "填写有误"

_UNCLEAN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def longest_texts(form: Schema) -> dict[str, int]:
    """Return the limit of every text field of a Form that sets one."""
    limits = {name: _limits(field) for name, field in form.fields.items() if isinstance(field, fields.String)}
    return {name: max(found) for name, found in limits.items() if found}


def check_words(words: Mapping[str, Any], *, longest: Mapping[str, int]) -> None:
    """Refuse what is not plain, bounded and clean, naming the field; raises Invalid."""
    counted = 0
    for name, value in words.items():
        if not name.isidentifier() or len(name) > LONGEST_NAME:
            raise Invalid("no field has such a name")
        limit = longest.get(name, LONGEST_TEXT)
        for each, depth in _walk(value, 1):
            counted += 1
            fault = _fault(each, limit) or _too_much(counted, depth)
            if fault:
                raise Invalid(SAID_WRONG, {name: [fault]})


def _limits(field: fields.Field[Any]) -> list[int]:
    lengths = [each for each in field.validators if isinstance(each, validate.Length)]
    return [limit for each in lengths if (limit := each.max or each.equal)]


def _walk(value: Any, depth: int) -> Iterator[tuple[Any, int]]:
    """Go through a value and all that is in it, keys too."""
    yield value, depth
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, depth
            yield from _walk(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner, depth + 1)


def _too_much(counted: int, depth: int) -> str | None:
    if counted > MOST_WORDS:
        return f"more than {MOST_WORDS} values"
    return f"nested more than {DEEPEST} levels deep" if depth > DEEPEST else None


def _fault(value: Any, limit: int) -> str | None:
    if isinstance(value, str):
        return _text_fault(value, limit)
    if isinstance(value, bool | dict | list) or value is None:
        return None
    if isinstance(value, int | float):
        return None if abs(value) <= LARGEST_NUMBER else "not a number that can be kept"
    return "not plain JSON"


def _text_fault(text: str, limit: int) -> str | None:
    if len(text) > limit:
        return f"longer than {limit} characters"
    return "holds control characters" if _UNCLEAN.search(text) else None

"""Fields of people and households that are sent by the code that they have in the table of fields."""

from typing import Any

from marshmallow import fields, validate

from services.grid.domain.records.field_rule import CODE, LONGEST_TEXT

MOST_DETAILS = 60


def details(data_key: str | None = None) -> fields.Dict:
    """Return the field: codes with their values, all of them text; under another name where that is taken."""
    values: dict[str, Any] = {
        "keys": fields.String(validate=validate.Regexp(rf"\A{CODE.pattern}\Z")),
        "values": fields.String(validate=validate.Length(min=1, max=LONGEST_TEXT)),
    }
    at_most = validate.Length(max=MOST_DETAILS)
    return fields.Dict(**values, load_default=dict, validate=at_most, data_key=data_key)


def declined() -> fields.List[Any]:
    """Return the field: codes of what a resident would not tell."""
    code = fields.String(validate=validate.Regexp(rf"\A{CODE.pattern}\Z"))
    return fields.List(code, load_default=list, validate=validate.Length(max=MOST_DETAILS))

"""How a reveal is asked for, and the log of looks as it is shown."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.access.look import Act
from services.grid.domain.records.field_rule import CODE, About
from services.grid.schemas.access.looks import LookForm
from services.grid.schemas.words import ID
from services.grid.usecases.access.reveal import Wish

WORD = validate.Regexp(rf"\A{CODE.pattern}\Z")
MOST_FIELDS, LONGEST_PAGE, LONGEST_CHECK = 20, 50, 2000


class RevealForm(LookForm):
    """Which fields of whom, for which purpose, and of which case, visit or task."""

    about = fields.Enum(About, by_value=True, required=True)
    id = fields.String(required=True, validate=ID)
    fields_ = fields.List(
        fields.String(validate=WORD),
        required=True,
        data_key="fields",
        attribute="fields",
        validate=validate.Length(min=1, max=MOST_FIELDS),
    )
    purpose = fields.String(required=True, validate=WORD)
    reference = fields.String(load_default=None, allow_none=True, validate=ID)

    @post_load
    def wish(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        words = {name: data.pop(name) for name in ("about", "id", "fields", "purpose", "reference")}
        return {**data, "wish": Wish(**words)}


class RevealedView(Schema):
    """Plain values, for the eyes of who asked."""

    values_ = fields.Dict(keys=fields.String(), values=fields.String(), attribute="values", data_key="values")
    watermark = fields.String()
    left_today = fields.Integer()


class VerifyLogForm(Schema):
    """From which entry on, and how many."""

    after = fields.Integer(load_default=0, strict=True, validate=validate.Range(0))
    limit = fields.Integer(load_default=500, strict=True, validate=validate.Range(1, LONGEST_CHECK))


class VerdictView(Schema):
    """Whether the chain stands; number and hash of the last entry are worth noting elsewhere."""

    checked = fields.Integer()
    broken_at = fields.Integer(allow_none=True)
    last_number = fields.Integer(attribute="last.number")
    last_hash = fields.String(attribute="last.hash")
    more = fields.Boolean()


class ListLooksForm(Schema):
    """Of which person or household."""

    subject = fields.String(required=True, validate=ID)
    after = fields.Integer(load_default=0, strict=True, validate=validate.Range(0))
    limit = fields.Integer(load_default=LONGEST_PAGE, strict=True, validate=validate.Range(1, LONGEST_PAGE))


class LookView(Schema):
    """An entry of the log."""

    number = fields.Integer()
    at = fields.AwareDateTime(attribute="look.where.at")
    ip = fields.String(attribute="look.where.ip", allow_none=True)
    device = fields.String(attribute="look.where.device", allow_none=True)
    by = fields.String(attribute="look.by")
    roles = fields.List(fields.String(), attribute="look.roles")
    act = fields.Enum(Act, by_value=True, attribute="look.act")
    fields_ = fields.List(fields.String(), attribute="look.fields", data_key="fields")
    found = fields.Integer(attribute="look.found")
    outside = fields.Boolean(attribute="look.outside")
    purpose = fields.String(attribute="look.purpose", allow_none=True)
    reference = fields.String(attribute="look.reference", allow_none=True)


class LooksView(Schema):
    """A page of the log; `next` is the number after which it goes on, or null at the end."""

    items = fields.List(fields.Nested(LookView))
    next = fields.Integer(allow_none=True)

"""Drafts of items as editors send them."""

from marshmallow import Schema, fields

from services.intake.schemas.cases.forms import CODE
from services.intake.schemas.exchange.record import ItemRecordForm
from services.intake.schemas.menu.forms import VersionForm


class DraftItemForm(Schema):
    """The whole content of the next version of an item."""

    code = fields.String(required=True, validate=CODE)
    record = fields.Nested(ItemRecordForm, required=True)


class ReviseItemForm(VersionForm):
    """The whole content of a draft, in the place of what it said before."""

    record = fields.Nested(ItemRecordForm, required=True)

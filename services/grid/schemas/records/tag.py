"""Tags as they are sent, asked for and shown."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.records.origin import RecordState, Source
from services.grid.schemas.access.looks import LookForm
from services.grid.schemas.access.reveals import WORD
from services.grid.schemas.records.details import details
from services.grid.schemas.records.origin import ImportForm, StatementForm
from services.grid.schemas.words import COMMUNITY_CODE, ID, OpenWords
from services.grid.usecases.access.list_tagged import ListWish
from services.grid.usecases.access.reveal_tags import TagWish
from services.grid.usecases.records.seal_tag import TagRow
from shared.plumbing.rows import rows_of

CATEGORY = validate.Regexp(r"\A[A-Z][0-9]{2}\Z")
LEVEL = validate.Length(min=1, max=20)
REASON = validate.Length(min=2, max=200)
LONGEST_PAGE = 20


class SaidTagForm(Schema):
    """What a tag says."""

    category = fields.String(required=True, validate=CATEGORY)
    subject_id = fields.String(required=True, validate=ID)
    level = fields.String(required=True, validate=LEVEL)
    valid_from = fields.Date(required=True)
    valid_until = fields.Date(load_default=None, allow_none=True)
    details = details()


class TagForm(SaidTagForm):
    """One tag of a batch, under an id that its sender gives it."""

    id = fields.String(required=True, validate=ID)

    @post_load
    def row(self, data: dict[str, Any], **_: Any) -> TagRow:
        return TagRow(**data)


class TagsForm(ImportForm):
    """A batch of tags."""

    rows = rows_of(TagForm)


class AddTagForm(SaidTagForm):
    """A tag that a worker has found."""

    origin = fields.Nested(StatementForm, required=True)

    @post_load
    def row(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {"origin": data.pop("origin"), "row": TagRow(id="", **data)}


class EndTagForm(Schema):
    """Which tag, from when on, and why."""

    tag_id = fields.String(required=True, validate=ID)
    on = fields.Date(required=True)
    because = OpenWords(required=True, validate=REASON)


class GetTagsForm(LookForm):
    """Of which person or household."""

    subject_id = fields.String(required=True, validate=ID)


class ListTaggedForm(LookForm):
    """Which category, in which community."""

    category = fields.String(required=True, validate=CATEGORY)
    community_code = fields.String(required=True, validate=COMMUNITY_CODE)
    after = fields.String(load_default="", validate=validate.Length(max=64))
    limit = fields.Integer(load_default=LONGEST_PAGE, strict=True, validate=validate.Range(1, LONGEST_PAGE))

    @post_load
    def wish(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        words = {name: data.pop(name) for name in ("category", "community_code", "after", "limit")}
        return {**data, "wish": ListWish(**words)}


class RevealTagsForm(LookForm):
    """Of whom, for which purpose, and of which case, visit or task."""

    person_id = fields.String(required=True, validate=ID)
    purpose = fields.String(required=True, validate=WORD)
    reference = fields.String(load_default=None, allow_none=True, validate=ID)

    @post_load
    def wish(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        words = {name: data.pop(name) for name in ("person_id", "purpose", "reference")}
        return {**data, "wish": TagWish(**words)}


class TagIdView(Schema):
    """Which tag it is now."""

    id = fields.String()


class TagView(Schema):
    """A tag, without its details."""

    id = fields.String(attribute="tag.id")
    subject_id = fields.String(attribute="tag.subject_id")
    category = fields.String(attribute="category.code")
    label = fields.String(attribute="category.label")
    level = fields.String()
    colour = fields.String()
    source = fields.Enum(Source, by_value=True, attribute="tag.origin.statement.source")
    document = fields.String(attribute="tag.origin.statement.document")
    state = fields.Enum(RecordState, by_value=True, attribute="tag.origin.state")
    valid_from = fields.Date(attribute="tag.valid_from")
    valid_until = fields.Date(attribute="tag.valid_until", allow_none=True)


class TagsView(Schema):
    """The tags of somebody."""

    items = fields.List(fields.Nested(TagView))


class RevealedTagView(TagView):
    """A tag with its details."""

    details = fields.Dict(keys=fields.String(), values=fields.String())


class RevealedTagsView(Schema):
    """The tags of somebody, restricted ones too."""

    items = fields.List(fields.Nested(RevealedTagView))

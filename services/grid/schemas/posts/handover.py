"""A handover as it is made and shown."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.posts.handover import Item, ItemKind
from services.grid.schemas.words import GRID_CODE, ID
from services.grid.usecases.posts.hand_over import HandoverWish

MOST_ITEMS, MOST_ON_A_PAGE, USUAL_PAGE = 30, 50, 20


class ItemForm(Schema):
    """A key or a paper, in a few words."""

    kind = fields.Enum(ItemKind, by_value=True, required=True)
    words = fields.String(required=True, validate=validate.Length(min=1, max=60))

    @post_load
    def item(self, data: dict[str, Any], **_: Any) -> Item:
        return Item(**data)


class HandOverForm(Schema):
    """In which grid, from whom (the caller), to whom (his partner), and what beside the open cases."""

    grid_code = fields.String(required=True, validate=GRID_CODE)
    from_id = fields.String(load_default=None, allow_none=True, validate=ID)
    to_id = fields.String(load_default=None, allow_none=True, validate=ID)
    items = fields.List(fields.Nested(ItemForm), load_default=list, validate=validate.Length(max=MOST_ITEMS))

    @post_load
    def wish(self, data: dict[str, Any], **_: Any) -> dict[str, HandoverWish]:
        return {"wish": HandoverWish(**data | {"items": tuple(data["items"])})}


class WhichHandoverForm(Schema):
    """Which handover."""

    handover_id = fields.String(required=True, validate=ID)


class GridHandoversForm(Schema):
    """Which page of the handovers of a grid; `after` is the `next` of the page before."""

    grid_code = fields.String(required=True, validate=GRID_CODE)
    after = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=120))
    limit = fields.Integer(load_default=USUAL_PAGE, strict=True, validate=validate.Range(1, MOST_ON_A_PAGE))


class ItemView(Schema):
    """A key or a paper, in a few words."""

    kind = fields.Enum(ItemKind, by_value=True)
    words = fields.String()


class VisitDueView(Schema):
    """A visit or contact that is to be done by then."""

    household_id = fields.String()
    purpose = fields.String()
    ends = fields.AwareDateTime()


class HandoverView(Schema):
    """A handover: the list, and how far it went. `auto`: the roster made it."""

    handover_id = fields.String(attribute="id")
    grid_code = fields.String(attribute="hands.grid_code")
    from_id = fields.String(attribute="hands.from_id")
    to_id = fields.String(attribute="hands.to_id")
    case_ids = fields.List(fields.String())
    visits = fields.List(fields.Nested(VisitDueView))
    items = fields.List(fields.Nested(ItemView))
    auto = fields.Boolean()
    made_at = fields.AwareDateTime()
    accepted_at = fields.AwareDateTime(allow_none=True)
    returned_at = fields.AwareDateTime(allow_none=True)
    returned_by = fields.String(allow_none=True)

"""A notice as its recipient sees it, and what he may ask for."""

from marshmallow import Schema, fields, validate

LONGEST_PAGE = 100


class InboxForm(Schema):
    """Which part of one's inbox: from the newest on, or from where the last page ended."""

    cursor = fields.String(load_default="", validate=validate.Length(max=64))
    limit = fields.Integer(load_default=20, validate=validate.Range(min=1, max=LONGEST_PAGE))


class NoticeForm(Schema):
    """Which notice."""

    notice_id = fields.String(required=True, validate=validate.Length(min=1, max=64))


class NoticeView(Schema):
    """What was said, and how far it got."""

    id = fields.String()
    recipient = fields.String()
    template = fields.String()
    case_id = fields.String(allow_none=True)
    title = fields.String()
    text = fields.String()
    needs_ack = fields.Boolean()
    state = fields.String()
    sent_at = fields.AwareDateTime(allow_none=True)
    read_at = fields.AwareDateTime(allow_none=True)
    acknowledged_at = fields.AwareDateTime(allow_none=True)


class CountView(Schema):
    """A number; 100 stands for "many"."""

    count = fields.Integer()

"""What is shown of questions: all of it to who answers, to everybody nothing of a person."""

from marshmallow import Schema, fields


class HitView(Schema):
    """A place that the gate wants to have looked at; `suggestion` is what could stand there instead."""

    code = fields.String()
    finding = fields.String()
    start = fields.Integer()
    end = fields.Integer()
    found = fields.String()
    suggestion = fields.String()
    checked = fields.Boolean()


class OverrideView(Schema):
    """Why something may stand, and who says so."""

    hit = fields.String()
    reason = fields.String()
    by = fields.String()
    at = fields.AwareDateTime()


class HitsView(Schema):
    """What was found in question and answer, and both with every suggestion taken."""

    asked = fields.List(fields.Nested(HitView))
    answer = fields.List(fields.Nested(HitView))
    suggested_asked = fields.String()
    suggested_answer = fields.String()
    overrides = fields.List(fields.Nested(OverrideView))
    open = fields.Integer()


class AskedView(Schema):
    """The public side of a question, for who answers it."""

    question_id = fields.String(attribute="id")
    version = fields.Integer()
    number = fields.String()
    topic = fields.String()
    channel = fields.String()
    subject = fields.String()
    visible = fields.Boolean()
    state = fields.String()
    unit = fields.String()
    received_at = fields.AwareDateTime()
    asked = fields.String(attribute="draft.asked")
    answer = fields.String(attribute="draft.answer")
    author = fields.String(attribute="draft.author")
    approver = fields.String(allow_none=True)
    answered_at = fields.AwareDateTime(allow_none=True)
    publicity = fields.String(allow_none=True)
    published_at = fields.AwareDateTime(allow_none=True)
    last_day = fields.Date(allow_none=True)
    taken_down_at = fields.AwareDateTime(allow_none=True)
    taken_down_because = fields.String()


class PublishedView(Schema):
    """What everybody may read: no number, no handle, nobody who wrote or approved."""

    question_id = fields.String(attribute="id")
    topic = fields.String()
    channel = fields.String()
    asked = fields.String(attribute="draft.asked")
    answer = fields.String(attribute="draft.answer")
    unit = fields.String()
    received_at = fields.AwareDateTime()
    answered_at = fields.AwareDateTime()
    last_day = fields.Date()


class AnswerView(Schema):
    """What the asker sees of his question; the answer once it is approved."""

    number = fields.String()
    state = fields.String()
    unit = fields.String()
    answer = fields.String(attribute="approved_answer", allow_none=True)
    answered_at = fields.AwareDateTime(allow_none=True)
    last_day = fields.Date(allow_none=True)


class RepliesView(Schema):
    """Questions, answers and their rate; `n` is what the rate is of, and null where that is nothing."""

    unit = fields.String()
    received = fields.Integer()
    answered = fields.Integer()
    dropped = fields.Integer()
    n = fields.Integer()
    rate = fields.Float(allow_none=True)


class StatementView(Schema):
    """The statement of a month."""

    month = fields.String()
    units = fields.List(fields.Nested(RepliesView))
    total = fields.Nested(RepliesView)

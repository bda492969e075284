"""Questions and answers as people send them."""

from marshmallow import Schema, ValidationError, fields, validate

from services.intake.domain.cases.channel import Channel
from services.intake.domain.menu.issue_type import Difficulty
from services.intake.domain.questions.publicity import Publicity
from services.intake.schemas.cases.forms import CASE_ID, CODE, DETAIL

PLATFORM = frozenset({Channel.WEBSITE, Channel.WECHAT, Channel.WEIBO, Channel.FORUM, Channel.PRESS_HALL})
REASON = validate.Length(min=2, max=200)
HIT = validate.Regexp(r"\A[0-9a-f]{12}\Z")
MONTH = validate.Regexp(r"\A20[0-9]{2}-(0[1-9]|1[0-2])\Z", error="月份应写作2026-11")
LONGEST_PAGE, MOST_HITS = 100, 200


def on_the_platform(channel: Channel) -> None:
    """Refuse a channel that is none of the public platform."""
    if channel not in PLATFORM:
        raise ValidationError("不是公共信息平台的渠道")


class ReceiveQuestionForm(Schema):
    """What was asked where; `handle` is the asker's name there, `visible` that he agrees to publication.

    `secrecy_requested`: whoever answers does not learn who he is.
    """

    category = fields.String(required=True, validate=CODE)
    subject = fields.String(required=True, validate=validate.Length(min=1, max=80))
    text = fields.String(required=True, validate=DETAIL)
    channel = fields.Enum(Channel, by_value=True, required=True, validate=on_the_platform)
    handle = fields.String(validate=validate.Length(min=1, max=40), load_default=None)
    visible = fields.Boolean(required=True, truthy={True}, falsy={False})
    secrecy_requested = fields.Boolean(truthy={True}, falsy={False}, load_default=False)


class QuestionForm(Schema):
    """Which question; its id is that of its case."""

    question_id = fields.String(required=True, validate=CASE_ID)


class AcceptQuestionForm(Schema):
    """Who answers it, and how hard it is."""

    case_id = fields.String(required=True, validate=CASE_ID)
    unit = fields.String(required=True, validate=CODE)
    difficulty = fields.Enum(Difficulty, by_value=True, load_default=Difficulty.ORDINARY)


class DraftAnswerForm(QuestionForm):
    """Question and answer as the public would read them."""

    asked = fields.String(required=True, validate=DETAIL)
    answer = fields.String(required=True, validate=DETAIL)


class OverrideHitForm(QuestionForm):
    """What may stand, and why."""

    hit = fields.String(required=True, validate=HIT)
    reason = fields.String(required=True, validate=REASON)


class ApproveAnswerForm(QuestionForm):
    """What was let stand, each confirmed by its code."""

    confirmed = fields.List(
        fields.String(validate=HIT), load_default=list, validate=validate.Length(max=MOST_HITS)
    )


class PublishAnswerForm(QuestionForm):
    """As what, and through which day at most."""

    publicity = fields.Enum(Publicity, by_value=True, load_default=Publicity.ANSWER)
    last_day = fields.Date(load_default=None)


class TakeDownForm(QuestionForm):
    """Why."""

    reason = fields.String(required=True, validate=REASON)


class PageForm(Schema):
    """Which part of a list: from the newest on, or from where the last page ended."""

    cursor = fields.String(load_default="", validate=validate.Length(max=64))
    limit = fields.Integer(strict=True, load_default=20, validate=validate.Range(min=1, max=LONGEST_PAGE))


class PublishedForm(PageForm):
    """Of one category, or of all."""

    category = fields.String(load_default=None, validate=CODE)


class DeskForm(PageForm):
    """Of one unit, or of all."""

    unit = fields.String(load_default=None, validate=CODE)


class RepliesForm(Schema):
    """Of which month, and of one unit or of all."""

    month = fields.String(required=True, validate=MONTH)
    unit = fields.String(load_default=None, validate=CODE)

"""Responsibilities as they are given, ended and shown."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.responsibilities.answering import Ground
from services.grid.schemas.words import GRID_CODE, ID
from services.grid.usecases.responsibilities.give_responsibility import ResponsibilityWish

MOST_HOUSEHOLDS, MOST_ON_A_PAGE, USUAL_PAGE = 500, 100, 50


class GiveResponsibilityForm(Schema):
    """Who is responsible for which households of a grid; without `until` until further notice."""

    grid_code = fields.String(required=True, validate=GRID_CODE)
    worker_id = fields.String(required=True, validate=ID)
    household_ids = fields.List(
        fields.String(validate=ID), required=True, validate=validate.Length(1, MOST_HOUSEHOLDS)
    )
    since = fields.Date(required=True)
    until = fields.Date(load_default=None, allow_none=True)

    @post_load
    def wish(self, data: dict[str, Any], **_: Any) -> dict[str, ResponsibilityWish]:
        return {"wish": ResponsibilityWish(**data | {"household_ids": tuple(data["household_ids"])})}


class EndResponsibilityForm(Schema):
    """Which one ends, and after which day; today where none is said."""

    responsibility_id = fields.String(required=True, validate=ID)
    until = fields.Date(load_default=None, allow_none=True)


class WhoseHouseholdForm(Schema):
    """Which household."""

    household_id = fields.String(required=True, validate=ID)


class ResponsibilitiesForm(Schema):
    """Which page of the responsibilities of a grid."""

    grid_code = fields.String(required=True, validate=GRID_CODE)
    cursor = fields.String(load_default="", validate=validate.Length(max=64))
    limit = fields.Integer(load_default=USUAL_PAGE, strict=True, validate=validate.Range(1, MOST_ON_A_PAGE))


class ResponsibilityView(Schema):
    """A responsibility that was given to another than the worker of post A; both days are included."""

    responsibility_id = fields.String(attribute="id")
    worker_id = fields.String()
    household_ids = fields.List(fields.String())
    since = fields.Date()
    until = fields.Date(allow_none=True)
    given_by = fields.String()
    given_at = fields.AwareDateTime()


class WhoAnswersView(Schema):
    """Who is responsible for a household. `worker_ids` are several where two overlap; `ground` says why."""

    household_id = fields.String()
    area = fields.String()
    worker_id = fields.String(attribute="answering.worker_id", allow_none=True)
    worker_ids = fields.List(fields.String(), attribute="answering.worker_ids")
    label = fields.String(allow_none=True)
    ground = fields.Enum(Ground, by_value=True, attribute="answering.ground", allow_none=True)

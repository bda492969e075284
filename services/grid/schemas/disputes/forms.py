"""Disputes as people send them."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.domain.disputes.dispute_state import Onward, Purpose, Scale, Way
from services.grid.domain.disputes.matter import Mediation
from services.grid.domain.disputes.party import OfAParty
from services.grid.schemas.access.looks import LookForm
from services.grid.schemas.access.reveals import WORD
from services.grid.schemas.hazards.forms import PERSON
from services.grid.schemas.position import PositionForm, take_position
from services.grid.schemas.visits.forms import VisitsOfAreaForm
from services.grid.schemas.visits.limits import CODE, SUBJECT
from services.grid.schemas.words import ID, OpenWords
from services.grid.usecases.disputes.register_dispute import Quarrel

TOLD = validate.Length(min=1, max=2000)
NAME = validate.Length(min=1, max=100)
OF_A_PARTY = validate.OneOf([each.value for each in OfAParty])
MOST_PARTIES, MOST_PEOPLE = 20, 10**5


class RegisterDisputeForm(PositionForm):
    """Who quarrels about what; where, by the households of the parties or in degrees of `coord_sys_in`."""

    category = fields.String(required=True, validate=CODE)
    scale = fields.Enum(Scale, by_value=True, required=True)
    people = fields.Integer(required=True, strict=True, validate=validate.Range(2, MOST_PEOPLE))
    occurred_on = fields.Date(required=True)
    title = fields.String(required=True, validate=SUBJECT)
    words = fields.String(required=True, validate=TOLD)
    parties = fields.List(
        fields.Dict(fields.String(validate=OF_A_PARTY), fields.String(validate=NAME)),
        required=True,
        validate=validate.Length(min=1, max=MOST_PARTIES),
    )
    units = fields.String(load_default=None, validate=NAME)
    household_ids = fields.List(
        fields.String(validate=ID), load_default=(), validate=validate.Length(max=MOST_PARTIES)
    )
    prominent = fields.Boolean(load_default=False, truthy={True}, falsy={False})

    @post_load
    def quarrel(self, data: dict[str, Any], **_: Any) -> dict[str, Quarrel]:
        return {"quarrel": Quarrel(point=take_position(data, data.pop("coord_sys_in")), **data)}


class DisputeForm(Schema):
    """Which dispute."""

    dispute_id = fields.String(required=True, validate=ID)


class AppointMediatorForm(DisputeForm):
    """Who mediates, for which organisation, and how."""

    mediator = fields.String(required=True, validate=PERSON)
    organisation = OpenWords(required=True, validate=NAME)
    way = fields.Enum(Way, by_value=True, required=True)

    @post_load
    def mediation(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {"dispute_id": data.pop("dispute_id"), "mediation": Mediation(**data)}


class HoldMediationForm(DisputeForm):
    """What was said when the parties were brought together."""

    words = fields.String(required=True, validate=TOLD)


class SettleDisputeForm(DisputeForm):
    """What the parties have agreed to."""

    terms = fields.String(required=True, validate=TOLD)


class FailDisputeForm(DisputeForm):
    """Why it came to nothing, and where the parties were told to go."""

    onward = fields.Enum(Onward, by_value=True, required=True)
    words = fields.String(required=True, validate=TOLD)


class FollowUpDisputeForm(DisputeForm):
    """Whether the agreement is kept."""

    kept = fields.Boolean(required=True, truthy={True}, falsy={False})
    words = fields.String(load_default=None, validate=TOLD)


class EvaluateDisputeForm(DisputeForm):
    """What somebody thinks of it afterwards."""

    opinion = fields.String(required=True, validate=TOLD)


class ReadDisputeForm(DisputeForm, LookForm):
    """Why somebody reads what a dispute is about."""

    purpose = fields.Enum(Purpose, by_value=True, required=True)


class RevealDisputeForm(DisputeForm, LookForm):
    """Why somebody must see who quarrels in plain."""

    purpose = fields.String(required=True, validate=WORD)


class PageOfDisputesForm(VisitsOfAreaForm):
    """The disputes of which area."""

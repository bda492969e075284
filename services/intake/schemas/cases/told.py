"""What is told beside the words, as it is sent and as it is shown; parties masked (reference §1.9)."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.intake.domain.cases.particulars import MOST_PARTIES, EmergencyLevel, Particulars, Scale
from services.intake.domain.cases.wishes import Wishes
from services.intake.usecases.cases.know_particulars import Named, Told

PHONE = validate.Regexp(r"\A\+?[0-9-]{5,20}\Z", error="电话号码有误")
NAME = validate.Length(min=1, max=40)
OF_THE_PARTICULARS = (
    "occur_at",
    "occur_place",
    "people_involved",
    "amount_involved",
    "scale",
    "emergency_level",
)
OF_THE_WISHES = ("wants_reply", "secrecy_requested")
MOST_PEOPLE, MOST_FEN = 1_000_000, 10**13


class PartyForm(Schema):
    """Somebody whom the matter is about."""

    name = fields.String(required=True, validate=NAME)
    phone = fields.String(validate=PHONE, load_default=None)

    @post_load
    def named(self, data: dict[str, Any], **_: Any) -> Named:
        """Return him as he was told."""
        return Named(**data)


class ToldForm(Schema):
    """When and where it happened, how many people, how much money (in fen) and who it is about; wishes."""

    occur_at = fields.AwareDateTime(load_default=None)
    occur_place = fields.String(validate=validate.Length(max=120), load_default="")
    people_involved = fields.Integer(strict=True, validate=validate.Range(0, MOST_PEOPLE), load_default=None)
    amount_involved = fields.Integer(strict=True, validate=validate.Range(0, MOST_FEN), load_default=None)
    scale = fields.Enum(Scale, by_value=True, load_default=None)
    emergency_level = fields.Enum(EmergencyLevel, by_value=True, load_default=None)
    main_parties = fields.List(
        fields.Nested(PartyForm), load_default=list, validate=validate.Length(max=MOST_PARTIES)
    )
    wants_reply = fields.Boolean(truthy={True}, falsy={False}, load_default=True)
    secrecy_requested = fields.Boolean(truthy={True}, falsy={False}, load_default=False)

    @post_load
    def put_together(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Put together what is told beside the words."""
        told = Told(
            particulars=Particulars(**{name: data.pop(name) for name in OF_THE_PARTICULARS}),
            parties=tuple(data.pop("main_parties")),
            wishes=Wishes(**{name: data.pop(name) for name in OF_THE_WISHES}),
        )
        return data | {"told": told}


class PartyView(Schema):
    """A party, masked; without a name it is who asks and wants to stay unknown."""

    name = fields.String(attribute="name_label", allow_none=True)
    phone = fields.String(attribute="phone_label", allow_none=True)


class ToldView(Schema):
    """The particulars of a case. `amount_involved` is in fen."""

    occur_at = fields.AwareDateTime(attribute="case.particulars.occur_at", allow_none=True)
    occur_place = fields.String(attribute="case.particulars.occur_place")
    people_involved = fields.Integer(attribute="case.particulars.people_involved", allow_none=True)
    amount_involved = fields.Integer(attribute="case.particulars.amount_involved", allow_none=True)
    scale = fields.String(attribute="case.particulars.scale", allow_none=True)
    emergency_level = fields.String(attribute="case.particulars.emergency_level", allow_none=True)
    main_parties = fields.List(fields.Nested(PartyView), attribute="case.particulars.main_parties")

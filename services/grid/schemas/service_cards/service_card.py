"""Service cards as they are issued, verified and printed."""

from base64 import b64decode, b64encode
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate

from services.grid.domain.service_cards.service_card import Standing, Why
from services.grid.schemas.assignments.assignment import ShiftView
from services.grid.schemas.words import ID
from services.grid.usecases.service_cards.issue_service_card import Particulars
from services.grid.usecases.service_cards.open_card import Colleague
from services.grid.usecases.service_cards.verify_card import Verified
from shared.kernel.errors import Invalid
from shared.plumbing.pictures import drawn_anew
from shared.plumbing.rows import rows_of

CODE = validate.Regexp(r"\A[0-9a-f]{32}\Z")
PHONE = validate.Regexp(r"\A\+?[0-9-]{3,20}\Z")
OF_A_REISSUE = (Why.LOST, Why.RENEWED)
OF_AN_END = (Why.LOST, Why.MISUSED)
IN_THE_GRID = "grid"
MOST_OF_A_PHOTO = 400_000  # characters of base64: a file of 300 kB
MOST_PIXELS = 24_000_000
PORTRAIT = (300, 420)  # pixels: 25 by 35 mm on paper


class WhoseCardForm(Schema):
    """Whose card."""

    worker_id = fields.String(required=True, validate=ID)


class IssueCardForm(WhoseCardForm):
    """What a card says of its bearer; `duty_phone` is the phone of the post, never a private one.

    `photo` is a JPEG file in base64; it is drawn anew, small, without place and camera.
    """

    name = fields.String(required=True, validate=validate.Length(min=1, max=40))
    staff_no = fields.String(required=True, validate=validate.Length(min=1, max=32))
    duty_phone = fields.String(load_default=None, allow_none=True, validate=PHONE)
    offers_agency = fields.Boolean(load_default=False)
    photo = fields.String(load_default=None, allow_none=True, validate=validate.Length(1, MOST_OF_A_PHOTO))

    @post_load
    def particulars(self, data: dict[str, Any], **_: Any) -> Any:
        photo = _portrait(data["photo"]) if data["photo"] else None
        return {"particulars": Particulars(**data | {"photo": photo})}


class CardRowForm(IssueCardForm):
    """One card of a batch."""

    @post_load
    def particulars(self, data: dict[str, Any], **_: Any) -> Any:
        return super().particulars(data)["particulars"]


class IssueCardsForm(Schema):
    """A batch of cards."""

    rows = rows_of(CardRowForm)


def _portrait(photo: str) -> str:
    try:
        content = b64decode(photo, validate=True)
        drawn = drawn_anew(content, "JPEG", most_pixels=MOST_PIXELS, within=PORTRAIT)
    except (Invalid, ValueError):
        raise ValidationError("须为JPEG照片", "photo") from None
    return b64encode(drawn).decode()


class ReissueCardForm(WhoseCardForm):
    """Whose card, and why he gets another: lost or renewed."""

    why = fields.Enum(Why, by_value=True, required=True, validate=validate.OneOf(OF_A_REISSUE))


class RevokeCardForm(WhoseCardForm):
    """Whose card, and why it is good no more: lost or misused."""

    why = fields.Enum(Why, by_value=True, required=True, validate=validate.OneOf(OF_AN_END))


class CardCodeForm(Schema):
    """The code of a card, as its QR code says it after the address of the page."""

    code = fields.String(required=True, validate=CODE)


class SeatView(Schema):
    """A post that a card names, and who holds the other of the grid."""

    area = fields.String()
    post = fields.String()
    partner_id = fields.String(allow_none=True)


class CardView(Schema):
    """A card as those who issue it see it; its code is on the paper only."""

    serial = fields.Integer()
    seats = fields.List(fields.Nested(SeatView))
    issued_at = fields.AwareDateTime()
    valid_until = fields.AwareDateTime()
    ended_at = fields.AwareDateTime(allow_none=True)
    ended_by = fields.Enum(Why, by_value=True, allow_none=True)


class ServiceCardView(Schema):
    """The cards of a worker, oldest first."""

    worker_id = fields.String(attribute="id")
    staff_no = fields.String(attribute="bearer.staff_no")
    offers_agency = fields.Boolean(attribute="bearer.offers_agency")
    cards = fields.List(fields.Nested(CardView))


class PartnerView(Schema):
    """Who else can be asked; his phone only while he is on duty."""

    name = fields.String()
    phone = fields.String(allow_none=True)


class CardFaceView(Schema):
    """What a good card tells. `phone` only while its bearer is on duty; `today` is without leave."""

    name = fields.String()
    photo = fields.String(allow_none=True)
    staff_no = fields.String()
    posts = fields.List(fields.String())
    grids = fields.List(fields.String())
    communities = fields.List(fields.String())
    on_duty = fields.Boolean()
    in_grid_now = fields.Boolean()
    today = fields.List(fields.Nested(ShiftView))
    phone = fields.String(allow_none=True)
    partners = fields.List(fields.Nested(PartnerView))
    offers_agency = fields.Boolean()
    services = fields.String()
    hours = fields.String()


class VerifiedView(Schema):
    """What a card is worth now: valid, expired or revoked. Only a valid one has a `face`."""

    standing = fields.Enum(Standing, by_value=True)
    serial = fields.Integer()
    issued_at = fields.AwareDateTime()
    valid_until = fields.AwareDateTime()
    supervision_phone = fields.String()
    face = fields.Nested(CardFaceView, allow_none=True)


def show_verified(verified: Verified) -> dict[str, Any]:
    """Return what the view of a verified card reads."""
    card = verified.card
    return {
        "standing": verified.standing,
        "serial": card.serial,
        "issued_at": card.issued_at,
        "valid_until": card.valid_until,
        "supervision_phone": verified.rules.supervision_phone,
        "face": _face(verified),
    }


def _face(verified: Verified) -> dict[str, Any] | None:
    opened = verified.opened
    if opened is None:
        return None
    shift = opened.bearer.shift_at(verified.at)
    return {
        "name": opened.bearer.name,
        "photo": opened.photo,
        "staff_no": opened.staff_no,
        "posts": sorted({seat.post for seat in opened.card.seats}),
        "grids": opened.places,
        "communities": opened.communities,
        "on_duty": shift is not None,
        "in_grid_now": shift is not None and shift.place == IN_THE_GRID,
        "today": opened.bearer.today,
        "phone": opened.bearer.phone if shift else None,
        "partners": [_partner(each, verified) for each in opened.partners],
        "offers_agency": opened.offers_agency,
        "services": verified.rules.services,
        "hours": verified.rules.hours,
    }


def _partner(partner: Colleague, verified: Verified) -> dict[str, Any]:
    return {"name": partner.name, "phone": partner.phone if partner.shift_at(verified.at) else None}

"""Appointments as people send them."""

from marshmallow import Schema, ValidationError, fields, validate

from services.intake.domain.appointments.appointment import BOOKED_BY, SeatChannel
from services.intake.schemas.cases.forms import CASE_ID, CODE
from services.intake.schemas.cases.told import PHONE
from shared.kernel.checksum import check_character

CURSOR = validate.Length(max=64)
MOST_SEATS = 100


def id_number(number: str) -> None:
    """Refuse an identity number whose last character does not fit the others (GB 11643)."""
    shaped = validate.Regexp(r"\A[0-9]{17}[0-9Xx]\Z", error="身份证号有误")(number)
    if check_character(shaped[:-1]) != shaped[-1].upper():
        raise ValidationError("身份证号有误")


class OpenSlotsForm(Schema):
    """Which slots: the days, the minutes and seats of each, and how many seats a channel may give away."""

    hall = fields.String(required=True, validate=CODE)
    window_group = fields.String(required=True, validate=CODE)
    first = fields.Date(required=True)
    last = fields.Date(required=True)
    minutes = fields.Integer(required=True, strict=True, validate=validate.Range(15, 240))
    capacity = fields.Integer(required=True, strict=True, validate=validate.Range(1, MOST_SEATS))
    quota = fields.Dict(
        keys=fields.Enum(SeatChannel, by_value=True, validate=validate.OneOf(BOOKED_BY)),
        values=fields.Integer(strict=True, validate=validate.Range(0, MOST_SEATS)),
        load_default=dict,
    )


class CloseSlotForm(Schema):
    """Which slot, and why."""

    slot_id = fields.String(required=True, validate=CASE_ID)
    reason = fields.String(required=True, validate=validate.Length(min=2, max=200))


class FindSlotsForm(Schema):
    """From a day to another, at one group of windows or at all of a hall."""

    hall = fields.String(required=True, validate=CODE)
    window_group = fields.String(validate=CODE, load_default=None)
    first = fields.Date(required=True)
    last = fields.Date(required=True)
    cursor = fields.String(load_default="", validate=CURSOR)


class PersonForm(Schema):
    """Who comes, as far as he says it."""

    name = fields.String(validate=validate.Length(min=1, max=40), load_default=None)
    phone = fields.String(validate=PHONE, load_default=None)
    id_number = fields.String(validate=id_number, load_default=None)
    matter = fields.String(validate=CODE, load_default=None)


class BookAppointmentForm(PersonForm):
    """A seat in this slot; `matter` is the code of a service item."""

    slot_id = fields.String(required=True, validate=CASE_ID)
    channel = fields.Enum(SeatChannel, by_value=True, required=True, validate=validate.OneOf(BOOKED_BY))


class TakeTicketForm(PersonForm):
    """A seat for who has come; he need not say who he is."""

    hall = fields.String(required=True, validate=CODE)
    window_group = fields.String(required=True, validate=CODE)


class AppointmentForm(Schema):
    """Which appointment."""

    appointment_id = fields.String(required=True, validate=CASE_ID)


class ServeAppointmentForm(AppointmentForm):
    """Which appointment, and which case followed."""

    case_id = fields.String(validate=CASE_ID, load_default=None)


class MyAppointmentsForm(Schema):
    """From which day on."""

    since = fields.Date(load_default=None)
    cursor = fields.String(load_default="", validate=CURSOR)


class HallAppointmentsForm(Schema):
    """Which hall, and which day."""

    hall = fields.String(required=True, validate=CODE)
    day = fields.Date(required=True)
    cursor = fields.String(load_default="", validate=CURSOR)

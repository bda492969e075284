"""What is shown of slots and appointments. Visitors appear masked, and only to the staff of the hall."""

from typing import Any

from marshmallow import Schema, fields

from services.intake.domain.appointments.appointment import BOOKED_BY, SeatChannel
from services.intake.domain.appointments.slot import Slot
from services.intake.usecases.appointments.seat import Seat


class OpenedSlotsView(Schema):
    """How many slots this wish has opened, and how many were open before."""

    opened = fields.Integer()
    known = fields.Integer()


class SlotView(Schema):
    """When and where, and how many seats each channel has left; nobody who is in it."""

    slot_id = fields.String(attribute="id")
    hall = fields.String(attribute="session.hall")
    hall_title = fields.String(attribute="session.hall_title")
    window_group = fields.String(attribute="session.window_group")
    window_title = fields.String(attribute="session.window_title")
    day = fields.Date(attribute="session.day")
    start = fields.Time(attribute="session.start")
    end = fields.Time(attribute="session.end")
    capacity = fields.Integer()
    free = fields.Function(lambda slot: _free(slot))


class MyAppointmentView(Schema):
    """An appointment as its visitor sees it; `ticket` is what is called out."""

    appointment_id = fields.String(attribute="appointment.id")
    slot_id = fields.String(attribute="slot.id")
    hall_title = fields.String(attribute="slot.session.hall_title")
    window_title = fields.String(attribute="slot.session.window_title")
    day = fields.Date(attribute="slot.session.day")
    start = fields.Time(attribute="slot.session.start")
    end = fields.Time(attribute="slot.session.end")
    state = fields.String(attribute="appointment.state")
    channel = fields.String(attribute="appointment.channel")
    matter = fields.String(attribute="appointment.matter", allow_none=True)
    ticket = fields.Function(lambda seat: _ticket(seat), allow_none=True)
    case_id = fields.String(attribute="appointment.case_id", allow_none=True)


class VisitorView(Schema):
    """Who comes, masked."""

    name = fields.String(attribute="name_label", allow_none=True)
    phone = fields.String(attribute="phone_label", allow_none=True)


class AppointmentView(MyAppointmentView):
    """An appointment as the hall sees it."""

    visitor = fields.Nested(VisitorView, attribute="appointment.visitor")


class HallSlotView(SlotView):
    """A slot with all who are in it."""

    appointments = fields.Method("show_appointments")

    def show_appointments(self, slot: Slot) -> Any:
        """Show every seat that was given."""
        return AppointmentView(many=True).dump([Seat(slot, each) for each in slot.appointments])


def _free(slot: Slot) -> dict[str, int]:
    return {channel.value: slot.free(channel) for channel in (*BOOKED_BY, SeatChannel.WALK_IN)}


def _ticket(seat: Seat) -> str | None:
    """Say a place in the line so that no two of a day read alike: window, time of the slot, number."""
    number, session = seat.appointment.ticket, seat.slot.session
    return f"{session.window_group}{session.start:%H%M}-{number:02d}" if number else None

"""What people and other services may ask of appointments."""

from datetime import date
from typing import Any

from services.intake.domain.appointments.slot import Slot
from services.intake.entrypoints.counter import ANYBODY, COUNTER, DOOR, Counter
from services.intake.schemas.appointments import forms, views
from services.intake.usecases.appointments.book_appointment import Booking, book_appointment
from services.intake.usecases.appointments.cancel_appointment import cancel_appointment
from services.intake.usecases.appointments.check_in import check_in
from services.intake.usecases.appointments.close_slot import close_slot
from services.intake.usecases.appointments.find_slots import Days, find_slots
from services.intake.usecases.appointments.hall_appointments import hall_appointments
from services.intake.usecases.appointments.my_appointments import my_appointments
from services.intake.usecases.appointments.open_slots import OpenedSlots, Pattern, open_slots
from services.intake.usecases.appointments.ports import Halls, Reception, Slots
from services.intake.usecases.appointments.seat import Seat
from services.intake.usecases.appointments.serve_appointment import serve_appointment
from services.intake.usecases.appointments.take_ticket import take_ticket
from services.intake.usecases.cases.know_person import Person
from services.intake.usecases.cases.ports import PersonSeal
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

HALL = (*COUNTER, "section_head")


class AppointmentDoors(Counter):
    """Doors of appointments."""

    slots: Slots
    halls: Halls
    seal: PersonSeal

    @property
    def reception(self) -> Reception:
        return Reception(
            slots=self.slots, halls=self.halls, calendars=self.calendars, seal=self.seal, street=self.street
        )

    @command(forms.OpenSlotsForm, views.OpenedSlotsView, allow=("operator", "section_head"))
    def open_slots(self, command: Command, **wish: Any) -> OpenedSlots:
        """Offer seats at a group of windows on some working days; what is open already stays as it is."""
        return open_slots(self.reception, pattern=Pattern(**wish), command=command)

    @command(forms.CloseSlotForm, views.HallSlotView, allow=("operator", "section_head"))
    def close_slot(self, command: Command, slot_id: str, reason: str) -> Slot:
        """Close a slot before its end; who has booked a seat in it is told that it is given up."""
        return close_slot(self.slots, slot_id, reason=reason, command=command)

    @query(forms.FindSlotsForm, Page(views.SlotView), allow=ANYBODY)
    def find_slots(self, caller: Caller, **wish: Any) -> dict[str, Any]:
        """Show the slots of a hall, earliest first, with the seats that are left; those that are full too."""
        return self._page(find_slots(self.slots, Days(**wish)))

    @command(forms.BookAppointmentForm, views.MyAppointmentView, allow=DOOR)
    def book_appointment(self, command: Command, **wish: Any) -> Seat:
        """Book a seat: a resident on the net, staff for who phones or stands at the window."""
        what = {name: wish.pop(name) for name in ("slot_id", "channel", "matter")}
        booking = Booking(**what, person=Person(**wish))
        return book_appointment(self.reception, booking=booking, command=command)

    @command(forms.AppointmentForm, views.MyAppointmentView, allow=("resident", *HALL))
    def cancel_appointment(self, command: Command, appointment_id: str) -> Seat:
        """Give up a seat before its slot begins."""
        return cancel_appointment(self.slots, appointment_id, command=command)

    @command(forms.AppointmentForm, views.AppointmentView, allow=HALL)
    def check_in(self, command: Command, appointment_id: str) -> Seat:
        """Note that somebody with an appointment has come; answers with his ticket."""
        return check_in(self.slots, appointment_id, command=command)

    @command(forms.ServeAppointmentForm, views.AppointmentView, allow=HALL)
    def serve_appointment(self, command: Command, appointment_id: str, case_id: str | None) -> Seat:
        """Note that it was his turn, and which case followed."""
        return serve_appointment(self.slots, self.cases, appointment_id, case_id=case_id, command=command)

    @command(forms.TakeTicketForm, views.AppointmentView, allow=HALL)
    def take_ticket(self, command: Command, **wish: Any) -> Seat:
        """Give somebody who has just come the next seat of today; he need not say who he is."""
        where = {name: wish.pop(name) for name in ("hall", "window_group", "matter")}
        return take_ticket(self.reception, **where, person=Person(**wish), command=command)

    @query(forms.MyAppointmentsForm, Page(views.MyAppointmentView), allow=("resident",))
    def my_appointments(self, caller: Caller, since: date | None, cursor: str) -> dict[str, Any]:
        """Show what the resident has booked, from today on or from another day."""
        first = since or local_time(clock.now()).date()
        items, following = my_appointments(self.slots, self.seal, since=first, cursor=cursor, caller=caller)
        return {"items": items, "next": following}

    @query(forms.HallAppointmentsForm, Page(views.HallSlotView), allow=HALL)
    def hall_appointments(self, caller: Caller, **wish: Any) -> dict[str, Any]:
        """Show who is expected at a hall on a day and who came, slot by slot."""
        return self._page(
            hall_appointments(self.slots, self.halls, **wish, street=self.street, caller=caller)
        )

    def _page(self, found: tuple[list[Slot], str | None]) -> dict[str, Any]:
        return {"items": found[0], "next": found[1]}

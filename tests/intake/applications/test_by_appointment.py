"""Applications that wait for an appointment: the seat is the applicant's own, and nothing waits for ever."""

from dataclasses import replace

import pytest

from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.appointments.appointment import AppointmentState, SeatChannel
from services.intake.usecases.applications.apply_for_item import apply_for_item
from services.intake.usecases.applications.lose_appointment import lose_appointment
from services.intake.usecases.cases.know_person import Person, know_person
from shared.events.intake_waiting import AppointmentLapsed
from shared.kernel.errors import Conflict, Invalid, NotFound
from tests.intake.appointments.builders import AT_HALF_PAST, a_slot, a_slot_with, a_visitor, an_appointment
from tests.intake.appointments.fakes import FakeSlots
from tests.intake.builders import CLERK, MONDAY, PLAIN, RESIDENT, a_caller, a_command, a_submission, local
from tests.intake.test_usecases import Intake

NEIGHBOUR = a_caller("R0002", "resident")
ZHANG = Person(name="张三", phone="138 0000-5678")
AT_THE_END = local("2026-11-24 10:00")


@pytest.fixture
def intake():
    intake = Intake()
    intake.slots = FakeSlots()
    return intake


def seat_of(intake, who="R0001", **but):
    """Book a seat on Tuesday from 9:30 to 10:00 and return its id."""
    slot, appointment = a_slot(), replace(an_appointment(who), **but)
    slot.book(appointment, no_shows=0, calendar=PLAIN)
    intake.slots.save(slot)
    return appointment.id


def seat_by_phone(intake, person):
    visitor = know_person(intake.seal, "seat", person=person, caller=CLERK)
    return seat_of(intake, id="seat", channel=SeatChannel.PHONE, visitor=visitor)


def apply(intake, seat, command=None, **but):
    return apply_for_item(
        intake.slots,
        intake.cases,
        intake.items,
        intake.calendars,
        intake.desk,
        submission=a_submission(**but),
        appointment_id=seat,
        command=command or a_command(RESIDENT),
    )


def lose(intake, seat):
    lose_appointment(intake.cases, intake.calendars, seat, reason="missed", at=AT_THE_END)


class TestTheSeat:
    def test_it_waits_for_the_slot_of_the_seat(self, intake):
        seat = seat_of(intake)

        application = apply(intake, seat)

        assert (application.state, application.due, application.awaited) == (S.BOOKED, {}, seat)
        assert (application.appointed.since, application.appointed.until) == (AT_HALF_PAST, AT_THE_END)

    def test_without_a_seat_it_lies_at_the_window(self, intake):
        assert apply(intake, None).state is S.RECEIVED

    def test_the_same_wish_is_answered_alike_when_the_seat_is_taken(self, intake):
        seat, command = seat_of(intake), a_command(RESIDENT)
        apply(intake, seat, command)
        slot = intake.slots.with_appointment(seat)
        slot.check_in(seat, at=AT_HALF_PAST)
        intake.slots.save(slot)

        assert apply(intake, seat, command).awaited == seat
        assert len(intake.cases.by_id) == 1

    def test_the_seat_of_somebody_else_is_nobodys(self, intake):
        seat = seat_of(intake)

        with pytest.raises(NotFound):
            apply(intake, seat, a_command(NEIGHBOUR))
        with pytest.raises(Invalid, match="不是该申请人"):
            apply(intake, seat, a_command(CLERK))

    @pytest.mark.parametrize(
        ("phone", "name"), [("+86 13800005678", "章三"), (None, "张三"), ("13800005678", "张三")]
    )
    def test_a_clerk_enters_it_for_who_has_phoned(self, intake, phone, name):
        seat = seat_by_phone(intake, ZHANG)

        assert apply(intake, seat, a_command(CLERK), phone=phone, name=name).awaited == "seat"

    @pytest.mark.parametrize(("phone", "name"), [("13900000000", "张三"), (None, "李四")])
    def test_a_clerk_does_not_enter_it_for_another(self, intake, phone, name):
        with pytest.raises(Invalid):
            apply(intake, seat_by_phone(intake, ZHANG), a_command(CLERK), phone=phone, name=name)

    @pytest.mark.parametrize(
        "state", [each for each in AppointmentState if each is not AppointmentState.BOOKED]
    )
    def test_a_seat_that_is_used_or_given_up_is_no_seat(self, intake, state):
        slot, seat = a_slot_with(state)
        slot.appointments = (replace(slot.appointments[0], visitor=a_visitor("R0001")),)
        intake.slots.save(slot)

        with pytest.raises(Conflict, match="重新预约"):
            apply(intake, seat)

    def test_a_slot_that_is_over_is_no_slot(self, intake):
        with pytest.raises(Conflict, match="重新预约"):
            apply(intake, seat_of(intake), a_command(RESIDENT, at=AT_THE_END))

    def test_a_seat_for_another_item_is_for_that(self, intake):
        assert apply(intake, seat_of(intake, matter="JZ-003")).state is S.BOOKED
        with pytest.raises(Conflict, match="别的事项"):
            apply(intake, seat_of(intake, matter="JZ-001"))


class TestNobodyCame:
    def test_what_waited_for_the_seat_is_left_to_the_window_once(self, intake):
        seat = seat_of(intake)
        waiting, other = apply(intake, seat), apply(intake, seat_of(intake))

        lose(intake, seat)
        lose(intake, seat)

        assert intake.cases.get(waiting.id).state is S.RECEIVED
        assert intake.cases.get(other.id).state is S.BOOKED
        assert [type(each) for each in intake.cases.facts].count(AppointmentLapsed) == 1

    def test_who_was_received_has_nothing_to_lose(self, intake):
        seat = seat_of(intake)
        application = apply(intake, seat)
        kept = intake.cases.get(application.id)
        kept.receive(kept.presented, by=CLERK, at=AT_HALF_PAST, calendar=intake.calendars.current())
        intake.cases.save(kept)

        lose(intake, seat)

        assert intake.cases.get(application.id).due == kept.due

    def test_a_seat_that_nothing_waits_for_changes_nothing(self, intake):
        seat_of(intake, booked_at=MONDAY)

        lose(intake, "unknown")

        assert intake.cases.facts == []

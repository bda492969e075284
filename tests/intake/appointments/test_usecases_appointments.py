"""What can be done about appointments: by whom, once however often it is sent, and with nobody named."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from services.intake.domain.appointments.appointment import AppointmentState, SeatChannel
from services.intake.domain.clocks.calendar_record import CalendarRecord
from services.intake.usecases.appointments.book_appointment import Booking, book_appointment
from services.intake.usecases.appointments.cancel_appointment import cancel_appointment
from services.intake.usecases.appointments.check_in import check_in
from services.intake.usecases.appointments.close_slot import close_slot
from services.intake.usecases.appointments.find_slots import Days, find_slots
from services.intake.usecases.appointments.hall_appointments import hall_appointments
from services.intake.usecases.appointments.my_appointments import my_appointments
from services.intake.usecases.appointments.open_slots import OpenedSlots, Pattern, open_slots
from services.intake.usecases.appointments.ports import Reception
from services.intake.usecases.appointments.serve_appointment import serve_appointment
from services.intake.usecases.appointments.take_ticket import take_ticket
from services.intake.usecases.appointments.turn_slots import turn_slots
from services.intake.usecases.cases.know_person import Person
from shared.events import intake_appointments as facts
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, StaleWrite
from shared.kernel.worktime import ServiceHours
from shared.kernel.workyear import OwnDays, SpecialDay
from shared.plumbing.documents import to_document
from tests.fakes import FakeSealer
from tests.intake.appointments.builders import (
    AT_HALF_PAST,
    ONE_MINUTE_LATE,
    TUESDAY,
    a_slot,
    a_slot_with,
    appointment_rules,
)
from tests.intake.appointments.fakes import FakeHalls, FakeSlots
from tests.intake.builders import (
    CLERK,
    COMMUNITY,
    HEAD,
    RESIDENT,
    REVIEWER,
    STREET,
    a_caller,
    a_command,
    a_year,
    an_application_in,
    local,
    off,
)
from tests.intake.builders import ApplicationState as A
from tests.intake.fakes import FakeCalendars, FakeCases

S, NET, PHONE, WINDOW = AppointmentState, SeatChannel.NET, SeatChannel.PHONE, SeatChannel.WINDOW
OTHER = a_caller("R0002", "resident")
ELSEWHERE = a_caller("C0009", "clerk", "340102997")
OPERATOR = a_caller("op", "operator")
MOTHER = Person(name="欧阳文", phone="13800005678", id_number="11010519491231002x")


def a_calendar(**but):
    record = CalendarRecord.of(2026)
    record.publish(a_year(**but))
    return FakeCalendars(record)


@dataclass
class House:
    """Appointments with nothing real behind them."""

    slots: FakeSlots = field(default_factory=FakeSlots)
    cases: FakeCases = field(default_factory=FakeCases)
    halls: FakeHalls = field(default_factory=lambda: FakeHalls(appointment_rules()))
    calendars: FakeCalendars = field(default_factory=a_calendar)

    @property
    def reception(self):
        return Reception(
            slots=self.slots, halls=self.halls, calendars=self.calendars, seal=FakeSealer(), street=STREET
        )

    def keep(self, slot):
        self.slots.save(slot)
        return slot.id

    def keep_with(self, state, **but):
        slot, id = a_slot_with(state, **but)
        self.slots.save(slot)
        return id

    def book(self, command, slot_id, **but):
        booking = Booking(**{"slot_id": slot_id, "channel": NET, "person": Person(), "matter": None} | but)
        return book_appointment(self.reception, booking=booking, command=command)

    def open(self, command, **but):
        pattern = {"hall": "MGL", "window_group": "A", "first": TUESDAY, "last": TUESDAY, "minutes": 60}
        pattern = Pattern(**pattern | {"capacity": 4, "quota": {}} | but)
        return open_slots(self.reception, pattern=pattern, command=command)

    def ticket(self, command, **but):
        where = {"hall": "MGL", "window_group": "A", "person": Person(), "matter": None} | but
        return take_ticket(self.reception, **where, command=command)


@pytest.fixture
def house():
    return House()


def net(**but):
    return a_command(RESIDENT, **but)


class TestOpening:
    def test_working_days_are_cut_into_slots_and_rest_days_are_left_out(self, house):
        house.calendars = a_calendar(off=off("2026-11-25"))

        opened = house.open(a_command(REVIEWER), last=date(2026, 11, 30))

        days = [slot.session.day.day for slot in house.slots.by_id.values()]
        assert (opened.opened, sorted(set(days))) == (24, [24, 26, 27, 30])
        assert {slot.session.area for slot in house.slots.by_id.values()} == {STREET}

    def test_a_hall_opens_on_the_days_of_its_unit_and_no_other_hall_does(self, house):
        """It works on Saturday morning and rests on Wednesday; from Tuesday to Sunday."""
        morning = SpecialDay(day=date(2026, 11, 28), hours=ServiceHours.parse("09:00-12:00"), name="便民日")
        rest = SpecialDay(day=date(2026, 11, 25), hours=ServiceHours(), name="搬迁")
        house.calendars.own = (OwnDays(unit="WMZX", days=(morning, rest)),)

        house.open(a_command(REVIEWER), last=date(2026, 11, 29))
        house.open(a_command(REVIEWER), last=date(2026, 11, 29), hall="THX")

        opened = {(slot.session.hall, slot.session.day.day) for slot in house.slots.by_id.values()}
        own = {("MGL", day) for day in (24, 26, 27, 28)}
        assert opened == own | {("THX", day) for day in (24, 25, 26, 27)}
        saturday = next(id for id, slot in house.slots.by_id.items() if slot.session.day.day == 28)
        assert house.book(net(), saturday)

    def test_the_same_wish_twice_opens_them_once_and_says_the_same(self, house):
        command = a_command(REVIEWER)

        assert house.open(command) == house.open(command) == OpenedSlots(opened=6, known=0)
        assert house.open(a_command(REVIEWER)) == OpenedSlots(opened=0, known=6)
        assert len(house.slots.facts) == 6

    def test_another_wish_under_the_same_id_is_refused(self, house):
        command = a_command(REVIEWER)
        house.open(command)

        with pytest.raises(Conflict):
            house.open(replace(command, digest="others"), capacity=9)

    @pytest.mark.parametrize(
        ("by", "but", "refusal"),
        [
            (REVIEWER, {"first": date(2026, 11, 22)}, Conflict),
            (REVIEWER, {"first": date(2026, 11, 28), "last": date(2026, 11, 29)}, Conflict),
            (REVIEWER, {"last": date(2026, 11, 23)}, Invalid),
            (REVIEWER, {"last": date(2026, 12, 8)}, Invalid),
            (REVIEWER, {"hall": "XX"}, NotFound),
            (REVIEWER, {"window_group": "X"}, NotFound),
            (a_caller("L9", "section_head", "340102997"), {}, NotAllowed),
            (a_caller("L8", "section_head", COMMUNITY), {}, NotAllowed),
        ],
    )
    def test_it_is_refused_and_nothing_is_open(self, house, by, but, refusal):
        with pytest.raises(refusal):
            house.open(a_command(by), **but)
        assert house.slots.by_id == {}

    def test_an_operator_opens_any_and_a_head_those_of_his_community(self, house):
        house.open(a_command(OPERATOR))
        house.open(a_command(a_caller("L8", "section_head", COMMUNITY)), hall="THX")

        assert {slot.session.area for slot in house.slots.by_id.values()} == {STREET, COMMUNITY}


class TestClosing:
    def close(self, house, slot_id, command):
        return close_slot(house.slots, slot_id, reason="设备检修", command=command)

    @pytest.mark.parametrize("by", [REVIEWER, OPERATOR])
    def test_it_is_closed_once_however_often_it_is_wished(self, house, by):
        id, command = house.keep(a_slot()), a_command(by)
        house.book(net(), id)

        assert self.close(house, id, command) == self.close(house, id, command)
        assert [type(each) for each in house.slots.facts][-2:] == [
            facts.AppointmentCancelled,
            facts.SlotClosed,
        ]
        with pytest.raises(Conflict):
            house.book(a_command(OTHER), id)

    def test_a_hall_of_another_area_is_not_closed(self, house):
        id = house.keep(a_slot())

        with pytest.raises(NotAllowed):
            self.close(house, id, a_command(a_caller("L9", "section_head", "340102997")))
        assert house.slots.get(id).closed_at is None


class TestBooking:
    def test_a_resident_books_on_the_net_and_the_same_wish_is_one_seat(self, house):
        slot, command = house.keep(a_slot()), net()

        first = house.book(command, slot)

        assert house.book(command, slot).appointment == first.appointment
        assert first.appointment.visitor.id == RESIDENT.id
        assert len(house.slots.get(slot).appointments) == 1
        assert [type(each) for each in house.slots.facts] == [facts.SlotOpened, facts.AppointmentBooked]

    def test_who_phones_is_kept_sealed_and_known_again_by_either_number(self, house):
        slot = house.keep(a_slot())
        house.book(a_command(), slot, channel=PHONE, person=MOTHER)
        document = repr(to_document(house.slots.get(slot))) + repr(house.slots.facts)

        assert "欧阳文" not in document
        assert "13800005678" not in document
        assert "11010519491231002" not in document
        assert "138****5678" in document
        for again in (
            Person(name="她", phone=MOTHER.phone),
            Person(name="她", phone="+86 138-0000-5678"),
            Person(name="她", phone="\uff11\uff13800005678"),
            Person(name="她", id_number="11010519491231002X"),
            Person(name="她", id_number="110105 19491231 002x"),
        ):
            with pytest.raises(Conflict, match="已有预约"):
                house.book(a_command(), slot, channel=WINDOW, person=again)

    def test_a_number_that_a_resident_types_does_not_keep_its_owner_out(self, house):
        slot = house.keep(a_slot())
        house.book(net(), slot, person=MOTHER)

        house.book(a_command(), slot, channel=PHONE, person=MOTHER)
        with pytest.raises(Conflict):
            house.book(net(), slot)

    @pytest.mark.parametrize(
        ("by", "channel", "person", "refusal"),
        [
            (RESIDENT, PHONE, MOTHER, NotAllowed),
            (CLERK, NET, MOTHER, NotAllowed),
            (CLERK, PHONE, Person(name="欧阳文"), Invalid),
            (CLERK, WINDOW, Person(phone="13800005678"), Invalid),
        ],
    )
    def test_it_is_refused_and_no_seat_is_taken(self, house, by, channel, person, refusal):
        slot = house.keep(a_slot())

        with pytest.raises(refusal):
            house.book(a_command(by), slot, channel=channel, person=person)
        assert house.slots.get(slot).appointments == ()

    def test_three_times_away_in_ninety_days_leave_him_the_same_day(self, house):
        for day in (1, 2, 3):
            slot = house.keep(a_slot(day=date(2026, 9, day)))
            house.book(net(at=local(f"2026-09-0{day} 08:00")), slot)
        while turn_slots(house.slots, house.calendars, now=local("2026-09-30 10:00")):
            pass
        slot = house.keep(a_slot())

        with pytest.raises(Conflict, match="当日"):
            house.book(net(), slot)
        house.book(net(at=local("2026-11-24 08:00")), slot)
        house.book(a_command(OTHER), slot)

    def test_what_is_longer_ago_is_forgotten(self, house):
        for day in (24, 25, 26):
            slot = house.keep(a_slot(day=date(2026, 8, day)))
            house.book(net(at=local(f"2026-08-{day} 08:00")), slot)
        while turn_slots(house.slots, house.calendars, now=local("2026-09-30 10:00")):
            pass

        with pytest.raises(Conflict, match="当日"):
            house.book(net(at=local("2026-11-22 10:00")), house.keep(a_slot()))
        house.book(net(at=local("2026-11-23 10:00")), house.keep(a_slot()))

    def test_of_two_who_want_the_last_seat_the_slower_one_is_told_that_it_is_gone(self, house):
        slot = house.keep(a_slot(capacity=2))
        slower = house.slots.get(slot)
        house.book(net(), slot)

        house.slots.get = lambda id: slower
        with pytest.raises(StaleWrite):
            house.book(a_command(OTHER), slot)
        del house.slots.get
        with pytest.raises(Conflict, match="约满"):
            house.book(a_command(OTHER), slot)


class TestComing:
    def test_from_the_door_to_the_window_each_step_once(self, house):
        id = house.keep_with(S.BOOKED)
        case = an_application_in(A.RECEIVED)
        house.cases.save(case)
        came = a_command(at=AT_HALF_PAST)
        served = a_command(at=AT_HALF_PAST)

        for _ in range(2):
            assert check_in(house.slots, id, command=came).appointment.ticket == 1
        for _ in range(2):
            seat = serve_appointment(house.slots, house.cases, id, case_id=case.id, command=served)
        assert (seat.appointment.state, seat.appointment.case_id) == (S.SERVED, case.id)
        assert [type(each) for each in house.slots.facts[-2:]] == [facts.VisitorArrived, facts.VisitorServed]

    def test_a_case_that_nobody_knows_is_refused(self, house):
        id = house.keep_with(S.CHECKED_IN)

        with pytest.raises(NotFound):
            serve_appointment(house.slots, house.cases, id, case_id="f" * 32, command=a_command())
        assert house.slots.with_appointment(id).find(id).state is S.CHECKED_IN

    @pytest.mark.parametrize("by", [ELSEWHERE, HEAD])
    def test_staff_of_another_area_touch_nothing_here(self, house, by):
        id = house.keep_with(S.BOOKED)

        with pytest.raises(NotAllowed):
            check_in(house.slots, id, command=a_command(by, at=AT_HALF_PAST))
        with pytest.raises(NotAllowed):
            cancel_appointment(house.slots, id, command=a_command(by))

    def test_a_resident_gives_up_his_own_and_no_other(self, house):
        id, command = house.keep_with(S.BOOKED), net()

        with pytest.raises(NotFound):
            cancel_appointment(house.slots, id, command=a_command(OTHER))
        for _ in range(2):
            assert cancel_appointment(house.slots, id, command=command).appointment.state is S.CANCELLED
        assert house.slots.facts[-1].reason == "visitor"

    def test_nobody_cancels_what_is_not_there(self, house):
        with pytest.raises(NotFound):
            cancel_appointment(house.slots, "f" * 32, command=net())


class TestTickets:
    def test_who_comes_gets_the_slot_under_way_and_then_the_next_that_has_a_seat(self, house):
        house.open(a_command(REVIEWER), capacity=1)
        starts = [house.ticket(a_command(at=AT_HALF_PAST)).slot.session.start.hour for _ in range(6)]

        assert starts == [9, 10, 11, 13, 14, 15]
        with pytest.raises(Conflict, match="取完"):
            house.ticket(a_command(at=AT_HALF_PAST))

    def test_one_wish_is_one_ticket_even_when_its_slot_is_full_by_now(self, house):
        house.open(a_command(REVIEWER), capacity=1)
        command = a_command(at=AT_HALF_PAST)
        first = house.ticket(command)

        assert house.ticket(command) == first
        house.slots.with_appointment = lambda id: None  # the other replica looked just before it was there
        assert house.ticket(command) == first

    def test_nobody_need_have_a_phone_or_a_name(self, house):
        house.keep(a_slot())
        visitor = house.ticket(a_command(at=AT_HALF_PAST)).appointment.visitor

        assert (visitor.id, visitor.name, visitor.phone, visitor.prints) == (None, None, None, ())

    def test_a_hall_of_another_area_gives_none(self, house):
        house.keep(a_slot())
        with pytest.raises(NotAllowed):
            house.ticket(a_command(ELSEWHERE, at=AT_HALF_PAST))


class TestLooking:
    def test_slots_come_page_by_page(self, house, monkeypatch):
        monkeypatch.setattr("services.intake.usecases.appointments.find_slots.A_PAGE", 4)
        house.open(a_command(REVIEWER))
        days = Days(hall="MGL", window_group=None, first=TUESDAY, last=TUESDAY, cursor="")

        first, cursor = find_slots(house.slots, days)
        rest, end = find_slots(house.slots, replace(days, cursor=cursor))

        assert [len(first), len(rest), end] == [4, 2, None]
        assert len({slot.id for slot in (*first, *rest)}) == 6

    def test_a_resident_sees_his_own_and_nobody_elses(self, house):
        slot = house.keep(a_slot())
        house.book(net(), slot)
        house.book(a_command(OTHER), slot)

        def mine(since):
            return my_appointments(house.slots, FakeSealer(), since=since, cursor="", caller=RESIDENT)

        [seat], following = mine(TUESDAY)
        assert (seat.appointment.visitor.id, following) == (RESIDENT.id, None)
        assert mine(date(2026, 11, 25)) == ([], None)

    def test_the_staff_of_a_hall_see_who_is_expected(self, house):
        house.keep_with(S.BOOKED)
        asked = {"hall": "MGL", "day": TUESDAY, "cursor": "", "street": STREET}

        found, _ = hall_appointments(house.slots, house.halls, **asked, caller=CLERK)
        assert [len(slot.appointments) for slot in found] == [1]
        with pytest.raises(NotAllowed):
            hall_appointments(house.slots, house.halls, **asked, caller=ELSEWHERE)


def test_what_time_does_is_done_once_and_by_one(house):
    id = house.keep_with(S.BOOKED)
    house.keep_with(S.CHECKED_IN)

    assert turn_slots(house.slots, house.calendars, now=ONE_MINUTE_LATE) == 1
    assert turn_slots(house.slots, house.calendars, now=ONE_MINUTE_LATE) == 0
    assert house.slots.with_appointment(id).find(id).state is S.NO_SHOW
    assert [type(each) for each in house.slots.facts].count(facts.AppointmentMissed) == 1

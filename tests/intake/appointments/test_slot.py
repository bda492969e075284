"""A slot and its seats: who gets one, who may come when, and what time does by itself."""

from collections import Counter
from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.domain.appointments.appointment import (
    BOOKED_BY,
    AppointmentState,
    KnownPerson,
    SeatChannel,
)
from services.intake.domain.appointments.session import sessions_of_day
from shared.events import intake_appointments as facts
from shared.kernel.calendar import Calendar
from shared.kernel.errors import Conflict, DomainError, Invalid, NotFound
from shared.kernel.worktime import ServiceHours
from shared.kernel.workyear import OwnDays, SpecialDay
from shared.plumbing.documents import from_document, to_document
from tests.intake.appointments.builders import (
    AT_HALF_PAST,
    ONE_MINUTE_LATE,
    TUESDAY,
    a_slot,
    a_slot_with,
    an_appointment,
    book,
    booking_rules,
    walk_in,
)
from tests.intake.builders import CLERK, MONDAY, PLAIN, TUESDAY_OFF, local

S, NET, PHONE, WALK_IN = AppointmentState, SeatChannel.NET, SeatChannel.PHONE, SeatChannel.WALK_IN

ACTIONS = {
    "cancel": lambda slot, id: slot.cancel(id, reason="visitor", at=MONDAY),
    "check in": lambda slot, id: slot.check_in(id, at=AT_HALF_PAST),
    "serve": lambda slot, id: slot.serve(id, CLERK, case_id="c1", at=AT_HALF_PAST),
}
ALLOWED = {
    (S.BOOKED, "cancel"): (S.CANCELLED, facts.AppointmentCancelled),
    (S.BOOKED, "check in"): (S.CHECKED_IN, facts.VisitorArrived),
    (S.CHECKED_IN, "serve"): (S.SERVED, facts.VisitorServed),
}
REFUSED = [(state, action) for state in S for action in ACTIONS if (state, action) not in ALLOWED]


def kept(slot):
    return to_document(slot), slot.happened()


def state(slot, id):
    return slot.find(id).state


def told(slot):
    return [type(each) for each in slot.happened()]


class TestStates:
    def test_every_state_can_be_reached(self):
        assert [state(*a_slot_with(each)) for each in S] == list(S)

    @pytest.mark.parametrize(("before", "action"), ALLOWED, ids=str)
    def test_a_step_leads_to_one_state_and_tells_what_happened(self, before, action):
        slot, id = a_slot_with(before)

        ACTIONS[action](slot, id)

        assert (state(slot, id), told(slot)[-1]) == ALLOWED[before, action]
        assert slot.happened()[-1].appointment_id == id

    @pytest.mark.parametrize(("before", "action"), REFUSED, ids=str)
    def test_any_other_step_is_refused_and_changes_nothing(self, before, action):
        slot, id = a_slot_with(before)
        as_it_was = kept(slot)

        with pytest.raises(Conflict):
            ACTIONS[action](slot, id)
        assert kept(slot) == as_it_was

    @pytest.mark.parametrize("before", [each for each in S if each is not S.BOOKED])
    def test_time_does_nothing_to_what_is_not_booked(self, before):
        slot, _ = a_slot_with(before)
        as_it_was = kept(slot)

        slot.pass_time(now=local("2027-01-01 10:00"), calendar=PLAIN)

        assert (kept(slot), slot.next_turn) == (as_it_was, None)

    @pytest.mark.parametrize("action", ACTIONS)
    def test_nobody_does_anything_with_an_appointment_that_is_not_there(self, action):
        with pytest.raises(NotFound):
            ACTIONS[action](a_slot(), "f" * 32)

    def test_it_is_read_back_as_it_was(self):
        for each in S:
            slot, _ = a_slot_with(each, quota={NET: 3})
            assert from_document(type(slot), to_document(slot)) == slot


class TestClosing:
    def test_every_seat_that_was_booked_is_given_up_and_told(self):
        slot = a_slot()
        ids = [book(slot), book(slot)]
        before = len(slot.happened())

        slot.close("设备检修", at=MONDAY)

        told_then = slot.happened()[before:]
        assert [type(each) for each in told_then] == [facts.AppointmentCancelled] * 2 + [facts.SlotClosed]
        assert {each.reason for each in told_then[:2]} == {"closed"}
        assert [state(slot, id) for id in ids] == [S.CANCELLED] * 2
        assert slot.next_turn is None

    def test_who_is_there_already_is_served_still(self):
        slot, id = a_slot_with(S.CHECKED_IN)

        slot.close("设备检修", at=AT_HALF_PAST)
        slot.serve(id, CLERK, case_id=None, at=AT_HALF_PAST)

        assert state(slot, id) is S.SERVED

    def test_no_seat_is_left_for_anybody(self):
        slot = a_slot()
        slot.close("设备检修", at=MONDAY)
        before = kept(slot)

        assert {slot.free(channel) for channel in SeatChannel} == {0}
        for wish in (book, walk_in):
            with pytest.raises(Conflict, match="关闭"):
                wish(slot)
        assert kept(slot) == before

    @pytest.mark.parametrize("at", [MONDAY, ONE_MINUTE_LATE], ids=["twice", "when it is over"])
    def test_it_is_closed_once_and_not_when_it_is_over(self, at):
        slot = a_slot()
        if at is MONDAY:
            slot.close("设备检修", at=MONDAY)
        before = kept(slot)

        with pytest.raises(Conflict):
            slot.close("设备检修", at=at)
        assert kept(slot) == before


class TestSeats:
    def test_half_of_the_seats_are_never_booked(self):
        slot = a_slot(capacity=7)
        for _ in range(3):
            book(slot)

        with pytest.raises(Conflict, match="约满"):
            book(slot)
        assert slot.free(WALK_IN) == 4

    def test_who_just_comes_gets_any_seat_that_is_left(self):
        slot = a_slot(capacity=3)
        for _ in range(3):
            walk_in(slot)

        with pytest.raises(Conflict, match="约满"):
            walk_in(slot)

    def test_no_channel_gives_away_more_than_its_quota(self):
        slot = a_slot(quota={NET: 1})
        book(slot, channel=NET)

        with pytest.raises(Conflict):
            book(slot, channel=NET)
        book(slot, channel=PHONE)
        assert [slot.free(each) for each in BOOKED_BY] == [0, 3, 3]

    @pytest.mark.parametrize("quota", [{NET: 6}, {WALK_IN: 1}, {NET: -1}])
    def test_a_quota_is_of_what_can_be_booked(self, quota):
        with pytest.raises(Invalid) as refusal:
            a_slot(quota=quota)
        assert set(refusal.value.fields) == {"quota"}

    def test_nobody_has_two_seats_in_one_slot(self):
        slot = a_slot()
        book(slot, "R0001")

        for again in (book, walk_in):
            with pytest.raises(Conflict, match="已有预约"):
                again(slot, "R0001")

    def test_what_was_cancelled_can_be_booked_again_by_the_same_and_by_others(self):
        slot = a_slot(capacity=2)
        id = book(slot, "R0001")
        with pytest.raises(Conflict):
            book(slot)

        slot.cancel(id, reason="visitor", at=MONDAY)

        assert state(slot, book(slot, "R0001")) is S.BOOKED

    def test_people_of_whom_nothing_is_known_are_not_taken_for_one(self):
        slot = a_slot()
        for _ in range(2):
            slot.take_ticket(_nobody(), at=AT_HALF_PAST)

        assert slot.free(WALK_IN) == 8

    def test_the_line_is_in_the_order_in_which_people_came(self):
        slot = a_slot()
        first, second = book(slot), book(slot)
        third = walk_in(slot)
        slot.check_in(second, at=AT_HALF_PAST)
        slot.check_in(first, at=AT_HALF_PAST)

        assert [slot.find(id).ticket for id in (third, second, first)] == [1, 2, 3]


def _nobody():
    return replace(an_appointment(channel=WALK_IN), visitor=KnownPerson())


class Ledger:
    """A slow model that is obviously right: a plain list of who sits where, counted anew for every wish."""

    def __init__(self, capacity, share, quota):
        self.capacity, self.most_booked, self.quota = capacity, capacity - -(-capacity * share // 100), quota
        self.seats = {}

    def take(self, who, channel):
        taken = Counter(channel for _, channel in self.seats.values())
        booked = sum(count for channel, count in taken.items() if channel is not WALK_IN)
        if who in {other for other, _ in self.seats.values()} or len(self.seats) == self.capacity:
            return False
        if channel is WALK_IN:
            return True
        return booked < self.most_booked and taken[channel] < self.quota.get(channel, self.most_booked)


WISHES = st.lists(
    st.tuples(
        st.sampled_from(["take", "take", "take", "leave"]), st.integers(0, 11), st.sampled_from(SeatChannel)
    ),
    max_size=60,
)


@settings(max_examples=200, deadline=None)
@given(capacity=st.integers(1, 8), share=st.integers(0, 100), net=st.integers(0, 4), wishes=WISHES)
def test_whoever_wants_what_in_any_order_the_seats_are_those_of_a_plain_list(capacity, share, net, wishes):
    rules = booking_rules(walk_in_share=share)
    quota = {NET: min(net, rules.bookable(capacity))}
    slot, ledger = a_slot(capacity=capacity, quota=quota, rules=rules), Ledger(capacity, share, quota)
    for wish, person, channel in wishes:
        who = f"person {person}"
        if wish == "take":
            fits = ledger.take(who, channel)
            try:
                id = (walk_in if channel is WALK_IN else book)(
                    slot, who, **{} if channel is WALK_IN else {"channel": channel}
                )
            except Conflict:
                assert not fits
            else:
                assert fits
                ledger.seats[id] = (who, channel)
        else:
            leaving = [id for id, (other, how) in ledger.seats.items() if other == who and how is not WALK_IN]
            for id in leaving:
                slot.cancel(id, reason="visitor", at=MONDAY)
                del ledger.seats[id]
        assert {each.id for each in slot.appointments if each.is_seated} == set(ledger.seats)


class TestBooking:
    @pytest.mark.parametrize(
        ("at", "calendar", "words"),
        [
            (AT_HALF_PAST, PLAIN, "已经开始"),
            (local("2026-11-24 09:31"), PLAIN, "已经开始"),
            (MONDAY, TUESDAY_OFF, "不办公"),
            (local("2026-11-16 23:59"), PLAIN, "7 天以内"),
        ],
    )
    def test_it_is_refused(self, at, calendar, words):
        slot = a_slot()
        as_it_was = kept(slot)

        with pytest.raises(Conflict, match=words):
            book(slot, booked_at=at, calendar=calendar)
        assert kept(slot) == as_it_was

    @pytest.mark.parametrize("at", ["2026-11-17 00:00", "2026-11-24 09:29"])
    def test_it_is_granted_from_a_week_before_until_it_begins(self, at):
        slot = a_slot()
        assert state(slot, book(slot, booked_at=local(at))) is S.BOOKED

    def test_who_stayed_away_three_times_books_for_the_same_day_only(self):
        with pytest.raises(Conflict, match="当日"):
            book(a_slot(), no_shows=3, booked_at=local("2026-11-23 23:59"))
        book(a_slot(), no_shows=2, booked_at=local("2026-11-23 23:59"))
        book(a_slot(), no_shows=3, booked_at=local("2026-11-24 00:00"))


class TestComing:
    @pytest.mark.parametrize("at", ["09:15:00", "10:14:59"])
    def test_one_may_come_a_quarter_of_an_hour_early_or_late(self, at):
        slot, id = a_slot_with(S.BOOKED)

        slot.check_in(id, at=local(f"2026-11-24 {at}"))

        assert state(slot, id) is S.CHECKED_IN

    @pytest.mark.parametrize("at", ["2026-11-24 09:14:59", "2026-11-24 10:15:00", "2026-11-25 09:30"])
    def test_not_earlier_and_not_later(self, at):
        slot, id = a_slot_with(S.BOOKED)

        with pytest.raises(Conflict, match="15 分钟"):
            slot.check_in(id, at=local(at))

    @pytest.mark.parametrize("at", ["2026-11-23 09:30", "2026-11-24 10:00", "2026-11-25 09:30"])
    def test_a_ticket_is_of_today_and_of_a_slot_that_is_not_over(self, at):
        with pytest.raises(Conflict):
            walk_in(a_slot(), at=local(at))

    @pytest.mark.parametrize("at", ["09:30", "12:00"])
    def test_nobody_cancels_what_has_begun(self, at):
        slot, id = a_slot_with(S.BOOKED)

        with pytest.raises(Conflict):
            slot.cancel(id, reason="visitor", at=local(f"2026-11-24 {at}"))

    def test_the_case_that_followed_is_kept(self):
        slot, id = a_slot_with(S.CHECKED_IN)

        slot.serve(id, CLERK, case_id="c1", at=ONE_MINUTE_LATE)

        assert (slot.find(id).case_id, slot.happened()[-1].case_id) == ("c1", "c1")


class TestTime:
    def test_a_day_before_the_visitor_is_reminded_once(self):
        slot = a_slot()
        id = book(slot, booked_at=local("2026-11-20 10:00"))
        assert slot.next_turn == local("2026-11-23 09:30")

        slot.pass_time(now=slot.next_turn, calendar=PLAIN)
        slot.pass_time(now=local("2026-11-24 10:14"), calendar=PLAIN)

        assert told(slot).count(facts.AppointmentReminded) == 1
        assert (state(slot, id), slot.next_turn) == (S.BOOKED, ONE_MINUTE_LATE)

    def test_who_books_on_the_last_day_is_not_reminded_of_what_he_has_just_done(self):
        slot = a_slot()
        book(slot)

        assert slot.next_turn == ONE_MINUTE_LATE

    def test_who_has_not_come_by_the_end_of_the_grace_has_stayed_away(self):
        slot = a_slot()
        away, there = book(slot), book(slot)
        slot.check_in(there, at=AT_HALF_PAST)

        slot.pass_time(now=ONE_MINUTE_LATE, calendar=PLAIN)

        assert (state(slot, away), state(slot, there)) == (S.NO_SHOW, S.CHECKED_IN)
        assert told(slot).count(facts.AppointmentMissed) == 1

    def test_after_an_outage_nobody_is_reminded_of_what_is_over(self):
        slot = a_slot()
        id = book(slot, booked_at=local("2026-11-20 10:00"))

        slot.pass_time(now=local("2026-11-30 10:00"), calendar=PLAIN)

        assert (state(slot, id), facts.AppointmentReminded in told(slot)) == (S.NO_SHOW, False)

    @pytest.mark.parametrize("now", ["2026-11-23 09:30", "2026-11-24 10:15"])
    def test_nobody_stays_away_on_what_became_a_rest_day(self, now):
        slot = a_slot()
        id = book(slot, booked_at=local("2026-11-20 10:00"))

        slot.pass_time(now=local(now), calendar=TUESDAY_OFF)

        assert (state(slot, id), slot.happened()[-1].reason) == (S.CANCELLED, "rest_day")

    def test_nor_on_what_became_a_rest_day_of_the_unit_that_keeps_the_hall_open(self):
        rest = SpecialDay(day=TUESDAY, hours=ServiceHours(), name="停电")
        calendar = replace(PLAIN, own=(OwnDays(unit="WMZX", days=(rest,)),))
        slots = [a_slot(unit="WMZX"), a_slot(unit="GZZX")]
        ids = [book(slot) for slot in slots]

        for slot in slots:
            slot.pass_time(now=local("2026-11-24 10:20"), calendar=calendar)

        assert [state(slot, id) for slot, id in zip(slots, ids, strict=True)] == [S.CANCELLED, S.NO_SHOW]


class TestSessions:
    def test_the_service_hours_are_cut_and_lunch_is_nobodys(self):
        found = list(sessions_of_day(TUESDAY, minutes=60, calendar=PLAIN))

        assert found[0] == (time(9), time(10))
        assert (time(11), time(12)) in found
        assert found[3] == (time(13, 30), time(14, 30))
        assert len(found) == 6  # the half hour from 16:30 is too short

    def test_a_rest_day_has_none_and_a_special_day_its_own(self):
        short = SpecialDay(day=TUESDAY, hours=ServiceHours.parse("09:00-10:00"), name="半天")

        assert list(sessions_of_day(TUESDAY, minutes=30, calendar=TUESDAY_OFF)) == []
        assert len(list(sessions_of_day(TUESDAY, minutes=30, calendar=Calendar(special=(short,))))) == 2


@pytest.mark.parametrize(
    "but",
    [
        {"walk_in_share": 101},
        {"walk_in_share": -1},
        {"days_ahead": -1},
        {"grace_minutes": -1},
        {"most_no_shows": 0},
        {"no_show_days": 0},
        {"remind_hours": 0},
    ],
)
def test_rules_that_make_no_sense_are_refused(but):
    with pytest.raises(DomainError):
        booking_rules(**but)

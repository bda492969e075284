"""Slots as they are remembered: the stand-in and the real store keep the same promises."""

from datetime import date, time

import pytest

from services.intake.domain.appointments.appointment import AppointmentState
from services.intake.store.appointments.halls import DeliveredHalls
from services.intake.store.appointments.slots import MongoSlots
from shared.kernel.errors import NotFound, StaleWrite
from tests.intake.appointments.builders import ONE_MINUTE_LATE, TUESDAY, a_slot, a_slot_with, book
from tests.intake.appointments.fakes import FakeSlots
from tests.intake.builders import PLAIN, local
from tests.shared.queries import explained, watched
from tests.stores import either, real

pytestmark = pytest.mark.database

S = AppointmentState
WEDNESDAY = date(2026, 11, 25)
ALL = {"after": "", "until": "3", "limit": 100}

slots = either(FakeSlots, MongoSlots)
mongo_slots = real(MongoSlots)


def keep(slots, *many):
    for slot in many:
        slots.save(slot)
    return many


def ids(found):
    return [slot.id for slot in found]


def test_a_slot_is_read_back_with_all_who_are_in_it(slots):
    for state in S:
        slot, id = a_slot_with(state, quota={"net": 2})
        slots.save(slot)

        assert slots.get(slot.id) == slot
        assert slots.with_appointment(id) == slot


def test_what_is_not_there_is_not_found(slots):
    assert slots.with_appointment("f" * 32) is None
    with pytest.raises(NotFound):
        slots.get("f" * 32)


def test_of_two_who_save_the_same_slot_one_loses(slots):
    [slot] = keep(slots, a_slot(capacity=2))
    mine, yours = slots.get(slot.id), slots.get(slot.id)
    book(mine)
    book(yours)
    slots.save(mine)

    with pytest.raises(StaleWrite):
        slots.save(yours)
    assert len(slots.get(slot.id).appointments) == 1


def test_a_hall_shows_its_slots_in_the_order_of_time_page_by_page(slots):
    late, early, other = keep(
        slots, a_slot(day=WEDNESDAY), a_slot(start=time(9)), a_slot(start=time(9), window_group="B")
    )
    keep(slots, a_slot(hall="THX"))

    assert ids(slots.of_hall("MGL", None, **ALL)) == [early.id, other.id, late.id]
    assert ids(slots.of_hall("MGL", "A", **ALL)) == [early.id, late.id]
    assert ids(slots.of_hall("MGL", None, **ALL | {"limit": 1})) == [early.id]
    assert ids(slots.of_hall("MGL", None, **ALL | {"after": early.session.place})) == [other.id, late.id]
    assert ids(slots.of_hall("MGL", None, **ALL | {"until": f"{WEDNESDAY}"})) == [early.id, other.id]


def test_a_person_finds_the_slots_in_which_he_is_whatever_became_of_it(slots):
    kept = keep(slots, *(a_slot_with(state, start=time(9, n))[0] for n, state in enumerate(S)))
    keep(slots, a_slot())
    mine = ["print of R0001", "print of nobody"]

    assert ids(slots.of_person(mine, after="", limit=10)) == [slot.id for slot in kept]
    assert ids(slots.of_person(mine, after=kept[1].session.place, limit=1)) == [kept[2].id]
    assert slots.of_person(["print of R0002"], after="", limit=10) == []


def test_only_who_stayed_away_is_counted_and_only_since_a_day(slots):
    keep(slots, *(a_slot_with(state)[0] for state in S), a_slot_with(S.NO_SHOW)[0])
    count = slots.count_missed

    assert count(["print of R0001"], since=TUESDAY, limit=5) == 2
    assert count(["print of R0001"], since=TUESDAY, limit=1) == 1
    assert count(["print of R0001"], since=WEDNESDAY, limit=5) == 0
    assert count(["print of R0002"], since=TUESDAY, limit=5) == 0


def test_a_slot_is_ripe_from_the_moment_at_which_something_falls_due(slots):
    slot, _ = a_slot_with(S.BOOKED)
    keep(slots, slot, a_slot(), a_slot_with(S.CANCELLED)[0])

    assert slots.ripe(local("2026-11-24 10:14"), limit=10) == []
    assert slots.ripe(ONE_MINUTE_LATE, limit=10) == [slot.id]
    slot.pass_time(now=ONE_MINUTE_LATE, calendar=PLAIN)
    slots.save(slot)
    assert slots.ripe(ONE_MINUTE_LATE, limit=10) == []


@pytest.mark.parametrize(
    "ask",
    [
        lambda slots, id: slots.with_appointment(id),
        lambda slots, id: slots.of_hall("MGL", "A", after="2026-11-24T0900", until="2026-11-25", limit=50),
        lambda slots, id: slots.of_person(["print of R0001"], after="2026-11-01", limit=20),
        lambda slots, id: slots.count_missed(["print of R0001"], since=TUESDAY, limit=3),
        lambda slots, id: slots.ripe(ONE_MINUTE_LATE, limit=10),
    ],
    ids=["by appointment", "of a hall", "of a person", "missed", "ripe"],
)
def test_no_question_looks_at_more_than_it_needs(mongo_slots, mongo_uri, ask):
    slot, id = a_slot_with(S.BOOKED)
    slot.appointments += a_slot_with(S.NO_SHOW)[0].appointments
    keep(mongo_slots, slot, *(a_slot(day=WEDNESDAY, start=time(9, n), hall="THX") for n in range(30)))
    with watched(mongo_uri, mongo_slots.collection.database.name) as (database, queries):
        ask(MongoSlots(database), id)
        stages, examined = explained(database, queries.sent[0])

    assert ("COLLSCAN" in stages, examined) == (False, 1)


def test_the_delivered_halls_keep_half_of_the_seats_for_who_just_comes(database):
    halls = DeliveredHalls(database)
    halls.prepare()
    rules = halls.in_force(local("2026-11-24 09:00"))

    assert rules.hall("MGL").window("A").title == "综合窗口"
    assert (rules.booking.walk_in_share, rules.booking.grace_minutes) == (50, 15)
    assert (rules.booking.most_no_shows, rules.booking.no_show_days) == (3, 90)
    for nowhere in (lambda: rules.hall("XX"), lambda: rules.hall("MGL").window("X")):
        with pytest.raises(NotFound):
            nowhere()

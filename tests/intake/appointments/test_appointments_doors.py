"""Appointments at the doors of intake: from the slot that is opened to the ticket that is called."""

from datetime import time, timedelta

import eventlet
import pytest

from services.intake.store.appointments.slots import MongoSlots
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.eventually import eventually
from tests.intake.appointments.builders import a_slot, an_appointment
from tests.intake.counter import a_counter, a_wish

pytestmark = [pytest.mark.broker, pytest.mark.database]

WHO_PHONES = {"name": "欧阳文", "phone": "13800005678", "channel": "phone"}
PATTERN = {"hall": "MGL", "window_group": "A", "minutes": 30, "capacity": 2}


@pytest.fixture(scope="module")
def counter(amqp_uri, mongo, tmp_path_factory):
    with a_counter(amqp_uri, mongo, tmp_path_factory.mktemp("keys")) as counter:
        yield counter


def this_week():
    tomorrow = local_time(clock.now()).date() + timedelta(days=1)
    return {"first": f"{tomorrow}", "last": f"{tomorrow + timedelta(days=6)}"}


@pytest.fixture(scope="module")
def slots(counter):
    """Slots with one seat to book, enough for every test to take one of its own."""
    assert counter.does("reviewer", "open_slots", **PATTERN, **this_week())["opened"] > 0
    return iter(counter.asks("resident", "find_slots", hall="MGL", **this_week())["items"])


@pytest.fixture
def slot(slots):
    return next(slots)["slot_id"]


@pytest.fixture
def expected(counter):
    """An appointment of R0001 for today, whatever the hour: its slot takes the whole day."""
    now = clock.now()
    slot = a_slot(day=local_time(now).date(), start=time(0), end=time(23, 59), hall="TODAY", capacity=3)
    slot.appointments = (an_appointment("R0001", booked_at=now),)
    MongoSlots(counter.database).save(slot)
    return slot.appointments[0].id


def test_a_resident_books_is_told_and_gives_it_up(counter, slot):
    booked = counter.does("resident", "book_appointment", slot_id=slot, channel="net", matter="JZ-003")
    id = booked["appointment_id"]

    assert (booked["state"], booked["hall_title"]) == ("BOOKED", "明光路街道为民服务中心")
    assert counter.hears(slot, "appointment_booked", about="slot")["visitor_id"] == "R0001"
    mine = counter.asks("resident", "my_appointments")["items"]
    assert booked in mine
    with pytest.raises(NotFound):
        counter.does("neighbour", "cancel_appointment", appointment_id=id)
    assert counter.does("resident", "cancel_appointment", appointment_id=id)["state"] == "CANCELLED"
    assert counter.hears(slot, "appointment_cancelled", about="slot")["reason"] == "visitor"


def test_who_has_a_seat_in_a_slot_that_is_closed_is_told_so(counter, slot):
    counter.does("resident", "book_appointment", slot_id=slot, channel="net")
    with pytest.raises(NotAllowed):
        counter.does("clerk", "close_slot", slot_id=slot, reason="设备检修")

    closed = counter.does("reviewer", "close_slot", slot_id=slot, reason="设备检修")

    assert set(closed["free"].values()) == {0}
    assert [each["state"] for each in closed["appointments"]] == ["CANCELLED"]
    assert counter.hears(slot, "appointment_cancelled", about="slot")["reason"] == "closed"
    assert counter.hears(slot, "slot_closed", about="slot")["why"] == "设备检修"
    with pytest.raises(Conflict, match="关闭"):
        counter.does("neighbour", "book_appointment", slot_id=slot, channel="net")


def test_an_application_waits_for_its_seat_and_goes_on_without_it(counter, slot):
    seat = counter.does("resident", "book_appointment", slot_id=slot, channel="net")["appointment_id"]
    wish = {
        "item": "JZ-003",
        "words": "申请临时救助",
        "channel": "website",
        "place": {"household_id": "H00000001"},
    }
    with pytest.raises(NotFound):
        counter.does("neighbour", "submit_application", **wish, appointment_id=seat)
    id = counter.does("resident", "submit_application", **wish, appointment_id=seat)["case_id"]

    counter.does("reviewer", "close_slot", slot_id=slot, reason="设备检修")

    assert counter.hears(id, "appointment_lapsed")["reason"] == "closed"
    assert counter.asks("clerk", "get_case", case_id=id)["state"] == 1


def test_the_same_wish_at_any_replica_is_one_seat(counter, slot):
    wish = {"slot_id": slot, "channel": "net", "command_id": a_wish()}

    answers = [counter.asks("resident", "book_appointment", **wish) for _ in range(4)]

    assert answers == [answers[0]] * 4
    assert len(counter.database["slots"].find_one({"_id": slot})["appointments"]) == 1


def test_of_two_who_want_the_last_seat_at_once_one_is_told_that_it_is_gone(counter, slot):
    def book(who):
        try:
            return counter.does(who, "book_appointment", slot_id=slot, channel="net")["state"]
        except Conflict as refusal:
            return str(refusal)

    pool = eventlet.GreenPool()
    both = [pool.spawn(book, who) for who in ("resident", "neighbour")]

    assert sorted(each.wait() for each in both) == ["BOOKED", "该时段已约满"]


def test_who_phones_is_masked_for_the_hall_and_sealed_in_the_database(counter, slot):
    counter.does("clerk", "book_appointment", slot_id=slot, **WHO_PHONES)
    day = counter.database["slots"].find_one({"_id": slot})["session"]["day"]

    page = counter.asks("clerk", "hall_appointments", hall="MGL", day=day)
    told = eventually(lambda: counter.told_of(slot, about="slot"))
    document = counter.database["slots"].find_one({"_id": slot})

    [seen] = next(each for each in page["items"] if each["slot_id"] == slot)["appointments"]
    assert seen["visitor"] == {"name": "欧阳*", "phone": "138****5678"}
    for secret in ("欧阳文", "13800005678"):
        assert secret not in repr((page, told, document))


def test_from_the_door_of_the_hall_to_the_window(counter, expected):
    came = counter.does("clerk", "check_in", appointment_id=expected)
    ticket = counter.does("clerk", "take_ticket", hall="TODAY", window_group="A")
    served = counter.does("clerk", "serve_appointment", appointment_id=expected)

    assert (came["ticket"], ticket["ticket"]) == ("A0000-01", "A0000-02")
    assert (ticket["state"], ticket["channel"], served["state"]) == ("CHECKED_IN", "walk_in", "SERVED")
    with pytest.raises(Conflict):
        counter.does("clerk", "check_in", appointment_id=expected)


@pytest.mark.parametrize(
    ("who", "door", "words", "refusal"),
    [
        ("resident", "open_slots", PATTERN, NotAllowed),
        ("reviewer", "open_slots", PATTERN | {"minutes": 5}, Invalid),
        ("reviewer", "open_slots", PATTERN | {"quota": {"walk_in": 1}}, Invalid),
        ("reviewer", "open_slots", PATTERN | {"hall": "XX"}, NotFound),
        ("reviewer", "open_slots", PATTERN | {"last": "2099-12-31"}, Invalid),
        ("resident", "book_appointment", {"slot_id": "f" * 32, "channel": "net"}, NotFound),
        ("resident", "book_appointment", {"slot_id": "f" * 32, "channel": "walk_in"}, Invalid),
        ("clerk", "book_appointment", WHO_PHONES | {"slot_id": "f" * 32, "id_number": "1" * 18}, Invalid),
        ("resident", "check_in", {"appointment_id": "f" * 32}, NotAllowed),
        ("resident", "take_ticket", {"hall": "MGL", "window_group": "A"}, NotAllowed),
        ("worker", "serve_appointment", {"appointment_id": "f" * 32}, NotAllowed),
        ("clerk", "serve_appointment", {"appointment_id": "f" * 32}, NotFound),
    ],
)
def test_what_is_refused_changes_nothing(counter, who, door, words, refusal):
    before = counter.remembers()
    if door == "open_slots":
        words = this_week() | words

    with pytest.raises(refusal):
        counter.does(who, door, **words)
    assert counter.remembers() == before

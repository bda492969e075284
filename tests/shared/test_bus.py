"""What the bus promises a listener, against a real broker."""

import pytest

from shared.events.intake import CaseClosed, CaseSigned
from shared.kernel.errors import Conflict, NotFound
from shared.plumbing import trail
from shared.plumbing.bus import heard, listeners_of, listens
from shared.plumbing.codec import unwrap
from tests.eventually import eventually
from tests.house import SHORT, House, a_name, raw, signed

pytestmark = pytest.mark.broker


ANOTHER = {
    "type": "intake.case_closed",
    "data": {"case_id": "case-1", "outcome": "solved", "closed_at": "2026-11-23T12:00:00+08:00"},
}


def an_ear(behave, **options):
    """Return a service that hears of signed cases, and the name of its queue."""

    class Ear:
        name = a_name()

        @listens(CaseSigned, **options)
        def on_case_signed(self, event):
            behave(event)

    return Ear, f"{Ear.name}.on.intake.case_signed"


def stumbling(heard_events, times):
    """Return a behaviour that fails so many times, and then succeeds."""

    def behave(event):
        heard_events.append(event)
        if len(heard_events) <= times:
            raise ConnectionError("the database is away")

    return behave


def is_dead(house, queue):
    return eventually(lambda: house.take(f"{queue}.dead"))


def test_an_event_is_heard_and_its_letter_is_gone(house):
    events = []
    ear, queue = an_ear(events.append)
    container = house.run(ear)

    house.post(signed())

    eventually(lambda: events)
    container.stop()
    assert events == [unwrap(signed())]
    assert house.ready(queue) == house.ready(f"{queue}.dead") == 0


def test_a_handler_may_ask_for_the_envelope_and_goes_on_on_its_trail(house):
    told = []
    ear, _ = an_ear(lambda event: told.append((heard(), trail.current())))
    house.run(ear)
    envelope = signed(7)

    house.post(envelope)

    [(told_envelope, told_trail)] = eventually(lambda: told)
    assert told_envelope == envelope
    assert told_trail.correlation == envelope["correlationid"]
    assert told_trail.causation == "intake.case_signed:case-1:7"


def test_outside_of_a_listener_nothing_is_heard():
    with pytest.raises(LookupError):
        heard()


def test_a_handler_that_stumbles_is_asked_again_and_again(house):
    events = []
    ear, queue = an_ear(stumbling(events, times=2))
    house.run(ear)

    house.post(signed())

    eventually(lambda: len(events) == 3)
    assert house.ready(f"{queue}.dead") == 0


def test_what_no_try_could_help_is_dead_and_says_why(house):
    events = []
    ear, queue = an_ear(stumbling(events, times=99))
    house.run(ear)

    house.post(signed())

    headers = is_dead(house, queue).headers
    assert len(events) == 1 + len(SHORT)
    assert headers["try"] == 1 + len(SHORT)
    assert headers["origin-queue"] == queue
    assert "ConnectionError: the database is away" in headers["error"]


def test_a_refusal_is_final(house):
    events = []

    def refuse(event):
        events.append(event)
        raise Conflict("the case is closed")

    ear, queue = an_ear(refuse)
    house.run(ear)

    house.post(signed())

    assert "the case is closed" in is_dead(house, queue).headers["error"]
    assert len(events) == 1


def test_a_refusal_that_time_may_mend_climbs_the_ladder(house):
    events = []

    def miss_once(event):
        events.append(event)
        if len(events) == 1:
            raise NotFound("no such case yet")

    ear, _ = an_ear(miss_once, waits_for=(NotFound,))
    house.run(ear)

    house.post(signed())

    eventually(lambda: len(events) == 2)


@pytest.mark.parametrize(
    ("flaw", "why"),
    [
        (ANOTHER, "lies in"),
        ({"data": {"case_id": "case-1"}}, "worker_id"),
        ({"specversion": "2.0"}, "not a CloudEvent"),
        ({"sequence": "first"}, "sequence"),
    ],
)
def test_a_letter_that_breaks_its_contract_is_dead_at_once_and_not_heard(house, flaw, why):
    events = []
    ear, queue = an_ear(events.append)
    house.run(ear)

    house.put(queue, signed() | flaw)

    message = is_dead(house, queue)
    assert why in message.headers["error"]
    assert message.headers["try"] == 1
    assert events == []


@pytest.mark.parametrize(
    "letter",
    [
        {"body": b"{", "content_type": "application/json"},
        {"body": b"\xff\xfe", "content_type": "application/json"},
        {"body": b"\x80\x04.", "content_type": "application/x-python-serialize"},
        {"body": b"null", "content_type": "application/json"},
    ],
    ids=["broken", "not UTF-8", "pickled", "nothing"],
)
def test_a_letter_that_cannot_be_read_is_dead_at_once(house, letter):
    events = []
    ear, queue = an_ear(events.append)
    house.run(ear)

    house.put(queue, **letter)
    house.post(signed())

    assert raw(is_dead(house, queue)) == letter["body"]
    eventually(lambda: len(events) == 1)


def test_an_event_of_a_later_release_waits_for_that_release(house):
    ear, queue = an_ear(lambda event: None)
    house.run(ear)

    house.put(queue, signed() | {"type": "intake.case_teleported"})

    message = is_dead(house, queue)
    assert message.headers["try"] == 1 + len(SHORT)
    assert "UnknownEvent" in message.headers["error"]


def test_headers_of_strangers_are_kept_and_nonsense_in_ours_does_no_harm(house):
    ear, queue = an_ear(stumbling([], times=99))
    house.run(ear)

    house.post(signed(), headers={"try": "often", "theirs": 7}, message_id="m1", correlation_id="c1")

    message = is_dead(house, queue)
    assert message.headers["theirs"] == 7
    assert message.headers["try"] == 1 + len(SHORT)
    assert (message.properties["message_id"], message.properties["correlation_id"]) == ("m1", "c1")


def test_a_letter_that_ends_its_reader_every_time_is_dead_by_the_broker(house):
    ear, queue = an_ear(lambda event: None)
    house.run(ear).kill()
    house.post(signed())

    eventually(lambda: house.hand_back(queue) is None)

    assert is_dead(house, queue).headers["x-first-death-reason"] == "delivery_limit"


def test_a_listener_is_named_after_what_it_hears(amqp_uri):
    class Ear:
        name = a_name()

        @listens(CaseSigned)
        def hear(self, event):
            pass

    with pytest.raises(TypeError, match=r"Ear\.hear listens to intake\.case_signed: call it on_case_signed"):
        House(amqp_uri).run(Ear)


def test_a_service_tells_what_it_listens_to():
    class Ear:
        @listens(CaseSigned)
        def on_case_signed(self, event):
            pass

        @listens(CaseClosed)
        def on_case_closed(self, event):
            pass

    queues = {listener.queue_in("ear", {}).name for listener in listeners_of(Ear)}

    assert queues == {"ear.on.intake.case_signed", "ear.on.intake.case_closed"}

"""What a publisher promises, against a real broker."""

import time

import eventlet
import pytest
from amqp import PreconditionFailed
from kombu import Exchange, Queue

from shared.plumbing import metrics
from shared.plumbing.publisher import ConfirmedPublisher, Outcome, PublishFailed, Sending, Unroutable
from tests.house import a_name, body_of

pytestmark = pytest.mark.broker

LETTER = {"who": "网格员"}


@pytest.fixture
def publisher(wire):
    publisher = ConfirmedPublisher(wire.uri, seconds=0.5)
    yield publisher
    publisher.close()


@pytest.fixture
def queue(house):
    queue = Queue(a_name(), durable=True)
    house.declare(queue)
    return queue.name


def to(queue, body=LETTER):
    return Sending(body=body, exchange="", routing_key=queue)


def test_a_letter_lies_safely_in_its_queue_with_all_that_was_written_on_it(publisher, house, queue):
    publisher.publish(
        LETTER, exchange="", routing_key=queue, headers={"try": 1}, message_id="m1", correlation_id="c1"
    )

    message = house.take(queue)
    assert body_of(message) == LETTER
    assert message.properties == {
        "content_type": "application/json",
        "content_encoding": "utf-8",
        "application_headers": {"try": 1},
        "delivery_mode": 2,
        "message_id": "m1",
        "correlation_id": "c1",
    }


def test_bytes_go_as_they_are(publisher, house, queue):
    publisher.publish(b"\xff\x00", exchange="", routing_key=queue, content_type="application/x-odd")

    assert house.take(queue).body == b"\xff\x00"


def test_a_letter_that_no_queue_takes_is_refused(publisher):
    with pytest.raises(Unroutable, match="no queue takes 'nobody'"):
        publisher.publish(LETTER, exchange="", routing_key="nobody")


def test_a_letter_that_need_not_be_heard_may_have_no_queue(publisher):
    publisher.publish(LETTER, exchange="", routing_key="nobody", mandatory=False)


def test_an_exchange_that_does_not_exist_is_a_failure_and_the_next_letter_gets_through(publisher, queue):
    with pytest.raises(PublishFailed, match="no exchange 'nowhere'"):
        publisher.publish(LETTER, exchange="nowhere", routing_key=queue)

    publisher.publish(LETTER, exchange="", routing_key=queue)


def test_an_exchange_is_looked_for_and_a_broker_that_does_not_say_is_a_failure(publisher, wire, house):
    assert publisher.has(Exchange(house.an_exchange()))
    assert not publisher.has(Exchange(a_name()))

    wire.hold()
    with pytest.raises(PublishFailed):
        publisher.has(Exchange("amq.topic"))


def test_a_full_queue_is_a_failure(publisher, house):
    full = Queue(a_name(), queue_arguments={"x-max-length": 1, "x-overflow": "reject-publish"})
    house.declare(full)

    assert publisher.publish_all([to(full.name)] * 2) == [Outcome.CONFIRMED, Outcome.REFUSED]
    with pytest.raises(PublishFailed, match="refused"):
        publisher.publish(LETTER, exchange="", routing_key=full.name)


def test_a_silent_broker_keeps_nobody_longer_than_the_limit(publisher, wire, queue):
    publisher.publish(LETTER, exchange="", routing_key=queue)
    wire.hold()
    started = time.monotonic()

    callers = [eventlet.spawn(_failure_of, publisher, queue) for _ in range(12)]

    assert {caller.wait() for caller in callers} == {PublishFailed}
    assert time.monotonic() - started < 1.5
    wire.release()
    publisher.publish(LETTER, exchange="", routing_key=queue)


def _failure_of(publisher, queue):
    try:
        publisher.publish(LETTER, exchange="", routing_key=queue)
    except Exception as failure:
        return type(failure)


def test_how_long_publishing_took_is_measured_with_what_became_of_it(publisher, wire, queue):
    before = {outcome: measured(outcome) for outcome in ("ok", "PublishFailed")}

    publisher.send(to(queue))
    wire.hold()
    with pytest.raises(PublishFailed):
        publisher.send(to(queue))
    wire.release()

    assert measured("ok")["count"] == before["ok"]["count"] + 1
    failed = {part: measured("PublishFailed")[part] - before["PublishFailed"][part] for part in PARTS}
    assert failed["count"] == 1
    assert failed["sum"] == pytest.approx(0.5, abs=0.4)  # the limit of this publisher, on a machine at work


PARTS = ("count", "sum")


def measured(outcome):
    found = {
        part: metrics.REGISTRY.get_sample_value(f"publish_seconds_{part}", {"outcome": outcome})
        for part in PARTS
    }
    return {part: value or 0 for part, value in found.items()}


def test_lines_that_died_while_idle_are_replaced_unnoticed(publisher, wire, house, queue):
    publisher.publish(LETTER, exchange="", routing_key=queue)
    wire.cut()

    publisher.publish(LETTER, exchange="", routing_key=queue)

    assert house.ready(queue) == 2


@pytest.mark.filterwarnings("ignore")  # amqp warns, and then connects anew, where its transport is gone
def test_giving_back_the_lines_opens_no_others(publisher, wire, queue):
    publisher.publish(LETTER, exchange="", routing_key=queue)
    publisher.close()

    publisher.publish(LETTER, exchange="", routing_key=queue)

    assert wire.connections == 2


def test_a_letter_cut_short_by_its_callers_own_deadline_leaves_no_answer_behind(publisher, wire, queue):
    publisher.publish(LETTER, exchange="", routing_key=queue)
    wire.hold("down")
    with pytest.raises(eventlet.Timeout), eventlet.Timeout(0.1):
        publisher.publish(LETTER, exchange="", routing_key=queue)
    wire.release()

    with pytest.raises(Unroutable):
        publisher.publish(LETTER, exchange="", routing_key="nobody")


def test_many_callers_share_a_few_lines(publisher, wire, house, queue):
    callers = [eventlet.spawn(publisher.publish, LETTER, exchange="", routing_key=queue) for _ in range(40)]
    for caller in callers:
        caller.wait()

    assert house.ready(queue) == 40
    assert wire.connections <= 4


def test_of_many_letters_each_has_its_own_outcome_and_the_order_is_kept(publisher, house, queue):
    sendings = [to(queue, {"n": n}) if n % 3 else to("nobody") for n in range(30)]

    outcomes = publisher.publish_all(sendings)

    assert outcomes == [Outcome.CONFIRMED if n % 3 else Outcome.UNROUTABLE for n in range(30)]
    assert [body_of(house.take(queue))["n"] for _ in range(20)] == [n for n in range(30) if n % 3]


def test_what_was_confirmed_before_the_broker_fell_silent_is_known(publisher, wire, queue):
    publisher.publish(LETTER, exchange="", routing_key=queue)
    wire.hold_after(100_000, "up")

    outcomes = publisher.publish_all([to(queue), to(queue, b"x" * 1_000_000), to(queue)])

    assert outcomes == [Outcome.CONFIRMED, Outcome.UNCONFIRMED, Outcome.UNCONFIRMED]


def test_nothing_to_send_needs_no_broker():
    assert ConfirmedPublisher("amqp://127.0.0.1:1/").publish_all([]) == []


def test_a_broker_that_is_away_is_told_at_once(publisher, wire):
    wire.go_away()
    started = time.monotonic()
    with pytest.raises(PublishFailed):
        publisher.publish(LETTER, exchange="", routing_key="any")
    assert time.monotonic() - started < 0.4


def test_declaring_something_else_under_a_known_name_is_loud(publisher, queue):
    with pytest.raises(PreconditionFailed):
        publisher.declare(Queue(queue, Exchange(""), durable=False))

"""What the consumer promises while connections, brokers and services come and go."""

import time

import eventlet
import pytest
from kombu import Queue
from nameko.containers import ServiceContainer

from shared.events.intake import CaseClosed, CaseSigned
from shared.plumbing.bus import listens
from shared.plumbing.codec import wrap
from shared.plumbing.consumer import CannotListen
from shared.plumbing.trail import Trail
from tests.eventually import eventually
from tests.house import NOON, a_name, signed

pytestmark = pytest.mark.broker


class Handler:
    """A handler that takes its time: it begins, and ends when the test says so."""

    def __init__(self):
        self.begun, self.ended, self.may_end = 0, 0, eventlet.Event()

    def __call__(self, event):
        self.begun += 1
        self.may_end.wait()
        self.ended += 1


def closed():
    """Return another fact about the case."""
    event = CaseClosed(case_id="case-1", outcome="solved", closed_at=NOON)
    return wrap(event, about_id="case-1", sequence=2, at=NOON, trail=Trail())


def an_ear(behave):
    class Ear:
        name = a_name()

        @listens(CaseSigned)
        def on_case_signed(self, event):
            behave(event)

        @listens(CaseClosed)
        def on_case_closed(self, event):
            pass

    return Ear, f"{Ear.name}.on.intake.case_signed"


def test_a_slow_listener_leaves_workers_to_the_others(house):
    slow, heard = Handler(), []

    class Ear:
        name = a_name()

        @listens(CaseSigned)
        def on_case_signed(self, event):
            slow(event)

        @listens(CaseClosed)
        def on_case_closed(self, event):
            heard.append(event)

    house.run(Ear, max_workers=4)
    for _ in range(10):
        house.post(signed())
    eventually(lambda: slow.begun == 2)

    house.post(closed())

    eventually(lambda: heard)
    assert slow.begun == 2
    slow.may_end.send()
    eventually(lambda: slow.ended == 10)


def test_one_worker_is_enough_for_a_listener(house):
    handler = Handler()
    ear, _ = an_ear(handler)
    house.run(ear, max_workers=1)

    handler.may_end.send()
    house.post(signed())

    eventually(lambda: handler.ended)


def test_stopping_waits_for_what_is_in_hand_and_acknowledges_it(house):
    handler = Handler()
    ear, queue = an_ear(handler)
    container = house.run(ear)
    house.post(signed())
    eventually(lambda: handler.begun)

    stopping = eventlet.spawn(container.stop)
    with pytest.raises(eventlet.Timeout), eventlet.Timeout(1):  # an idle service takes half of that
        stopping.wait()
    handler.may_end.send()
    stopping.wait()

    assert handler.ended == 1
    assert house.ready(queue) == 0


def test_a_delivery_whose_connection_broke_comes_again_and_the_service_lives(house, wire):
    handler = Handler()
    ear, queue = an_ear(handler)
    container = house.run(ear, AMQP_URI=wire.uri)
    house.post(signed())
    eventually(lambda: handler.begun == 1)

    wire.cut()
    eventually(lambda: handler.begun == 2)
    handler.may_end.send()

    eventually(lambda: handler.ended == 2)
    container.stop()
    assert house.ready(queue) == 0


def test_an_acknowledgement_into_a_broken_socket_is_no_reason_to_die(house, wire):
    handler = Handler()
    ear, queue = an_ear(handler)
    container = house.run(ear, AMQP_URI=wire.uri)
    house.post(signed())
    eventually(lambda: handler.begun == 1)

    handler.may_end.send()
    wire.cut()

    eventually(lambda: handler.ended == 2)
    container.stop()
    assert house.ready(queue) == 0


def test_a_service_stops_although_the_broker_is_away(house, wire):
    ear, _ = an_ear(lambda event: None)
    container = house.run(ear, AMQP_URI=wire.uri)
    wire.go_away()

    with eventlet.Timeout(5):
        container.stop()


def test_a_service_stops_although_the_broker_never_answered(wire):
    ear, _ = an_ear(lambda event: None)
    container = ServiceContainer(ear, {"AMQP_URI": wire.uri})
    wire.hold()
    starting = eventlet.spawn(container.start)
    eventually(lambda: wire.connections)

    with eventlet.Timeout(5):
        container.stop()
        starting.wait()
        container.wait()


def test_a_consumer_is_back_soon_after_the_broker(house, wire):
    events = []
    ear, _ = an_ear(events.append)
    house.run(ear, AMQP_URI=wire.uri)

    wire.cut()
    started = time.monotonic()
    house.post(signed())

    eventually(lambda: events)
    assert time.monotonic() - started < 3


def test_a_queue_with_other_arguments_ends_the_service_with_the_reason(house):
    ear, queue = an_ear(lambda event: None)
    house.declare(Queue(queue, durable=True))
    container = house.run(ear)

    with pytest.raises(CannotListen, match="inequivalent arg"), eventlet.Timeout(5):
        container.wait()

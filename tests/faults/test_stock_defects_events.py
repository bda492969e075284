"""The defects of the stack on the side of events: each shown on stock nameko, and mended on ours.

The numbers are those of docs/reliability.md. A test that fails for `stock` is good news: the defect has gone,
and so may our remedy.
"""

from functools import partial

import eventlet
import pytest
from kombu import Connection, Exchange, Producer, Queue
from nameko.amqp.publish import Publisher
from nameko.events import event_handler

from shared.events.intake import CaseSigned
from shared.plumbing.bus import listens
from shared.plumbing.consumer import CannotListen
from shared.plumbing.publisher import ConfirmedPublisher, PublishFailed, Unroutable
from tests.eventually import eventually
from tests.house import House, a_name, signed
from tests.wire import Wire

pytestmark = pytest.mark.broker

STOCK, OURS = "stock", "ours"
both = pytest.mark.parametrize("side", [STOCK, OURS])


@pytest.fixture
def house(amqp_uri):
    with House(amqp_uri) as house:
        yield house


@pytest.fixture
def wire(amqp_uri):
    with Wire(amqp_uri) as wire:
        yield wire


def an_ear(side, behave):
    """Return a service that hears of signed cases, and the name of its queue."""
    listening = listens(CaseSigned) if side == OURS else event_handler("intake", "case_signed")

    class Ear:
        name = a_name()

        @listening
        def on_case_signed(self, event):
            behave()

    ours, stock = f"{Ear.name}.on.intake.case_signed", f"evt-intake-case_signed--{Ear.name}.on_case_signed"
    return Ear, ours if side == OURS else stock


def run(side, house, service, queue, **config):
    return house.run(service, **config) if side == OURS else house.run_stock(service, queue, **config)


def does_not_end(call, seconds):
    """Tell whether a call is still under way after so many seconds."""
    calling = eventlet.spawn(call)  # stock cannot be interrupted: a timeout would not return either
    with eventlet.Timeout(seconds, False):
        calling.wait()
        return False
    return True


def has_died(container):
    return container._died.ready()


@both
def test_b1_an_event_whose_handler_fails_is_lost(side, house):
    tries = []

    def fail():
        tries.append(1)
        raise ConnectionError

    ear, queue = an_ear(side, fail)
    container = run(side, house, ear, queue, RETRY_DELAYS_MS=[1000])
    house.post(signed())
    eventually(lambda: tries)
    container.stop()

    if side == STOCK:
        assert house.ready(queue) == 0
    else:
        eventually(lambda: house.ready(queue) == 1)


@both
def test_b2_an_event_that_no_queue_takes_is_accepted_and_gone(side, house):
    exchange = house.an_exchange()
    stock = Publisher(house.uri)
    publish = partial(
        stock.publish if side == STOCK else house.publisher.publish,
        {},
        exchange=exchange,
        routing_key="case_signed",
    )

    if side == STOCK:
        publish()
    else:
        with pytest.raises(Unroutable):
            publish()

    late = Queue(a_name(), Exchange(exchange, type="topic", durable=True), routing_key="#", durable=True)
    house.declare(late)
    assert house.ready(late.name) == 0  # gone, on either side; ours was told so, and keeps it in its outbox
    publish()
    eventually(lambda: house.ready(late.name) == 1)


@both
def test_b3_a_letter_that_cannot_be_read_is_acknowledged_and_gone(side, house):
    ear, queue = an_ear(side, lambda: None)
    container = run(side, house, ear, queue)
    house.put(queue, b"{", content_type="application/json")

    if side == STOCK:
        eventually(lambda: house.ready(queue) == 0)
        container.stop()
        assert house.ready(queue) == 0
    else:
        assert eventually(lambda: house.take(f"{queue}.dead"))


@both
def test_b4_a_handler_that_is_cut_short_makes_the_service_deaf(side, house):
    begun = []

    def cut_short():
        begun.append(1)
        with eventlet.Timeout(0.01):
            eventlet.sleep(1)

    ear, queue = an_ear(side, cut_short)
    container = run(side, house, ear, queue, max_workers=1, RETRY_DELAYS_MS=[60_000])
    house.post(signed(1))
    house.post(signed(2))

    if side == STOCK:
        assert does_not_end(lambda: eventually(lambda: len(begun) == 2), seconds=2)
        assert house.ready(queue) == 1
        assert not has_died(container)
    else:
        eventually(lambda: len(begun) == 2)


@both
def test_b5_stopping_closes_the_connection_under_running_handlers(side, house):
    begun, may_end = [], eventlet.Event()

    def work():
        begun.append(1)
        may_end.wait()

    ear, queue = an_ear(side, work)
    container = run(side, house, ear, queue)
    house.post(signed())
    eventually(lambda: begun)
    stopping = eventlet.spawn(container.stop)

    handed_to_another = eventually_or_not(lambda: house.ready(queue) == 1, seconds=4)
    may_end.send()
    stopping.wait()

    assert handed_to_another is (side == STOCK)


def eventually_or_not(look, seconds):
    """Tell whether something happens within so many seconds."""
    return not does_not_end(lambda: eventually(look, seconds=60), seconds)


@both
def test_b6_publishing_to_a_silent_broker_never_ends(side, house, wire):
    queue = Queue(a_name(), durable=True)
    house.declare(queue)
    if side == STOCK:
        publish = Publisher(wire.uri).publish
        options = {"exchange": None, "routing_key": queue.name, "mandatory": True}
    else:
        publish = ConfirmedPublisher(wire.uri, seconds=0.5).publish
        options = {"exchange": "", "routing_key": queue.name}
    publish({}, **options)
    wire.hold()

    def publish_and_fail():
        with pytest.raises(PublishFailed):
            publish({}, **options)

    assert does_not_end(publish_and_fail, seconds=2) is (side == STOCK)


@both
def test_b7_the_confirm_of_one_letter_is_taken_for_that_of_another(side, house, wire):
    queue = Queue(a_name(), durable=True)
    house.declare(queue)
    publish = publishing(side, wire, queue.name)
    publish("first")
    wire.hold("down")
    with pytest.raises((TimeoutError, PublishFailed)):
        publish("whose confirm comes late")
    eventually(lambda: house.ready(queue.name) == 2)

    wire.hold("up")
    second = eventlet.spawn(publish, "which never arrives")
    eventlet.sleep(0)
    wire.release("down")

    if side == STOCK:
        second.wait()  # content, although the letter is still on the road
    else:
        with pytest.raises(PublishFailed):
            second.wait()
    wire.cut()
    assert house.ready(queue.name) == 2


def publishing(side, wire, queue):
    """Return how a side publishes to a queue and waits half a second for the confirm."""
    if side == OURS:
        publisher = ConfirmedPublisher(wire.uri, seconds=0.5)
        return lambda text: publisher.publish({"text": text}, exchange="", routing_key=queue)
    connection = Connection(wire.uri, transport_options={"confirm_publish": True})
    producer = Producer(connection.channel())
    return lambda text: producer.publish({"text": text}, routing_key=queue, confirm_timeout=0.5)


@both
def test_b10_an_acknowledgement_into_a_broken_socket_takes_the_service_down(side, house, wire):
    begun = []

    def lose_the_connection():
        begun.append(1)
        if len(begun) == 1:
            wire.cut()

    ear, queue = an_ear(side, lose_the_connection)
    container = run(side, house, ear, queue, AMQP_URI=wire.uri)
    house.post(signed())

    if side == STOCK:
        with pytest.raises(ConnectionError), eventlet.Timeout(5):
            container.wait()
    else:
        eventually(lambda: len(begun) == 2)
        assert not has_died(container)


@both
def test_b12_a_queue_with_other_arguments_makes_the_service_deaf_and_nobody_notices(side, house):
    ear, queue = an_ear(side, lambda: None)
    house.declare(Queue(queue, durable=True, queue_arguments={"x-max-length": 7}))

    def run_and_die():
        with pytest.raises(CannotListen):
            run(side, house, ear, queue).wait()

    assert does_not_end(run_and_die, seconds=2) is (side == STOCK)

"""What the ladder promises: letters wait longer each time, and come back to whom they are for."""

import time

import pytest
from amqp import PreconditionFailed
from kombu import Queue

from shared.plumbing import ladder
from tests.eventually import eventually
from tests.house import a_name, body_of

pytestmark = pytest.mark.broker


@pytest.fixture
def queue(house):
    name = f"{a_name()}.on.intake.case_signed"
    queue = ladder.work_queue(name, publisher="intake", routing_key="case_signed")
    house.declare(queue, ladder.dead_queue(queue.name), *map(ladder.retry_queue, (200, 400)))
    return queue.name


def test_waiting_grows_from_a_second_to_half_an_hour():
    assert ladder.delays_of({}) == (1_000, 5_000, 30_000, 300_000, 1_800_000)


def test_a_letter_comes_back_to_its_own_queue_after_its_time(house, queue):
    started = time.monotonic()

    house.publisher.publish({"n": 1}, exchange="aside.200ms", routing_key=queue)
    message = eventually(lambda: house.take(queue))

    assert body_of(message) == {"n": 1}
    assert time.monotonic() - started >= 0.2


def test_nobody_waits_for_the_slow(house, queue):
    house.publisher.publish({"n": "slow"}, exchange="aside.400ms", routing_key=queue)
    house.publisher.publish({"n": "quick"}, exchange="aside.200ms", routing_key=queue)

    first, second = (body_of(eventually(lambda: house.take(queue))) for _ in range(2))

    assert (first["n"], second["n"]) == ("quick", "slow")


def test_what_a_queue_rejects_is_dead(house, queue):
    house.put(queue, {"n": 1})

    house.reject(queue)

    assert eventually(lambda: house.take(f"{queue}.dead"))


def test_the_whole_topology_may_be_declared_again(house, queue, amqp_uri):
    again = ladder.work_queue(queue, publisher="intake", routing_key="case_signed")

    names = [
        entity.name
        for entity in ladder.declare_topology(amqp_uri, [again], publishers=["intake"], delays=(200, 400))
    ]

    assert names == ["intake.events", "retry.200ms", "retry.400ms", f"{queue}.dead", queue]


def test_a_queue_that_is_there_with_other_arguments_stops_the_deploy(house, amqp_uri):
    name = f"{a_name()}.on.intake.case_signed"
    house.declare(Queue(name, durable=True))
    ours = ladder.work_queue(name, publisher="intake", routing_key="case_signed")

    with pytest.raises(PreconditionFailed):
        ladder.declare_topology(amqp_uri, [ours], publishers=["intake"], delays=(200,))

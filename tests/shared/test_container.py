"""How a service starts, does one thing at a time, and ends."""

import json
import logging
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import eventlet
import pytest
from nameko.extensions import DependencyProvider, SharedExtension
from nameko.timer import timer

from shared.kernel.errors import Conflict, StaleWrite, Unavailable
from shared.plumbing import metrics, trail
from shared.plumbing.client import Client
from shared.plumbing.container import SETTLING_MAY_TAKE, Container
from shared.plumbing.handling import TRIES
from shared.plumbing.logs import JsonFormatter
from shared.plumbing.publisher import ConfirmedPublisher
from shared.plumbing.refusals import Unexpected
from shared.plumbing.rpc import answers
from tests.eventually import eventually
from tests.house import a_name
from tests.shared.running import delete_queue, running
from tests.wire import Wire

pytestmark = pytest.mark.broker


class Memory(SharedExtension):
    """Stands for the database: it may be away, and says so."""

    away = False
    set_up = 0

    def ready(self):
        if type(self).away:
            raise ConnectionError

    def setup(self):
        type(self).set_up += 1


class Things(DependencyProvider):
    memory = Memory()
    broken = False

    def get_dependency(self, worker_ctx):
        if type(self).broken:
            raise ConnectionError
        return []


class Slow(DependencyProvider):
    """A store that takes its time to get ready."""

    is_ready = False

    def start(self):
        eventlet.sleep(0.5)
        self.is_ready = True

    def get_dependency(self, worker_ctx):
        return self.is_ready


class Early:
    """A service that would act as soon as it is there."""

    name = "early"
    store_is_ready = Slow()
    seen = []  # noqa: RUF012 - one list for all workers

    @timer(interval=60, eager=True)
    def tick(self):
        self.seen.append(self.store_is_ready)

    @answers
    def ask(self):
        self.seen.append(self.store_is_ready)
        return self.store_is_ready


class Desk:
    name = "desk"
    things = Things()
    asked = 0
    behave = None
    ticks = ()

    @answers
    def work(self, seconds):
        eventlet.sleep(seconds)
        return "done"

    @answers
    def trip(self):
        raise eventlet.Timeout(0.001)

    @answers
    def save(self, stale):
        type(self).asked += 1
        if type(self).asked <= stale:
            raise StaleWrite("case 13800000000")
        return type(self).asked

    @answers
    def refuse(self, phone):
        raise Conflict(f"{phone} is taken")

    @answers
    def stumble(self, phone):
        raise KeyError(phone)

    @answers
    def where(self):
        return trail.current().told()

    @timer(interval=0.05, eager=True)
    def tick(self):
        type(self).ticks = (*type(self).ticks, trail.current().correlation)


@pytest.fixture
def config(amqp_uri):
    Memory.away = Things.broken = False
    Memory.set_up = Desk.asked = 0
    Desk.ticks = ()
    return {"AMQP_URI": amqp_uri, "HANDLER_TIMEOUT": 0.5, "HEALTH_ADDRESS": "127.0.0.1:0"}


@pytest.fixture
def desk(config):
    with running(Desk, config):
        client = Client(config["AMQP_URI"], "")
        yield client.desk
        client.close()


@contextmanager
def being_started(service, config):
    """Begin to start a service that has to wait."""
    container = Container(service, config)
    start = eventlet.spawn(container.start)
    yield container, start
    container.stop()
    delete_queue(config["AMQP_URI"], f"rpc-{service.name}")


def ready(container):
    try:
        with urlopen(f"http://{container.window.address}/health/ready", timeout=5) as answer:
            return json.load(answer)
    except HTTPError as refusal:
        return json.load(refusal)


class Lines(logging.Handler):
    def __init__(self):
        super().__init__()
        self.told = []
        self.setFormatter(JsonFormatter())

    def emit(self, record):
        self.told.append(self.format(record))


@pytest.fixture
def lines():
    """The lines that are written while the test runs, as text."""
    handler, logger = Lines(), logging.getLogger("shared.plumbing.handling")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield handler.told
    logger.removeHandler(handler)


def lines_of(lines, method):
    return [line for line in map(json.loads, lines) if line["method"] == method]


def test_a_handler_is_cut_short_at_its_deadline_and_the_next_one_served(desk):
    began = time.monotonic()
    with pytest.raises(Unavailable):
        desk.work(seconds=30)

    assert time.monotonic() - began < 2
    assert desk.work(seconds=0) == "done"


def test_more_hanging_handlers_than_workers_do_not_stop_a_service(desk):
    pool = eventlet.GreenPool()
    cut = [pool.spawn(desk.work, seconds=30) for _ in range(12)]
    for each in cut:
        with pytest.raises(Unavailable):
            each.wait()

    assert desk.work(seconds=0) == "done"


def test_a_timeout_that_escapes_a_handler_is_answered(desk):
    began = time.monotonic()
    with pytest.raises(Unavailable):
        desk.trip()

    assert time.monotonic() - began < 2


def test_a_stale_write_is_tried_again_in_place(desk):
    assert desk.save(stale=TRIES - 1) == TRIES


def test_a_write_that_stays_stale_is_given_up_without_naming_it(desk):
    with pytest.raises(StaleWrite) as refusal:
        desk.save(stale=TRIES)

    assert "13800000000" not in str(refusal.value)
    assert Desk.asked == TRIES


def test_a_bug_reaches_the_caller_as_an_id_and_nothing_else(desk, lines):
    with pytest.raises(Unexpected) as bug:
        desk.stumble(phone="13800000000")

    [line] = lines_of(lines, "stumble")
    assert "13800000000" not in str(bug.value)
    assert "KeyError" not in str(bug.value)
    assert line["correlationid"] in str(bug.value)
    assert line["level"] == "ERROR"
    assert line["error"] == "KeyError"


def test_each_handler_writes_one_line_without_what_was_said(desk, lines):
    with pytest.raises(Conflict, match="13800000000 is taken"):
        desk.refuse(phone="13800000000")

    [line] = lines_of(lines, "refuse")
    assert line["outcome"] == "Conflict"
    assert line["service"] == "desk"
    assert line["ms"] >= 0
    assert not [line for line in lines if "13800000000" in line]


def test_each_handler_is_measured_by_its_outcome(desk):
    def count(outcome):
        labels = {"service": "desk", "method": "refuse", "kind": "rpc", "outcome": outcome}
        return metrics.REGISTRY.get_sample_value("handler_seconds_count", labels) or 0

    before = count("Conflict")
    with pytest.raises(Conflict):
        desk.refuse(phone="1")

    assert count("Conflict") == before + 1
    assert metrics.REGISTRY.get_sample_value("handlers_in_flight", {"service": "desk"}) == 0


def test_a_call_goes_on_on_the_trail_of_its_caller(desk):
    mine = trail.Trail()
    trail.follow(mine)

    told = desk.where()

    assert told["correlationid"] == mine.correlation
    assert told["causationid"].startswith("desk.where.")
    assert told["traceparent"] == mine.traceparent


def test_each_tick_of_a_timer_begins_its_own_trail(desk):
    eventually(lambda: len(Desk.ticks) >= 3)

    assert len(set(Desk.ticks)) == len(Desk.ticks)


def test_a_dependency_that_cannot_be_handed_over_fails_the_call_and_not_the_service(desk):
    Things.broken = True
    with pytest.raises(Unexpected):
        desk.where()
    Things.broken = False

    assert desk.where()


@pytest.mark.parametrize("poison", [7, "text", [1, 2], {"a": 1}], ids=str)
def test_a_spoilt_header_does_not_take_the_service_down(desk, config, poison):
    publisher = ConfirmedPublisher(config["AMQP_URI"])
    publisher.publish(
        {"args": [], "kwargs": {"stale": 0}},
        exchange="nameko-rpc",
        routing_key="desk.save",
        headers={"nameko.call_id_stack": poison},
    )
    publisher.close()

    assert eventually(lambda: Desk.asked)
    assert desk.work(seconds=0) == "done"


def test_a_service_waits_for_its_broker_and_says_so(config, amqp_uri):
    with Wire(amqp_uri) as wire:
        wire.hold()
        config["AMQP_URI"] = wire.uri
        with being_started(Desk, config) as (container, start):
            report = eventually(lambda: container.window and ready(container))
            assert report["phase"] == "starting"
            assert set(report["away"]) == {"broker"}
            assert Memory.set_up == 0

            wire.release()
            start.wait()
            assert eventually(lambda: ready(container)["ready"])


def test_a_service_waits_for_what_its_extensions_need(config):
    Memory.away = True
    with being_started(Desk, config) as (container, start):
        assert set(eventually(lambda: container.window and ready(container))["away"]) == {"database"}

        Memory.away = False
        start.wait()
        assert eventually(lambda: ready(container)["ready"])


def test_a_service_that_waits_ends_promptly(config):
    Memory.away = True
    with being_started(Desk, config) as (container, start):
        eventually(lambda: container.window)
        began = time.monotonic()
        container.stop()
        start.wait()
        container.wait()

    assert time.monotonic() - began < 3
    assert Memory.set_up == 0


def test_a_service_outlives_its_broker_and_says_so(config, amqp_uri):
    with Wire(amqp_uri) as wire, running(Desk, config | {"AMQP_URI": wire.uri}) as container:
        wire.hold()
        wire.cut()
        assert eventually(lambda: "broker" in ready(container)["away"])
        assert ready(container)["phase"] == "running"

        wire.release()
        assert eventually(lambda: ready(container)["ready"])
        client = Client(amqp_uri, "")
        assert client.desk.work(seconds=0) == "done"
        client.close()


def test_a_service_ends_although_its_broker_has_gone(config, amqp_uri):
    with Wire(amqp_uri) as wire, running(Desk, config | {"AMQP_URI": wire.uri}) as container:
        wire.hold()
        wire.cut()
        eventually(lambda: "broker" in ready(container)["away"])
        began = time.monotonic()
        container.stop()
        took = time.monotonic() - began
        wire.release()

    assert took < SETTLING_MAY_TAKE


def test_what_is_in_hand_is_finished_before_the_end(config):
    with running(Desk, config) as container:
        client = Client(config["AMQP_URI"], "")
        call = eventlet.spawn(client.desk.work, seconds=0.4)
        eventually(lambda: container._worker_threads)
        container.stop()

        assert call.wait() == "done"
        client.close()


def test_an_unpatched_process_is_told_so_at_once(amqp_uri):
    program = f"""
from shared.plumbing.container import SETTLING_MAY_TAKE, Container
Container(type("Desk", (), {{"name": "desk"}}), {{"AMQP_URI": {amqp_uri!r}}})
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=20)

    assert "nameko run" in ended.stderr.splitlines()[-1]


SERVICE = """
AMQP_URI: amqp://guest:guest@127.0.0.1:1//
SERVICE_CONTAINER_CLS: shared.plumbing.container.Container
LOGGING:
  version: 1
  formatters: {json: {"()": shared.plumbing.logs.JsonFormatter}}
  handlers: {out: {class: logging.StreamHandler, formatter: json, stream: ext://sys.stdout}}
  root: {handlers: [out], level: INFO}
"""


def test_nameko_run_ends_on_sigterm_while_the_broker_is_away(tmp_path):
    (tmp_path / "config.yml").write_text(SERVICE)
    (tmp_path / "waiting.py").write_text(
        "from nameko.rpc import rpc\nclass Waiting:\n    name = 'waiting'\n    @rpc\n    def x(self): ...\n"
    )
    service = subprocess.Popen(
        [Path(sys.executable).with_name("nameko"), "run", "--config", "config.yml", "waiting"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": os.getcwd(), "PYTHONWARNINGS": "ignore"},
        stdout=subprocess.PIPE,
        text=True,
    )
    with service:
        assert any('"need": "broker"' in line for line in service.stdout)
        service.send_signal(signal.SIGTERM)

        assert service.wait(timeout=5) == 0


def test_being_told_to_end_twice_is_no_worse_than_once(config):
    class Ticking(Desk):
        @timer(interval=0.05)
        def tick(self):
            pass

    with running(Ticking, config) as container:
        ends = [eventlet.spawn(container.stop) for _ in range(2)]
        for end in ends:
            end.wait()

        container.wait()  # raises what a broken extension raised


def test_nobody_is_let_in_before_every_store_is_ready(house):
    Early.seen.clear()
    service = type("Early", (Early,), {"name": a_name()})

    house.run(service)

    assert Client(house.uri, "").call(f"{service.name}.ask") is True
    eventually(lambda: len(Early.seen) == 2)
    assert Early.seen == [True, True]

"""The defects of the stack on the asking and answering side: each shown on stock nameko, and mended on ours.

The numbers are those of docs/reliability.md. A test that fails for `stock` is good news: the defect has gone,
and our remedy may go too.
"""

import subprocess
import sys
import time
import tomllib
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import eventlet
import pytest
from kombu import Connection, Exchange, Queue
from nameko.containers import ServiceContainer
from nameko.events import EventDispatcher
from nameko.rpc import RpcProxy, rpc
from nameko.standalone.rpc import ClusterRpcProxy

from shared.plumbing import metrics
from shared.plumbing.client import Client, TimedRpcProxy
from shared.plumbing.container import Container
from shared.plumbing.publisher import ConfirmedPublisher
from shared.plumbing.rpc import answers
from tests.eventually import eventually
from tests.shared.running import delete_queue, running
from tests.wire import Wire

ROOT = Path(__file__).parents[2]
STOCK = SimpleNamespace(name="stock", container=ServiceContainer, rpc=rpc, proxy=RpcProxy)
OURS = SimpleNamespace(
    name="ours", container=Container, rpc=answers, proxy=lambda service: TimedRpcProxy(service, timeout=0.5)
)

both = pytest.mark.parametrize("side", [STOCK, OURS], ids=lambda side: side.name)
broker = pytest.mark.broker


def a_name():
    return f"fault{uuid4().hex[:8]}"


def is_dead(container):
    """Tell whether a service went down by itself."""
    return container._died.ready()


def answers_within(call, seconds):
    with eventlet.Timeout(seconds, False):
        return call()


@broker
@both
def test_b8_calls_that_are_never_answered_do_not_use_up_the_service(side, amqp_uri):
    class Front:
        name = a_name()
        absent = side.proxy("absent")

        @side.rpc
        def ask(self):
            return self.absent.anything()

        @side.rpc
        def ping(self):
            return "pong"

    config = {"AMQP_URI": amqp_uri, "max_workers": 2}
    with Connection(amqp_uri) as connection:
        exchange = Exchange("nameko-rpc", type="topic", durable=True)
        Queue("rpc-absent", exchange, routing_key="absent.*")(connection.default_channel).declare()
    publisher, client = ConfirmedPublisher(amqp_uri), Client(amqp_uri, "", timeout=3)
    with running(Front, config, container_class=side.container, patience=1) as container:
        for _ in range(2):
            publisher.publish(
                {"args": [], "kwargs": {}}, exchange="nameko-rpc", routing_key=f"{Front.name}.ask"
            )
        answer = answers_within(lambda: client.call(f"{Front.name}.ping"), 2)
        ended = answers_within(lambda: container.stop() or "ended", 2)
    delete_queue(amqp_uri, "rpc-absent")

    assert (answer, ended) == (("pong", "ended") if side is OURS else (None, None))


@broker
@both
def test_b9_a_reply_that_cannot_be_sent_does_not_end_the_service(side, amqp_uri):
    done = []
    exchange = Exchange(a_name(), type="topic", durable=True)
    go_on = eventlet.event.Event()

    class Back:
        name = a_name()

        @side.rpc
        def work(self):
            done.append(1)
            go_on.wait()

    config = {"AMQP_URI": amqp_uri, "rpc_exchange": exchange.name}
    publisher = ConfirmedPublisher(amqp_uri)
    request = {"exchange": exchange.name, "routing_key": f"{Back.name}.work", "reply_to": str(uuid4())}
    with running(Back, config, container_class=side.container) as container:
        publisher.publish({"args": [], "kwargs": {}}, **request)
        eventually(lambda: done)
        with Connection(amqp_uri) as connection:
            exchange(connection.default_channel).delete()
        go_on.send()

        assert eventually(lambda: is_dead(container) or len(done) > 1)
        assert is_dead(container) is (side is STOCK)


@broker
@both
def test_b11_a_handler_that_does_not_let_go_does_not_end_the_service(side, amqp_uri):
    ran = []

    class Hog:
        name = a_name()

        @side.rpc
        def work(self):
            ran.append(1)
            until = time.monotonic() + (6 if len(ran) == 1 else 0)
            while time.monotonic() < until:  # no heartbeat goes out meanwhile
                pass

    publisher = ConfirmedPublisher(amqp_uri)
    with running(Hog, {"AMQP_URI": amqp_uri, "HEARTBEAT": 1}, container_class=side.container) as container:
        publisher.publish({"args": [], "kwargs": {}}, exchange="nameko-rpc", routing_key=f"{Hog.name}.work")

        assert eventually(lambda: is_dead(container) or len(ran) == 2)
        assert is_dead(container) is (side is STOCK)
        stall = metrics.REGISTRY.get_sample_value("hub_stall_seconds", {"service": Hog.name})
        assert side is STOCK or stall > 3


@contextmanager
def nobody_at(wire):
    """Let every connection fail at once, as when there is no broker."""

    def refuse():
        while True:
            wire.cut()
            eventlet.sleep(0.02)

    wire.hold()
    refusing = eventlet.spawn(refuse)
    yield
    refusing.kill()
    wire.release()
    wire.cut()


@broker
@both
def test_b13_a_program_goes_on_calling_when_its_broker_is_back(side, amqp_uri):
    asked = []

    class Back:
        name = a_name()

        @side.rpc
        def work(self):
            asked.append(1)
            eventlet.sleep(1 if len(asked) == 1 else 0)
            return "done"

    with Wire(amqp_uri) as wire, running(Back, {"AMQP_URI": amqp_uri}, container_class=side.container):
        if side is STOCK:
            proxy = ClusterRpcProxy({"AMQP_URI": wire.uri}, timeout=2).start()
            ask = proxy[Back.name].work
        else:
            ask = partial(Client(wire.uri, "", timeout=2).call, f"{Back.name}.work")
        interrupted = eventlet.spawn(safely, ask)
        eventually(lambda: asked)
        with nobody_at(wire):
            interrupted.wait()

        assert [safely(ask) for _ in range(3)] == (["done"] * 3 if side is OURS else [None] * 3)


def safely(call):
    """Return what the call returns, or None when it fails."""
    try:
        return call()
    except Exception:
        return None


@broker
@both
def test_b14_a_service_waits_for_its_broker(side, amqp_uri):
    class Back:
        name = a_name()
        dispatch = EventDispatcher()

        @side.rpc
        def work(self):
            return "done"

    with Wire(amqp_uri) as wire:
        container = side.container(Back, {"AMQP_URI": wire.uri})
        with nobody_at(wire):
            starting = eventlet.spawn(safely, lambda: container.start() or "started")
            early = answers_within(starting.wait, 4)
        running_now = side is OURS and starting.wait()
        answer = running_now and Client(amqp_uri, "").call(f"{Back.name}.work")
        container.kill() if side is STOCK else container.stop()
    delete_queue(amqp_uri, f"rpc-{Back.name}")

    assert early is None
    assert starting.dead
    assert answer == ("done" if side is OURS else False)


UNPATCHED = """
from nameko.containers import ServiceContainer
from nameko.rpc import rpc
from shared.plumbing.container import Container
class Back:
    name = "unpatched"
    @rpc
    def ping(self): ...
container = {container}(Back, {{"AMQP_URI": {uri!r}}})
container.start()
print("started")
"""


@broker
@both
def test_b16_a_service_that_was_not_patched_does_not_hang(side, amqp_uri):
    program = UNPATCHED.format(container=side.container.__name__, uri=amqp_uri)
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", program],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        ended = process.wait(timeout=4)
    except subprocess.TimeoutExpired:
        ended = None
    finally:
        process.kill()
        said = process.communicate()[0]
        delete_queue(amqp_uri, "rpc-unpatched")

    assert said == b""
    assert ended == (1 if side is OURS else None)


@both
def test_b15_the_command_nameko_needs_what_new_setuptools_have_not(side):
    hidden = "sys.modules['pkg_resources'] = None; " if side is STOCK else ""
    program = f"import sys; {hidden}import nameko.cli.main"

    ended = subprocess.run([sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True)

    assert ("pkg_resources" in ended.stderr) is (side is STOCK)
    assert (ended.returncode == 0) is (side is OURS)
    pinned = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    assert f"setuptools=={version('setuptools')}" in pinned

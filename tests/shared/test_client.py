"""What the asking sides of RPC promise."""

import subprocess
import sys
import time

import eventlet
import pytest

from shared.kernel.errors import Conflict, Invalid, Unavailable
from shared.plumbing import trail
from shared.plumbing.client import Client, TimedRpcProxy
from shared.plumbing.container import Container
from shared.plumbing.rpc import answers
from tests.eventually import eventually
from tests.shared.running import running
from tests.wire import Wire

pytestmark = pytest.mark.broker


class Back:
    name = "back"
    heard = ()

    @answers
    def save(self, command_id):
        type(self).heard = (*self.heard, command_id)
        return self.heard.count(command_id)

    @answers
    def wait(self, seconds):
        eventlet.sleep(seconds)
        return seconds

    @answers
    def refuse(self):
        raise Conflict("no", {"field": ["taken"]})

    @answers
    def where(self):
        return trail.current().told()


class Front:
    name = "front"
    back = TimedRpcProxy("back", timeout=0.5)
    nobody = TimedRpcProxy("nobody", timeout=0.5)

    @answers
    def save(self, command_id):
        return self.back.save(command_id=command_id)

    @answers
    def wait(self, seconds):
        return self.back.wait(seconds=seconds)

    @answers
    def refuse(self):
        return self.back.refuse()

    @answers
    def where(self):
        return {"mine": trail.current().told(), "theirs": self.back.where()}

    @answers
    def call_nobody(self):
        return self.nobody.anything()


@pytest.fixture(scope="module")
def services(amqp_uri):
    config = {"AMQP_URI": amqp_uri}
    with running(Back, config), running(Front, config) as front:
        yield front


@pytest.fixture
def wire(amqp_uri, services):
    Back.heard = ()
    with Wire(amqp_uri) as wire:
        yield wire


@pytest.fixture
def client(wire):
    client = Client(wire.uri, "a token", timeout=1)
    yield client
    client.close()


def took(call, *args, **words):
    """Return what the call raised, and after how many seconds."""
    began = time.monotonic()
    with pytest.raises(Unavailable) as failure:
        call(*args, **words)
    return failure.value, time.monotonic() - began


def test_a_door_may_be_named_in_two_ways(client):
    assert client.back.save(command_id="a") == 1
    assert client.call("back.save", command_id="b") == 1


def test_many_ask_at_once_over_few_wires(client, wire):
    pool = eventlet.GreenPool(8)
    calls = [pool.spawn(client.back.save, command_id=str(number)) for number in range(100)]

    assert [call.wait() for call in calls] == [1] * 100
    assert wire.connections <= 8


THREADS = """
from concurrent.futures import ThreadPoolExecutor
from shared.plumbing.client import Client
client = Client({uri!r}, "")
with ThreadPoolExecutor(8) as pool:
    print(sum(pool.map(lambda number: client.back.save(command_id=f"thread-{{number}}"), range(50))))
client.close()
"""


def test_real_threads_may_ask_too(amqp_uri, services):
    program = [sys.executable, "-W", "ignore", "-c", THREADS.format(uri=amqp_uri)]

    ran = subprocess.run(program, capture_output=True, text=True, timeout=30)

    assert ran.stdout.strip() == "50", ran.stderr


def test_one_who_does_not_answer_is_not_waited_for(client):
    failure, seconds = took(client.back.wait, seconds=3)

    assert "back.wait" in str(failure)
    assert 0.9 < seconds < 2
    assert client.back.save(command_id="next") == 1


def test_a_service_that_is_not_there_is_told_at_once(client):
    failure, seconds = took(client.nobody.anything)

    assert "nobody is not there" in str(failure)
    assert seconds < 0.9


def test_a_lost_connection_is_not_noticed(client, wire):
    client.back.save(command_id="a")
    wire.cut()

    assert client.back.save(command_id="b") == 1


def test_a_call_cut_off_in_the_middle_is_made_again_under_the_same_command_id(client, wire):
    client.back.save(command_id="warm")
    wire.hold("down")
    call = eventlet.spawn(client.back.save, command_id="a")
    eventually(lambda: "a" in Back.heard)
    wire.cut()
    wire.release()

    assert call.wait() == 2
    assert Back.heard == ("warm", "a", "a")


def test_a_silent_broker_keeps_nobody_longer_than_the_limit(client, wire):
    client.back.save(command_id="a")
    wire.hold()

    _, seconds = took(client.back.save, command_id="b")

    assert seconds < 2
    wire.release()
    wire.cut()
    assert client.back.save(command_id="c") == 1


def test_a_broker_that_is_silent_before_the_first_word_keeps_nobody_longer_either(client, wire):
    wire.hold()  # no wire is there yet: the time goes into connecting

    _, seconds = took(client.back.save, command_id="a")

    assert seconds < 2
    wire.release()
    assert client.back.save(command_id="b") == 1


def test_a_call_that_was_cut_late_does_not_get_more_time_to_connect(client, wire):
    client.back.save(command_id="warm")
    eventlet.spawn_after(0.8, wire.hold)
    eventlet.spawn_after(0.8, wire.cut)

    _, seconds = took(client.back.wait, seconds=30)

    assert seconds < 2


def test_a_broker_that_is_away_is_told_at_once():
    _, seconds = took(Client("amqp://guest:guest@127.0.0.1:1//", "").back.save, command_id="a")

    assert seconds < 1


def test_a_refusal_is_the_kernels_own(client):
    with pytest.raises(Conflict) as refusal:
        client.back.refuse()

    assert refusal.value.fields == {"field": ["taken"]}


def test_ten_megabytes_are_refused_before_the_broker_hangs_up(client, wire):
    with pytest.raises(Invalid):
        client.back.save(command_id="x" * 10_000_000)

    assert client.back.save(command_id="a") == 1
    assert Back.heard == ("a",)


def test_one_service_asks_another(client):
    assert client.front.save(command_id="a") == 1
    with pytest.raises(Conflict) as refusal:
        client.front.refuse()
    assert refusal.value.fields == {"field": ["taken"]}


def test_one_service_does_not_wait_for_ever_for_another(client, services):
    _, seconds = took(client.front.wait, seconds=2)

    assert 0.4 < seconds < 0.95
    [replies] = [extension for extension in services.extensions if hasattr(extension, "_reply_events")]
    assert replies._reply_events == {}


def test_a_service_is_told_at_once_that_another_is_not_there(client):
    _, seconds = took(client.front.call_nobody)

    assert seconds < 0.45


def test_the_trail_goes_on_from_caller_to_caller(client):
    trail.follow(trail.Trail())

    told = client.front.where()

    assert told["theirs"]["correlationid"] == told["mine"]["correlationid"] == trail.current().correlation
    assert told["mine"]["causationid"].startswith("front.where.")
    assert told["theirs"]["causationid"].startswith("back.where.")


def test_a_service_that_comes_back_does_not_find_the_wishes_of_those_who_have_gone(client, amqp_uri):
    class Late(Back):
        name = "late"

    before = Container(Late, {"AMQP_URI": amqp_uri})
    before.start()
    before.stop()
    took(client.late.save, command_id="gave-up")

    with running(Late, {"AMQP_URI": amqp_uri}):
        client.late.save(command_id="waits")

    assert Late.heard == ("waits",)

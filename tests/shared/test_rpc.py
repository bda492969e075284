"""What the answering side of RPC promises, to stock callers too."""

import json
from uuid import uuid4

import eventlet
import pytest
from kombu import Connection
from nameko.exceptions import IncorrectSignature, MalformedRequest, MethodNotFound, RemoteError
from nameko.standalone.rpc import ServiceRpcProxy

from shared.kernel.errors import Conflict, Invalid, NotFound, Unavailable
from shared.plumbing.client import Client
from shared.plumbing.container import Container
from shared.plumbing.publisher import ConfirmedPublisher
from shared.plumbing.refusals import Unexpected, heard, told
from shared.plumbing.rpc import DELIVERIES, LARGEST_REPLY, LARGEST_REQUEST, answers
from tests.eventually import eventually
from tests.shared.running import delete_queue, running

pytestmark = pytest.mark.broker


class AlreadySigned(Conflict):
    """A finer kind of refusal that only its own service knows."""


class Counter:
    name = "counter"
    seen = ()

    @answers
    def echo(self, text):
        type(self).seen = (*self.seen, text)
        return {"said": text}

    @answers
    def refuse(self):
        raise AlreadySigned("W0001 has signed it", {"worker": ["has signed"]})

    @answers
    def strange(self):
        return object()

    @answers
    def half_a_character(self):
        return "\ud83d"

    @answers
    def long(self):
        return "x" * LARGEST_REPLY

    @answers
    def outage(self):
        raise Unavailable("mongodb://10.0.0.7 is away")


@pytest.fixture(scope="module")
def config(amqp_uri):
    return {"AMQP_URI": amqp_uri}


@pytest.fixture(scope="module")
def service(config):
    with running(Counter, config) as container:
        yield container


@pytest.fixture(autouse=True)
def fresh(service):
    Counter.seen = ()


@pytest.fixture
def stock(config):
    """How a stock nameko program calls."""
    with ServiceRpcProxy("counter", config, timeout=3) as proxy:
        yield proxy


@pytest.fixture
def ours(amqp_uri):
    client = Client(amqp_uri, "")
    yield client.counter
    client.close()


@pytest.fixture
def post(amqp_uri):
    """Post a request as it stands, and return what comes back on a reply queue."""
    publisher, key = ConfirmedPublisher(amqp_uri), str(uuid4())
    with Connection(amqp_uri) as connection:
        channel = connection.default_channel
        channel.queue_declare(key, exclusive=True)
        channel.queue_bind(key, "nameko-rpc", key)

        def reply():
            message = channel.basic_get(key, no_ack=True)
            return message and json.loads(message.body)

        def put(body, *, method="echo", **outside):
            outside = {"reply_to": key} | outside
            publisher.publish(body, exchange="nameko-rpc", routing_key=f"counter.{method}", **outside)
            return (lambda: eventually(reply, seconds=3)) if outside["reply_to"] == key else None

        yield put
    publisher.close()


def dies_with_a_request(amqp_uri, queue):
    """Take a request, if there is one, and go without a word."""
    with Connection(amqp_uri) as connection:
        return connection.default_channel.basic_get(queue) is not None


def waiting(amqp_uri, queue):
    with Connection(amqp_uri) as connection:
        return connection.default_channel.queue_declare(queue, passive=True).message_count


def test_a_stock_caller_is_answered(stock):
    assert stock.echo("hello") == {"said": "hello"}
    assert stock.echo(text="网格员") == {"said": "网格员"}


def test_a_stock_caller_sees_the_kernels_kind_of_refusal_its_words_and_what_is_wrong_with_each_field(stock):
    with pytest.raises(RemoteError) as refusal:
        stock.refuse()

    assert refusal.value.exc_type == "Conflict"
    assert refusal.value.value == "W0001 has signed it (worker: has signed)"


def test_our_caller_gets_the_same_refusal_with_its_fields(ours):
    with pytest.raises(Conflict, match="W0001 has signed it") as refusal:
        ours.refuse()

    assert refusal.value.fields == {"worker": ["has signed"]}


def test_a_stock_caller_is_told_of_a_wrong_call_in_namekos_words(stock):
    with pytest.raises(MethodNotFound):
        stock.dance()
    with pytest.raises(IncorrectSignature):
        stock.echo()


def test_an_outage_is_told_without_addresses(ours):
    with pytest.raises(Unavailable) as outage:
        ours.outage()

    assert "10.0.0.7" not in str(outage.value)


@pytest.mark.parametrize("method", ["strange", "half_a_character", "long"])
def test_an_answer_that_cannot_be_sent_is_a_bug_and_not_the_end(ours, method):
    with pytest.raises(Unexpected):
        getattr(ours, method)()

    assert ours.echo(text="still here") == {"said": "still here"}


@pytest.mark.parametrize(
    "body", [[], "text", 7, {}, {"args": []}, {"args": {}, "kwargs": {}}, {"args": [], "kwargs": []}], ids=str
)
def test_a_request_of_another_shape_is_refused(post, body):
    assert post(json.dumps(body).encode())()["error"]["exc_type"] == MalformedRequest.__name__


def test_a_request_that_says_too_much_is_refused(post, ours):
    reply = post({"args": ["x" * LARGEST_REQUEST], "kwargs": {}})()

    assert reply["error"]["exc_type"] == Invalid.__name__
    assert Counter.seen == ()


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"{", "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"I1\n.", "application/x-python-serialize"),
    ],
    ids=["broken", "no text", "pickle"],
)
def test_what_cannot_be_read_is_refused_unread_and_the_service_goes_on(
    post, ours, amqp_uri, body, content_type
):
    post(body, content_type=content_type)

    assert ours.echo(text="next") == {"said": "next"}
    assert eventually(lambda: waiting(amqp_uri, "rpc-counter") == 0)


@pytest.mark.parametrize("gone", [None, str(uuid4())], ids=["wants no reply", "has gone"])
def test_a_request_whose_caller_does_not_wait_is_done_once(post, ours, amqp_uri, gone):
    post({"args": ["x"], "kwargs": {}}, reply_to=gone)

    assert eventually(lambda: Counter.seen == ("x",))
    assert ours.echo(text="y")
    assert Counter.seen == ("x", "y")
    assert waiting(amqp_uri, "rpc-counter") == 0


def test_a_reply_never_knocks_at_somebody_elses_door(post, ours, amqp_uri):
    with Connection(amqp_uri) as connection:
        channel = connection.default_channel
        channel.queue_declare("neighbour", auto_delete=False)
        channel.queue_bind("neighbour", "nameko-rpc", "neighbour.*")

    post({"args": ["x"], "kwargs": {}}, reply_to="neighbour.close_case")
    eventually(lambda: Counter.seen)
    ours.echo(text="later")
    eventlet.sleep(0)

    assert waiting(amqp_uri, "neighbour") == 0
    delete_queue(amqp_uri, "neighbour")


def test_a_request_that_kills_its_service_is_given_up(amqp_uri):
    class Victim(Counter):
        name = "victim"

    container = Container(Victim, {"AMQP_URI": amqp_uri})
    container.start()
    container.stop()
    publisher = ConfirmedPublisher(amqp_uri)
    publisher.publish({"args": [], "kwargs": {}}, exchange="nameko-rpc", routing_key="victim.echo")
    deaths = sum(dies_with_a_request(amqp_uri, "rpc-victim") for _ in range(40))
    publisher.close()
    delete_queue(amqp_uri, "rpc-victim")

    assert DELIVERIES <= deaths <= DELIVERIES + 1


def test_an_error_told_and_heard_is_the_same_error():
    missing = heard(told(NotFound("no such case", {"case_id": [7]})))

    assert type(missing) is NotFound
    assert missing.message == "no such case"
    assert missing.fields == {"case_id": ["7"]}


def test_a_stock_caller_reads_of_every_fault_however_deep_it_lies():
    fields = {
        "papers": {"mandate": {"value": ["no such state"]}},
        "words": ["too short", "unclean"],
        "to": "?",
    }

    assert told(Invalid("填写有误", fields))["value"] == (
        "填写有误 (papers.mandate.value: no such state; words: too short, unclean; to: ?)"
    )


@pytest.mark.parametrize(
    "error", [{}, {"exc_type": "Conflict"}, {"exc_type": "os.system", "exc_args": ["x"]}]
)
def test_an_error_that_nobody_knows_is_unexpected_or_empty_but_never_made_up(error):
    assert isinstance(heard(error), Conflict | Unexpected)

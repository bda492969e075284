"""The users of an installation, tried on a real broker: the house works under them; they go no further."""

from urllib.parse import quote, urlsplit
from uuid import uuid4

import pytest
from amqp import Message
from amqp.exceptions import AccessRefused
from kombu import Connection

from ops import access_log, declare, reseal
from ops.keys import PRIVATE, PUBLIC, SEALING
from ops.management import Management
from ops.rabbitmq.definitions import definitions
from ops.rabbitmq.permissions import USERS
from ops.services import NAMES, class_of, config_of
from ops.tokens import issue
from shared.events.grid import CaseAssigned
from shared.plumbing import dead, ladder
from shared.plumbing.client import Client
from shared.plumbing.codec import wrap
from shared.plumbing.container import Container
from shared.plumbing.publisher import ConfirmedPublisher
from shared.plumbing.settings import load_config
from shared.plumbing.trail import Trail
from tests.conftest import named
from tests.eventually import eventually
from tests.notify.builders import GRID, NOON, NUMBER, an_event

pytestmark = pytest.mark.broker

A_KEY = "0b8f5c0e-6d0b-4f63-9a53-6f1d2b7c4e11"
WORK = "notify.on.grid.case_assigned"


class Town:
    """A virtual host of its own with the users of an installation; `uri(user)` signs one of them in."""

    def __init__(self, amqp_uri, management):
        self._broker, self._management = urlsplit(amqp_uri), management
        self.vhost = f"town-{uuid4().hex[:8]}"
        self.passwords = {user: uuid4().hex for user in USERS}

    def __enter__(self):
        told = definitions(self.passwords, vhost=self.vhost)
        for each in (*told["users"], *told["permissions"], *told["topic_permissions"]):
            whose = "name" if "name" in each else "user"
            each[whose] = self._name(each[whose])
        self._management.ask("POST", "definitions", told)
        return self

    def __exit__(self, *failure):
        for user in USERS:
            self._management.drop_user(self._name(user))
        self._management.drop_vhost(self.vhost)

    def uri(self, user):
        address = f"{self._broker.hostname}:{self._broker.port}"
        return f"amqp://{quote(self._name(user))}:{self.passwords[user]}@{address}/{self.vhost}"

    def _name(self, user):
        """Users belong to the whole broker, so those of a test have names of their own."""
        return f"{self.vhost}-{user}"


@pytest.fixture(scope="module")
def town(amqp_uri):
    """A town in which the deploy step has done its work, as its own user."""
    with Town(amqp_uri, Management(named("MANAGEMENT_URI"))) as town:
        assert declare.main(["--amqp", town.uri("deploy")]) == 0
        yield town


@pytest.fixture
def house(town, keys, mongo, mongo_uri, monkeypatch):
    """All services, each under its own user and on its own database."""
    settings = {"AUTH_PUBLIC_KEY": PUBLIC, "SEALING_KEYS": SEALING}
    for name, file in settings.items():
        monkeypatch.setenv(name, str(keys / file))
    monkeypatch.setenv("DECLARE_EVENT_EXCHANGES", "false")
    monkeypatch.setenv("MONGO_URI", mongo_uri)
    running, prefix = [], f"town_{uuid4().hex[:8]}"
    for name in NAMES:
        monkeypatch.setenv("AMQP_URI", town.uri(name))
        config = load_config(config_of(name)) | {"MONGO_DATABASE": f"{prefix}_{name}"}
        running.append(Container(class_of(name), config))
        running[-1].start()
    yield running
    for container in running:
        container.stop()
    for name in NAMES:
        mongo.drop_database(f"{prefix}_{name}")


def test_the_house_does_its_work_under_its_own_users(town, house, keys):
    event = an_event(
        CaseAssigned, worker_id="W0001", number=NUMBER, subject="路灯不亮", grid_code=GRID, grid_version=1
    )
    envelope = wrap(event, about_id="c1", sequence=1, at=NOON, trail=Trail())
    client = Client(town.uri("doors"), issue(keys / PRIVATE, subject="W0001", roles=["worker"]))

    ConfirmedPublisher(town.uri("grid")).publish(
        envelope, exchange="grid.events", routing_key="case_assigned"
    )

    [notice] = eventually(lambda: client.notify.inbox()["items"])
    assert notice["case_id"] == "c1"
    client.close()


def test_what_an_operator_types_is_answered_at_the_doors(town, house, keys, monkeypatch, capsys):
    token = issue(keys / PRIVATE, subject="O0001", roles=["operator"], areas=["340102998"])
    monkeypatch.setenv("AMQP_URI", town.uri("doors"))
    monkeypatch.setenv("TOKEN_OPERATOR", token)

    reseal.main([])
    assert access_log.main(["verify"]) == 0

    resealed, verified = capsys.readouterr().out.rsplit("\n", 2)[:2]
    assert resealed.split("\n") == [f"{kind}: 0 sealed anew" for kind in reseal.KINDS]
    assert verified.startswith("0 entries stand as they were written")


def test_a_letter_that_is_put_aside_comes_back_by_the_ladder(town):
    ConfirmedPublisher(town.uri("notify")).publish({}, exchange="aside.1000ms", routing_key=WORK)

    with Connection(town.uri("notify")) as connection:
        assert eventually(lambda: connection.default_channel.basic_get(WORK, no_ack=True))


def test_an_operator_replays_dead_letters(town):
    ConfirmedPublisher(town.uri("notify")).publish({}, exchange=ladder.DEAD.name, routing_key=WORK)

    assert dead.count_dead(town.uri("notify"), WORK) == 1  # for its metrics
    assert dead.count_dead(town.uri("operator"), WORK) == 1
    assert dead.replay(town.uri("operator"), WORK) == 1


REFUSED = {
    "to take the calls that are meant for another": (
        "grid",
        lambda channel: channel.queue_bind("rpc-grid", "nameko-rpc", "intake.*"),
    ),
    "to read the calls of another": ("grid", lambda channel: channel.basic_get("rpc-intake")),
    "to speak for another": ("grid", lambda channel: said(channel, "intake.events", "case_accepted")),
    "to read what another is told": ("grid", lambda channel: channel.basic_get("notify.on.intake.case")),
    "to hear more than its code listens to": (
        "notify",
        lambda channel: channel.queue_bind(WORK, "grid.events", "#"),
    ),
    "to ask whom its code does not ask": (
        "notify",
        lambda channel: said(channel, "nameko-rpc", "intake.sign_case"),
    ),
    "to put a letter aside for another": (
        "notify",
        lambda channel: said(channel, "aside.1000ms", "intake.on.grid.case_assigned"),
    ),
    "to lay a letter among the dead of another": (
        "notify",
        lambda channel: said(channel, "dead", "intake.on.grid.case_assigned"),
    ),
    "to hear what others put aside": (
        "notify",
        lambda channel: channel.queue_bind(WORK, "aside.1000ms", "#"),
    ),
    "to read what others have put aside": ("notify", lambda channel: channel.basic_get("retry.1000ms")),
    "to take away the ladder": ("notify", lambda channel: channel.queue_delete("retry.1000ms")),
    "to look into its own dead queue": ("notify", lambda channel: channel.basic_get(f"{WORK}.dead")),
    "to put letters straight into a queue": ("notify", lambda channel: said(channel, "", "rpc-intake")),
    "to make queues of other names": ("notify", lambda channel: channel.queue_declare("mine")),
    "to take away the queue of another": (
        "notify",
        lambda channel: channel.queue_delete("intake.on.grid.case_assigned"),
    ),
    "to hear replies, where it asks nobody": (
        "notify",
        lambda channel: channel.queue_bind("rpc-notify", "nameko-rpc", A_KEY),
    ),
    "as staff, to hear anything at all": ("staff", lambda channel: channel.basic_get(WORK)),
    "as staff, to bind a queue to the news of another": (
        "staff",
        lambda channel: channel.queue_bind("rpc-staff", "intake.events", "#"),
    ),
    "as staff, to announce for another": (
        "staff",
        lambda channel: said(channel, "grid.events", "case_assigned"),
    ),
    "as staff, to ask anybody": ("staff", lambda channel: said(channel, "nameko-rpc", "intake.sign_case")),
    "as staff, to answer for another": (
        "staff",
        lambda channel: channel.queue_bind("rpc-staff", "nameko-rpc", "grid.*"),
    ),
    "as staff, to put a letter aside, where it listens to nobody": (
        "staff",
        lambda channel: said(channel, "aside.1000ms", WORK),
    ),
    "as intake, to read what another is told": ("intake", lambda channel: channel.basic_get(WORK)),
    "as intake, to announce for another": (
        "intake",
        lambda channel: said(channel, "staff.events", "worker_enlisted"),
    ),
    "as intake, to take the calls of another": (
        "intake",
        lambda channel: channel.queue_bind("rpc-intake", "nameko-rpc", "staff.*"),
    ),
    "as intake, to hear more of another than it listens to": (
        "intake",
        lambda channel: channel.queue_bind("intake.on.grid.case_assigned", "grid.events", "#"),
    ),
    "as intake, to lay a letter among the dead of another": (
        "intake",
        lambda channel: said(channel, "dead", WORK),
    ),
    "as intake, to take away the queue of another": ("intake", lambda channel: channel.queue_delete(WORK)),
    "at the doors, to read events": ("doors", lambda channel: channel.basic_get(WORK)),
    "at the doors, to announce": ("doors", lambda channel: said(channel, "grid.events", "case_assigned")),
    "at the doors, to answer for a service": (
        "doors",
        lambda channel: said(channel, "nameko-rpc", A_KEY),
    ),
    "as operator, to read what is not dead": ("operator", lambda channel: channel.basic_get(WORK)),
    "as operator, to change anything": ("operator", lambda channel: channel.queue_delete(WORK)),
}


@pytest.mark.parametrize("attempt", REFUSED)
def test_nobody_is_allowed(attempt, town):
    user, act = REFUSED[attempt]

    with pytest.raises(AccessRefused), Connection(town.uri(user)) as connection:
        act(connection.default_channel)


def said(channel, exchange, routing_key):
    """Publish, and wait for what the broker says to it."""
    channel.confirm_select()
    channel.basic_publish_confirm(Message("{}"), exchange, routing_key)

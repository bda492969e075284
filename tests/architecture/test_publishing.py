"""I7: nothing is published that need not arrive, and nobody publishes past the one road that makes sure."""

import ast
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from shared.plumbing.line import Sending
from tests.architecture.test_shape import MODULES, ROOT, shown

# Who may hand bytes to a channel himself, and why.
BY_HAND = {
    "shared/plumbing/line.py": "the road itself: as mandatory as the Sending says",
    "shared/plumbing/wire.py": "a caller's question: mandatory, for it must be known that nobody answers",
    "bench/floor.py": "the floor's own client: it waits for the reply, and fails without",
    "bench/hands.py": "the floor's own service: events mandatory, replies not",
}
# Who may say that a letter need not arrive, and why.
NEED_NOT_ARRIVE = {"shared/plumbing/rpc.py": "a reply, when its caller has gone"}
# Who may publish something that is no letter, and what.
NO_LETTERS = {"bench/lookup.py": "a grid, which says so of itself"}
# What publishes without being asked to make sure, in the libraries that we stand on.
CARELESS = {
    "kombu": {"Producer", "producers", "pools"},
    "kombu.common": {"send_reply"},
    "kombu.compat": {"Publisher"},
    "kombu.messaging": {"Producer"},
    "kombu.mixins": {"ConsumerProducerMixin"},
    "kombu.pools": {"producers"},
    "kombu.simple": {"SimpleQueue", "SimpleBuffer"},
    "nameko.messaging": {"Publisher"},
    "nameko.events": {"EventDispatcher"},
    "nameko.rpc": {"RpcProxy", "ServiceProxy", "MethodProxy", "Responder"},
    "nameko.standalone.events": {"event_dispatcher"},
    "nameko.standalone.rpc": {"ServiceRpcProxy", "ClusterRpcProxy"},
    "nameko.amqp.publish": {"Publisher", "get_producer"},
}
CARELESS_NAMES = set().union(*CARELESS.values())
# What a connection or an exchange of kombu's does without being asked to make sure.
MAKES_ONE = {"Producer", "SimpleQueue", "SimpleBuffer"}
PUBLISHES = {"publish"}


def by_hand(tree):
    """Return the lines that hand something to a channel."""
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call.lineno for call in calls if getattr(call, "attr", "").startswith("basic_publish")]


def not_mandatory(tree):
    """Return the lines that say that a letter need not arrive, or leave it to somebody else to say."""
    keywords = [node for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "mandatory"]
    return [each.value.lineno for each in keywords if ast.unparse(each.value) != "True"]


def careless_imports(tree):
    """Return the lines that fetch something which publishes without making sure."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return [
        node.lineno
        for node in imports
        if not CARELESS.get(node.module or "", set()).isdisjoint(alias.name for alias in node.names)
    ]


def careless_names(tree):
    """Return the lines that reach for such a thing through its module."""
    modules = imported_modules(tree)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in CARELESS_NAMES:
            first, _, rest = ast.unparse(node.value).partition(".")
            module = f"{modules.get(first)}.{rest}".rstrip(".")
            found += [node.lineno] if node.attr in CARELESS.get(module, ()) else []
    return found


def imported_modules(tree):
    """Return what the names of imported modules stand for; `from x import y` may import one."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.partition(".")[0]
                names[alias.asname or first] = alias.name if alias.asname else first
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def made_by_hand(tree):
    """Return the lines that let a connection make something which publishes without making sure."""
    return called(tree, MAKES_ONE)


def published(tree):
    """Return the lines that let something publish: outside of the services it could be an exchange."""
    return called(tree, PUBLISHES)


def called(tree, names):
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call.lineno for call in calls if isinstance(call, ast.Attribute) and call.attr in names]


def modules_where(found, *, beside=()):
    modules = [path for path in MODULES if not shown(path).startswith(tuple(beside))]
    lines = {shown(path): found(tree_of(path)) for path in modules}
    return {name: found for name, found in lines.items() if found}


@cache
def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def test_nobody_publishes_by_hand_but_those_who_are_named():
    assert modules_where(by_hand).keys() == BY_HAND.keys()


def test_a_letter_need_arrive_unless_it_is_a_reply():
    assert modules_where(not_mandatory).keys() == NEED_NOT_ARRIVE.keys()


def test_nobody_uses_what_publishes_without_making_sure():
    assert modules_where(careless_imports) == {}
    assert modules_where(careless_names) == {}
    assert modules_where(made_by_hand) == {}


def test_nobody_lets_an_exchange_publish():
    """Services know no exchange (their imports are checked): what they publish are grids and answers."""
    assert modules_where(published, beside=["services/"]).keys() == NO_LETTERS.keys()


def test_a_letter_is_mandatory_where_nothing_is_said():
    assert {field.name: field.default for field in fields(Sending)}["mandatory"] is True


def test_the_line_publishes_as_its_letter_says_and_a_question_is_mandatory():
    line = Path(ROOT, "shared/plumbing/line.py").read_text(encoding="utf-8")
    wire = Path(ROOT, "shared/plumbing/wire.py").read_text(encoding="utf-8")

    assert "sending.mandatory" in calls_of("basic_publish", line)
    assert "mandatory=True" in calls_of("basic_publish", wire)


def calls_of(name, text):
    calls = [ast.unparse(node) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    return "\n".join(call for call in calls if call.partition("(")[0].endswith(name))


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (by_hand, "channel.basic_publish(message, exchange, key)"),
        (by_hand, "self.link.channel().basic_publish_confirm(message, exchange, key, mandatory=True)"),
        (not_mandatory, "publisher.publish(body, exchange='', routing_key=queue, mandatory=False)"),
        (not_mandatory, "Sending(body=body, exchange='', routing_key=queue, mandatory=wish)"),
        (careless_imports, "from nameko.events import EventDispatcher"),
        (careless_imports, "from kombu import Connection, Producer"),
        (careless_imports, "from kombu.simple import SimpleQueue"),
        (careless_names, "import kombu; kombu.Producer(channel)"),
        (careless_names, "import kombu.messaging; kombu.messaging.Producer(channel)"),
        (careless_names, "import kombu.simple as simple; simple.SimpleQueue(channel, queue)"),
        (careless_names, "from kombu import messaging; messaging.Producer(channel)"),
        (careless_names, "from nameko import events as bus; bus.EventDispatcher()"),
        (made_by_hand, "connection.Producer()"),
        (made_by_hand, "self.link.channel().connection.SimpleQueue(queue).put(words)"),
        (made_by_hand, "connection.SimpleBuffer(queue)"),
        (published, "exchange.publish(message, routing_key=key)"),
        (published, "Exchange('grid.events')(channel).publish(message)"),
    ],
)
def test_the_check_finds(found, text):
    assert found(ast.parse(text)) == [1]

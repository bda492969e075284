"""I7: nothing is published that need not arrive, and nobody publishes past the one road that makes sure."""

import ast
from dataclasses import fields
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
# What publishes without being asked to make sure, in the libraries that we stand on.
CARELESS = {
    "kombu": {"Producer", "producers", "pools"},
    "kombu.messaging": {"Producer"},
    "kombu.pools": {"producers"},
    "nameko.messaging": {"Publisher"},
    "nameko.events": {"EventDispatcher"},
    "nameko.rpc": {"RpcProxy", "ServiceProxy", "MethodProxy", "Responder"},
    "nameko.standalone.events": {"event_dispatcher"},
    "nameko.standalone.rpc": {"ServiceRpcProxy", "ClusterRpcProxy"},
    "nameko.amqp.publish": {"Publisher", "get_producer"},
}


def by_hand(tree):
    """Return the lines that hand something to a channel."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [
        call.lineno for call in calls if ast.unparse(call.func).rpartition(".")[2].startswith("basic_publish")
    ]


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


def modules_where(found):
    trees = {shown(path): ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
    return {name: found(tree) for name, tree in trees.items() if found(tree)}


def test_nobody_publishes_by_hand_but_those_who_are_named():
    assert modules_where(by_hand).keys() == BY_HAND.keys()


def test_a_letter_need_arrive_unless_it_is_a_reply():
    assert modules_where(not_mandatory).keys() == NEED_NOT_ARRIVE.keys()


def test_nobody_uses_what_publishes_without_making_sure():
    assert modules_where(careless_imports) == {}


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
    ],
)
def test_the_check_finds(found, text):
    assert found(ast.parse(text)) == [1]

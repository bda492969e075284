"""Commands: whatever door a wish comes in by, it comes to somebody who remembers wishes."""

import ast
import inspect
import re
import textwrap
from dataclasses import fields, is_dataclass
from functools import cache
from typing import get_args

import pytest

from ops.services import NAMES, class_of
from shared.kernel.command import Command
from shared.plumbing.door import doors_of

OURS = ("services.", "shared.kernel.", __name__)
# Doors whose wishes nobody has to remember by their ids, and why.
OTHERWISE = {
    "intake.begin_upload": "the upload keeps the words with which it was begun, and refuses others",
    "intake.put_part": "a part lies under its number: put again it takes its own place",
    "intake.print_document": "what has been handed out is what is handed out again",
    "intake.print_agency_document": "what has been handed out is what is handed out again",
    "grid.check_positions": "the same positions are judged the same, and kept where that is new",
    "grid.print_service_card": "a paper is drawn, and nothing kept",
    "grid.read_field_conflict": "nothing is changed; the log has one line for a command",
    "grid.report_duplicate": "the id of a duplicate follows from the two that seem to be one",
    "grid.submit_visit": "an entry has its number from the phone, and refuses other words under it",
    "notify.acknowledge": "what is confirmed is confirmed, whoever asks again",
    "notify.mark_read": "what was read was read",
}


def commands():
    """Return every door for a wish, as <service>.<method>."""
    doors = [door for service in NAMES for door in doors_of(class_of(service))]
    return [f"{door.service}.{door.method}" for door in doors if door.kind == "command"]


@cache
def nodes_in(function):
    """Return all that the text of a function says, what it defines within too."""
    return list(ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))))


def remembers(call):
    """Tell whether a call has an aggregate heed the wish, or a record kept together with it."""
    asked = ast.unparse(call.func).rpartition(".")[2]
    with_it = any(re.search(r", (\w+\.)?(command|wish)\)", ast.unparse(each)) for each in call.args)
    return asked in {"heeded", "keep_rows"} or (asked == "keep" and with_it)


def is_told(function):
    """Tell whether a function gets the wish: whoever does not cannot remember it."""
    annotations = [each.annotation for each in inspect.signature(function).parameters.values()]
    kinds = [kind for each in annotations for kind in (get_args(each) or (each,))]
    within = [each.type for kind in kinds if is_dataclass(kind) for each in fields(kind)]
    return Command in kinds or Command in within


def meant(name, function, service):
    """Return the functions of ours that a name means where it stands, as far as they get the wish."""
    owner, _, attribute = name.rpartition(".")
    known = getattr(service, attribute, None) if owner == "self" else function.__globals__.get(name)
    if not getattr(known, "__module__", "").startswith(OURS):
        return set()
    own = vars(known).values() if inspect.isclass(known) else [known]
    written = (each for each in own if inspect.isfunction(each) and each.__name__ != "__init__")
    return {each for each in written if is_told(each)}


def is_remembered(function, service, seen=None):
    """Walk from a door to all of ours that get the wish, called, or named to be called."""
    seen = seen if seen is not None else set()
    seen.add(function)
    nodes = nodes_in(function)
    if any(remembers(each) for each in nodes if isinstance(each, ast.Call)):
        return True
    names = {ast.unparse(each) for each in nodes if isinstance(each, ast.Name | ast.Attribute)}
    following = set().union(*(meant(name, function, service) for name in names)) - seen
    return any(is_remembered(each, service, seen) for each in following)


@pytest.mark.parametrize("door", commands())
def test_a_wish_comes_to_who_remembers_wishes(door):
    service, _, method = door.partition(".")
    kind = class_of(service)

    assert is_remembered(getattr(kind, method), kind) is (door not in OTHERWISE)


def test_every_door_that_is_excused_is_there():
    assert set(OTHERWISE) <= set(commands())


def test_the_check_finds_a_door_that_forgets():
    class Service:
        def close_case(self, command: Command):
            close(self.cases, command=command)

        def sign_case(self, command: Command):
            sign(self.cases, command=command)

    assert not is_remembered(Service.close_case, Service)
    assert is_remembered(Service.sign_case, Service)


def close(cases, *, command: Command):
    """Close whatever is asked."""
    cases.close(by=command.by)


def sign(cases, *, command: Command):
    """Sign it once."""
    if not cases.heeded(command):
        cases.sign(by=command.by)

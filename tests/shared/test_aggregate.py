from dataclasses import replace

import pytest

from shared.kernel.aggregate import REMEMBERED_COMMANDS, Aggregate
from shared.kernel.command import Caller, Command
from shared.kernel.errors import Conflict, NotAllowed
from shared.kernel.event import Event
from tests.house import NOON

CALLER = Caller(id="C0001", roles=frozenset({"clerk"}), areas=frozenset({"340102998001", "340102997"}))


def a_command(**but):
    return Command(**{"id": "command-1", "by": CALLER, "digest": "words", "at": NOON} | but)


class Happened(Event):
    pass


def test_facts_wait_in_order_until_they_are_saved_and_are_counted_then():
    thing = Aggregate(id="a")
    facts = [Happened(), Happened()]
    for fact in facts:
        thing.record(fact)

    assert (thing.happened(), thing.version) == (tuple(facts), 0)
    thing.saved()
    assert (thing.happened(), thing.version) == ((), 2)


def test_a_wish_is_heeded_once():
    thing = Aggregate(id="a")

    assert [thing.heeded(a_command()) for _ in range(3)] == [False, True, True]


def test_when_it_arrives_and_on_whose_behalf_does_not_make_it_another_wish():
    thing = Aggregate(id="a")
    thing.heeded(a_command())

    assert thing.heeded(a_command(at=NOON.replace(hour=9)))


def test_the_id_of_one_wish_is_not_taken_for_another():
    thing = Aggregate(id="a")
    thing.heeded(a_command())

    with pytest.raises(Conflict):
        thing.heeded(a_command(digest="other words"))
    assert thing.commands == {"command-1": "words"}


def test_the_last_wishes_are_remembered_and_only_the_oldest_forgotten():
    thing = Aggregate(id="a")
    for n in range(REMEMBERED_COMMANDS + 1):
        thing.heeded(a_command(id=f"command-{n}"))

    assert len(thing.commands) == REMEMBERED_COMMANDS
    assert thing.heeded(a_command(id="command-1"))
    assert not thing.heeded(a_command(id="command-0"))


def test_hearing_of_a_wish_again_does_not_make_it_younger_or_change_anything():
    thing = Aggregate(id="a")
    thing.heeded(a_command())
    before = replace(thing)

    thing.heeded(a_command())

    assert thing == before


@pytest.mark.parametrize(
    ("area", "covered"),
    [
        ("340102998001", True),
        ("340102998001J001", True),
        ("340102997", True),
        ("340102998", False),
        ("340102998002", False),
        ("", False),
    ],
)
def test_an_area_holds_what_lies_in_it_and_not_what_it_lies_in(area, covered):
    assert CALLER.covers(area) is covered
    if covered:
        CALLER.require_area(area)
    else:
        with pytest.raises(NotAllowed):
            CALLER.require_area(area)


def test_who_has_no_area_covers_none():
    assert not Caller(id="R1", roles=frozenset({"resident"})).covers("340102998")

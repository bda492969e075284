"""Who hears what: the contracts and the listeners say the same."""

from collections import defaultdict
from importlib import import_module

import pytest

from ops.services import NAMES, class_of
from shared.events import CATALOGUE
from shared.plumbing.bus import EventListener, listeners_of
from shared.plumbing.follow import Follower


@pytest.fixture(scope="module")
def ears():
    """Return the services that hear each event, by its name."""
    found = defaultdict(set)
    for service in NAMES:
        for listener in listeners_of(class_of(service)):
            for name, event in CATALOGUE.items():
                if hears(listener, event):
                    found[name].add(service)
    return found


def hears(listener, event):
    publisher, _, kind = event.name.partition(".")
    if isinstance(listener, Follower):
        return (listener.source, listener.hears) == (publisher, event.about)
    return isinstance(listener, EventListener) and (listener.source, listener.hears) == (publisher, kind)


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_an_event_is_heard_by_the_services_that_its_contract_names(ears, name):
    assert set(CATALOGUE[name].heard_by) == ears[name]


def test_every_listener_hears_something_that_is_announced():
    for service in NAMES:
        for listener in listeners_of(class_of(service)):
            assert any(hears(listener, event) for event in CATALOGUE.values()), (service, listener.hears)


@pytest.mark.parametrize("service", NAMES)
def test_every_listener_has_a_scene_in_which_it_is_told_twice(service):
    ears = {f"on_{each.hears}" for each in listeners_of(class_of(service))}
    if ears:
        assert set(import_module(f"tests.{service}.test_told_twice").SCENES) == ears

"""The deploy step knows every listener, and events know who listens to them."""

from pathlib import Path

import pytest

from ops.declare import listeners, work_queues
from ops.services import NAMES
from shared.events import CATALOGUE, PUBLISHERS
from shared.plumbing.follow import Follower

HOUSE = Path(__file__).parents[2] / "services"


def hears(listener, event):
    """Tell whether a listener is told events of this kind."""
    publisher, _, kind = event.name.partition(".")
    heard = event.about if isinstance(listener, Follower) else kind
    return (listener.source, listener.hears) == (publisher, heard)


def test_no_service_that_listens_is_forgotten():
    listening = {path.parts[-3] for path in HOUSE.glob("*/entrypoints/listeners.py")}

    assert listening <= set(NAMES)
    assert {service for service, _ in listeners()} >= listening


def test_a_service_that_is_not_there_stops_the_deploy():
    with pytest.raises(ModuleNotFoundError):
        list(listeners(["cellar"]))


def test_whoever_is_heard_is_a_publisher():
    assert {listener.source for _, listener in listeners()} <= set(PUBLISHERS)


def test_every_listener_has_a_queue_of_its_own():
    names = [queue.name for queue in work_queues()]

    assert len(set(names)) == len(names) == len(list(listeners()))


@pytest.mark.parametrize("event", CATALOGUE.values(), ids=lambda event: event.name)
def test_an_event_names_exactly_the_services_that_listen_to_it(event):
    listening = {service for service, listener in listeners() if hears(listener, event)}

    assert set(event.heard_by) == listening

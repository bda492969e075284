"""Every listener of notify is told twice, of everything that it follows: nobody gets a notice twice."""

import pytest

from services.notify.service import NotifyService
from shared.plumbing.bus import listeners_of
from shared.plumbing.follow import Follower
from tests.listening import fact, listening, require_told_twice_is_told_once, story

pytestmark = [pytest.mark.broker, pytest.mark.database]

OF_ONE_THING = "5c3e1a7f9b2d4c6e8f0a1b3d5e7f9c2b"
FIRST = {"case": ("intake.case_registered", "intake.case_accepted")}

# What a sample must say besides, so that somebody is told of it.
WORTH_TELLING = {
    "grid.dispute_followed_up": {"kept": False},
    "grid.visit_planned": {"purpose": "flood_alarm"},
    "grid.visit_task_ended": {"outcome": "missed"},
    "staff.post_filled": {"worker_id": None, "label": None},
}


def scene(listener):
    """Return the sample of what it hears; for a follower, of all that it follows of one thing."""
    if isinstance(listener, Follower):
        return story(listener.hears, OF_ONE_THING, *FIRST.get(listener.hears, ()))
    name = listener.event.name
    return [fact(name, **WORTH_TELLING.get(name, {}))]


SCENES = {f"on_{each.hears}": scene(each) for each in listeners_of(NotifyService)}


@pytest.fixture(scope="module")
def notify(amqp_uri, mongo, keys):
    with listening(amqp_uri, mongo, keys, NotifyService) as service:
        yield service


@pytest.mark.parametrize("ear", sorted(SCENES))
def test_what_is_told_twice_is_told_once(notify, ear):
    require_told_twice_is_told_once(notify, SCENES[ear])

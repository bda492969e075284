"""F8 and F9: events come twice, late, and in the wrong order."""

import eventlet
import pytest

from tests.faults.letters import Letterbox
from tests.faults.ordeal import ordeal
from tests.faults.settling import until, waiting_letters
from tests.journeys.town import COMMUNITY, GRID, a_worker

pytestmark = [pytest.mark.broker, pytest.mark.database]

FOLLOWED, ENLISTED = "notify.on.intake.case", "grid.on.staff.worker_enlisted"
OUTSIDE = {"longitude": 117.35, "latitude": 31.90}


def test_a_hundred_events_told_twice_more_change_nothing(make_world, chance):
    world = make_world()

    def disturb(stage):
        until(lambda: stage.audit.read() or len(stage.audit.facts) >= 150, 60)
        again = chance.sample(sorted(stage.audit.facts), 100)
        with Letterbox(world) as letterbox:
            for _ in range(2):
                letterbox.announce_again(stage.audit.facts[id] for id in again)
        eventlet.sleep(2)

    assert ordeal(world, chance, disturb, rate=8) == []


def waiting(world):
    return {line.partition(":")[0] for line in waiting_letters(world)}


def closed(world):
    return world.count("intake", "cases", state="CLOSED")


def told_backwards(world, *, facts, cases):
    """Let so many facts of so many closed cases and more wait for notify, and turn them around."""

    def disturb(stage):
        stage.fleet.hold("notify")
        until(lambda: world.ready([FOLLOWED])[FOLLOWED] >= facts and closed(world) >= cases, 120)
        stage.people.stop()
        until(lambda: all(name.startswith("notify.on.") for name in waiting(world)), 60)
        with Letterbox(world) as letterbox:
            letters = letterbox.take_all(FOLLOWED)
            assert len(letters) >= facts
            letterbox.put(FOLLOWED, reversed(letters))
        stage.fleet.release("notify")
        until(lambda: not world.ready([FOLLOWED])[FOLLOWED], 60)

    return disturb


@pytest.mark.slow_faults
def test_six_hundred_facts_of_sixty_cases_and_more_told_backwards_are_followed_in_order(make_world, chance):
    world = make_world()
    disturb = told_backwards(world, facts=600, cases=60)
    assert ordeal(world, chance, disturb, rate=6, whole_way=1, acknowledging=False) == []


@pytest.mark.slow_faults
def test_what_grid_said_first_is_ignored_when_it_is_heard_last(make_world, chance):
    """Nobody could take sixty cases, then a head gave them to a worker; intake hears it the other way."""
    world = make_world()

    def disturb(stage):
        stage.fleet.hold("grid")
        asked = [stage.people.report(place=OUTSIDE) for _ in range(60)]
        ids = [each.answers[0]["case_id"] for each in asked]
        stage.fleet.hold("intake")
        stage.fleet.release("grid")
        for id in ids:
            words = {"case_id": id, "worker_id": "W0001", "grid_code": GRID, "note": "就近"}
            stage.people.ask("station_head", "grid.assign_case", **words)
        until(lambda: world.ready(["intake.on.grid.case_unassigned"]).popitem()[1] >= 60, 30)
        with Letterbox(world) as letterbox:
            early = letterbox.take_all("intake.on.grid.case_unassigned")
            stage.fleet.release("intake")
            until(lambda: world.count("intake", "cases", state="ASSIGNED") == 60, 60)
            letterbox.put("intake.on.grid.case_unassigned", early)

    assert ordeal(world, chance, disturb, rate=0) == []
    assert world.count("intake", "cases", **{"history.action": "待派单"}) == 0


def enlisted_backwards(world, workers):
    """Let grid hear three names of each worker, the oldest last."""

    def disturb(stage):
        stage.fleet.hold("grid")
        for name in ("赵一", "钱二", "孙三"):
            rows = [a_worker(number) | {"area": COMMUNITY, "name": name} for number in workers]
            stage.people.ask("operator", "staff.enlist_workers", rows=rows)
        until(lambda: world.ready([ENLISTED])[ENLISTED] >= 3 * len(workers), 30)  # some may be told twice
        with Letterbox(world) as letterbox:
            letterbox.put(ENLISTED, reversed(letterbox.take_all(ENLISTED)))
        stage.fleet.release("grid")
        until(lambda: not world.ready([ENLISTED])[ENLISTED], 30)

    return disturb


@pytest.mark.slow_faults
def test_the_newest_that_staff_said_stands_whatever_grid_hears_last(make_world, chance):
    world, workers = make_world(), range(500, 560)

    assert ordeal(world, chance, enlisted_backwards(world, workers), rate=0) == []
    known = world.database("grid")["workers"].find({"_id": {"$in": [f"W{number:04d}" for number in workers]}})
    assert {(worker["label"], worker["sequence"]) for worker in known} == {("孙*", 3)}

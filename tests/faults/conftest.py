"""The ground under fire: a broker and a database that no other test uses, and worlds upon them."""

import os
import random

import pytest

from ops.ground import RUN, Ground
from tests.faults.fleet import Fleet
from tests.faults.seeds import DICE, seeds_of
from tests.faults.servers import WatchedBroker
from tests.faults.settling import owed_letters, until
from tests.faults.story import TOLD, tell
from tests.faults.world import World
from tests.journeys.town import Town

FURNITURE = (
    ("intake", "items"),
    ("intake", "calendar_years"),
    ("grid", "grids"),
    ("grid", "workers"),
    ("grid", "posts"),
    ("grid", "duties"),
    ("staff", "workers"),
    ("staff", "posts"),
    ("staff", "rosters"),
    ("staff", "absences"),
)


class Settlers(Town):
    """Settle a town in a world whose services run."""

    def __init__(self, world):
        self.as_ = world.as_


@pytest.fixture(scope="session")
def ground():
    """A broker and a database of our own, whatever the environment names: they will be killed."""
    ground = Ground(RUN / f"test-{os.getpid()}", environ={})
    ground.broker = WatchedBroker(ground.folder / "broker")
    ground.start()
    yield ground
    ground.discard()


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("faults")


@pytest.fixture(scope="session")
def furniture(ground, folder):
    """What a settled town has in its databases: the menu, the grid, its workers, posts and rosters."""
    with World(ground, folder) as world:
        world.declare()
        with Fleet(world, {"intake": 1, "grid": 1, "staff": 1}):
            Settlers(world).settle_in()
            until(lambda: world.database("intake")["items"].find_one())
            until(lambda: not owed_letters(world))
        return world.furniture(FURNITURE)


@pytest.fixture
def make_world(ground, folder, furniture):
    """Make worlds where the deploy step has been done and the town has settled in; they end with the test."""
    worlds = []

    def make(*, declared=True, **but):
        world = World(ground, folder, **but)
        worlds.append(world.__enter__())
        world.furnish(furniture)
        if declared:
            world.declare()
        return world

    yield make
    for world in worlds:
        world.__exit__()


def pytest_generate_tests(metafunc):
    """Run what throws dice with every seed that it is to be run with; FAULT_SEED repeats one alone."""
    if DICE in metafunc.fixturenames:
        seeds = seeds_of(metafunc.function.__name__, told=os.environ.get("FAULT_SEED"))
        metafunc.parametrize(
            DICE, seeds, indirect=True, ids=[*(f"seed-{seed}" for seed in seeds[:-1]), "drawn"]
        )


@pytest.fixture
def chance(request):
    """The dice of a run."""
    tell(f"{request.node.name} FAULT_SEED={request.param}")
    return random.Random(request.param)


def pytest_terminal_summary(terminalreporter):
    if TOLD:
        terminalreporter.section("what was done to the services")
        for words in TOLD:
            terminalreporter.write_line(words)

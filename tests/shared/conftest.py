"""The house with bells, for tests of what is kept and announced."""

import pytest

from tests.shared.bells import Tower, Towers, heard_facts


@pytest.fixture
def facts(house, monkeypatch):
    """Kinds of facts that have an exchange; somebody listens to the first kind of them."""
    return heard_facts(monkeypatch, house)


@pytest.fixture
def towers(mongo_uri, database):
    with Towers(mongo_uri, database) as towers:
        yield towers


@pytest.fixture
def tower(house, towers):
    """A tower of which nothing runs by itself."""
    return towers.build(house.uri)


@pytest.fixture
def run(house, mongo_uri, database):
    """Start a tower that runs by itself; it ends before its database is dropped."""
    running = []

    def started(**config):
        named = {"MONGO_URI": mongo_uri, "MONGO_DATABASE": database.name}
        running.append(house.run(Tower, **named | config))
        return running[-1]

    yield started
    for container in running:
        container.stop()

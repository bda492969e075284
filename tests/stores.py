"""Fixtures that are stores: the real one, or one after the other the stand-in and the real one."""

import os

import pytest


def drop_large(client, name):
    """Drop a database with thousands of documents, unless the whole server is thrown away soon.

    The embedded server takes ten seconds for a town whose every case lies on all its shelves.
    """
    if not os.environ.get("DATABASE_FOLDER"):
        client.drop_database(name)


def real(store):
    """Make a fixture that is a store on an empty database, ready for use."""

    @pytest.fixture
    def ready(database):
        return _prepared(store, database)

    return ready


def either(stand_in, store):
    """Make a fixture that is a stand-in and then the store: both must keep the same promises."""

    @pytest.fixture(params=["fake", "mongo"])
    def ready(request):
        if request.param == "fake":
            return stand_in()
        return _prepared(store, request.getfixturevalue("database"))

    return ready


def _prepared(store, database):
    ready = store(database)
    ready.prepare()
    return ready

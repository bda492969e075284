"""A service that runs for one test alone, and visitors who come to its doors."""

import os
from contextlib import contextmanager

from ops.keys import PRIVATE, PUBLIC, SEALING
from ops.tokens import issue
from shared.plumbing.client import Client
from tests.house import a_name


def alone(service):
    """Return a service under a name that no other test uses."""
    return type(service.__name__, (service,), {"name": a_name()})


def settings_of(keys, mongo_uri, database):
    """Return what a service must be told: where it remembers, and its keys."""
    return {
        "MONGO_URI": mongo_uri,
        "MONGO_DATABASE": database.name,
        "AUTH_PUBLIC_KEY": str(keys / PUBLIC),
        "SEALING_KEYS": str(keys / SEALING),
        "PAPER_FONT": os.environ.get("PAPER_FONT", "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
        "CARD_PAGE": "https://example.org/card/",
    }


@contextmanager
def visitors(amqp_uri, keys, service, *, by, role, area=None):
    """Yield `ask(method, **words)`, which asks a service as the usual visitor, or as whom the words name."""
    client = Client(amqp_uri, "")

    def ask(method, *, by=by, role=role, area=area, **words):
        token = issue(keys / PRIVATE, subject=by, roles=[role], areas=[area] if area else [])
        return client.acting_for(token).call(f"{service}.{method}", **words)

    yield ask
    client.close()

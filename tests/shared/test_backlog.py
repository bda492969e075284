"""What a service owes or has given up shows in its metrics."""

from datetime import timedelta

import pytest

from shared.events.intake import CaseSigned
from shared.kernel import clock
from shared.plumbing import metrics
from shared.plumbing.backlog import Backlog, waiting
from shared.plumbing.bus import listens
from shared.plumbing.kept import Kept
from tests.eventually import eventually
from tests.house import a_name, signed
from tests.shared.bells import Bells

pytestmark = [pytest.mark.broker, pytest.mark.database]


def gauge(name, **labels):
    return metrics.REGISTRY.get_sample_value(name, labels)


def a_refuser():
    class Refuser:
        name = a_name()
        bells = Kept(Bells)

        @listens(CaseSigned)
        def on_case_signed(self, event):
            raise LookupError("never")

    return Refuser


def test_letters_that_wait_are_counted_with_the_age_of_the_oldest(database):
    now = clock.now()
    old, new = ({"at": now - timedelta(seconds=age)} for age in (90, 5))
    database["bells"].insert_many([{"outbox": [old, new]}, {"outbox": [new]}, {"outbox": []}])

    assert waiting(database["bells"], now) == (3, pytest.approx(90))
    assert waiting(database["nothing"], now) == (0, 0.0)


def test_dead_letters_and_what_waits_are_measured(house, mongo_uri, database):
    service = a_refuser()
    config = {"MONGO_URI": mongo_uri, "MONGO_DATABASE": database.name}
    container = house.run(service, RETRY_DELAYS_MS=(20,), **config)
    queue = f"{service.name}.on.intake.case_signed"
    house.post(signed())
    eventually(lambda: house.ready(f"{queue}.dead"))
    database["bells"].insert_one({"outbox": [{"at": clock.now() - timedelta(seconds=60)}]})

    [backlog] = {each for each in container.extensions if isinstance(each, Backlog)}
    backlog.measure()

    assert gauge("dead_letters", queue=queue) == 1
    assert gauge("outbox_depth", service=service.name, collection="bells") == 1
    assert gauge("outbox_age_seconds", service=service.name, collection="bells") >= 60

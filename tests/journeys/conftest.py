"""Journeys share one running town; it ends before other tests go on."""

import pytest

from tests.journeys.town import Town


@pytest.fixture(scope="package")
def town(amqp_uri, mongo_uri, tmp_path_factory):
    with Town(amqp_uri, mongo_uri, tmp_path_factory.mktemp("town")) as running:
        yield running

"""What the tests of intake's doors share."""

import pytest

from tests.intake.counter import a_counter


@pytest.fixture(scope="session")
def shared_counter(amqp_uri, mongo, tmp_path_factory):
    """A running intake for tests that leave alone the cases of others; starting one takes seconds."""
    with a_counter(amqp_uri, mongo, tmp_path_factory.mktemp("keys")) as counter:
        yield counter

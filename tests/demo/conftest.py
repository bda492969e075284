"""Two streets, made once: what holds for one seed must hold for another."""

import pytest

from demo.street import DemoStreet, make_street


@pytest.fixture(scope="session", params=[1, 20160715], ids=lambda seed: f"seed {seed}")
def street(request: pytest.FixtureRequest) -> DemoStreet:
    return make_street(request.param)

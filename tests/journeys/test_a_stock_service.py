"""The service in the README, written by somebody who knows nameko and imports nothing of ours."""

import re
from contextlib import contextmanager

import pytest
from nameko.containers import ServiceContainer
from nameko.extensions import DependencyProvider

from ops.services import ROOT
from ops.tokens import issue
from tests.eventually import eventually
from tests.journeys.town import an_issue, wish

pytestmark = [pytest.mark.broker, pytest.mark.database]

BLOCK = re.compile(r"```python\n(?P<code>.*?)```", re.S)


class SignIn(DependencyProvider):
    """Puts the service's own token into the context of every worker."""

    def __init__(self, token):
        self.token = token

    def worker_setup(self, worker_ctx):
        worker_ctx.data["auth_token"] = self.token


@contextmanager
def running(service, amqp_uri):
    container = ServiceContainer(service, {"AMQP_URI": amqp_uri})
    container.start()
    try:
        yield
    finally:
        container.stop()


def test_the_readme_service_hears_of_a_case_and_asks_for_it(town):
    written = {}
    exec(BLOCK.search((ROOT / "README.md").read_text(encoding="utf-8"))["code"], written)
    token = issue(town.signing_key, subject="watcher", roles=["service"])
    watcher = type("Watcher", (written["Watcher"],), {"sign_in": SignIn(token)})

    with running(watcher, town.amqp_uri):
        receipt = town.as_("resident").intake.report_issue(command_id=wish(), **an_issue())
        numbers = eventually(lambda: [number for number, _ in watcher.seen if number == receipt["number"]])

    assert numbers == [receipt["number"]]

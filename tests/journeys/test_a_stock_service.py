"""The programs in the README, run as it says by somebody who knows nameko and imports nothing of ours."""

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from kombu import Connection

from ops.services import ROOT
from ops.tokens import issue
from tests.eventually import eventually
from tests.journeys.town import STREET, an_issue, wish

pytestmark = [pytest.mark.broker, pytest.mark.database]

BLOCK = re.compile(r'```python\n(?P<code>"""(?P<name>\w+\.py): .*?)```', re.S)
QUEUE = "evt-intake-case_accepted--watcher.on_case_accepted"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the programs in it, and nothing of ours."""
    folder = tmp_path_factory.mktemp("elsewhere")
    for block in BLOCK.finditer((ROOT / "README.md").read_text(encoding="utf-8")):
        (folder / block["name"]).write_text(block["code"], encoding="utf-8")
    return folder


@pytest.fixture
def env(town):
    """What `.run/env` tells, as far as the programs need it."""
    service = issue(town.signing_key, subject="watcher", roles=["service"], areas=[STREET])
    told = {
        "AMQP_URI": town.amqp_uri,
        "TOKEN_PORTAL": service,
        "TOKEN_RESIDENT": town.token("resident"),
        "PYTHONWARNINGS": "ignore",
    }
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | told


@contextmanager
def running(folder, env):
    """Run the watcher as the README does, and yield the file that it prints to."""
    log, program = folder / "watcher.log", Path(sys.executable).parent / "nameko"
    with log.open("w") as output:
        command = [program, "run", "--broker", env["AMQP_URI"], "watcher"]
        watcher = subprocess.Popen(command, cwd=folder, env=env, stdout=output, stderr=output)
    try:
        eventually(lambda: "Connected to" in log.read_text(), seconds=30)
        yield log
    finally:
        watcher.terminate()
        watcher.wait(timeout=30)
        with Connection(env["AMQP_URI"]) as connection:
            connection.default_channel.queue_delete(QUEUE)


def test_the_readme_service_hears_of_a_case_and_asks_for_it(town, folder, env):
    with running(folder, env) as log:
        receipt = town.as_("resident").intake.report_issue(command_id=wish(), **an_issue())
        line = f"{receipt['number']} {receipt['subject']}\n"

        assert eventually(lambda: line in log.read_text(), seconds=20)


def test_the_readme_program_reports_an_issue_and_is_told_what_was_wrong_with_another(folder, env):
    asked = subprocess.run([sys.executable, "report.py"], cwd=folder, env=env, capture_output=True, text=True)

    receipt, refusal = asked.stdout.splitlines()
    assert re.fullmatch(rf"{STREET}[0-9A-Z]{{15}} \d{{6}}", receipt)
    assert refusal.startswith("Invalid 填写有误 (")
    assert "channel: Must be one of: window, " in refusal
    assert "words: " in refusal

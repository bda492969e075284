"""`make run` itself, as a process: it starts, says so, and whoever ends it leaves nothing behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ops.process import MARK
from ops.services import NAMES, ROOT
from tests.eventually import eventually

pytestmark = [pytest.mark.broker, pytest.mark.database]

GOODBYE = 60  # seconds; services that are idle need few
DEAF = "trap '' INT; exec "  # as a script starts what it leaves in the background


class Running:
    """`python -m ops.run` with ground, ports and folder of its own."""

    def __init__(self, folder):
        self.folder, self.said = folder, folder / "said"
        words = f"{sys.executable} -m ops.run --folder {folder} --street none"
        environment = {
            key: value for key, value in os.environ.items() if key not in ("AMQP_URI", "MONGO_URI")
        }
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                ["sh", "-c", DEAF + words], cwd=ROOT, env=environment, stdout=said, stderr=said
            )

    def until_it_says(self, words):
        eventually(lambda: words in self.said.read_text() or self.process.poll() is not None, seconds=120)
        assert words in self.said.read_text()

    def members(self):
        """Return the processes that belong to its folder."""
        mark = f"{MARK}={self.folder}".encode()
        return [path.parent.name for path in Path("/proc").glob("[0-9]*/environ") if mark in read(path)]


def read(path):
    try:
        return path.read_bytes()
    except OSError:
        return b""


@pytest.fixture
def run(tmp_path):
    running = Running(tmp_path)
    yield running
    running.process.kill()
    for pid in running.members():
        os.kill(int(pid), signal.SIGKILL)


def test_a_house_is_ready_and_ctrl_c_ends_all_of_it_although_it_runs_in_the_background(run):
    run.until_it_says("Stop: Ctrl-C")
    assert len(run.members()) >= 2 + len(NAMES)

    run.process.send_signal(signal.SIGINT)

    assert run.process.wait(GOODBYE) == 0, run.said.read_text()
    assert run.members() == []
    assert run.said.read_text().rstrip().endswith("stopped")
    assert "Traceback" not in run.said.read_text()


def test_a_house_that_is_still_starting_ends_in_order_too(run):
    run.until_it_says("broker and database")

    run.process.send_signal(signal.SIGTERM)

    assert run.process.wait(GOODBYE) == 0, run.said.read_text()
    assert run.members() == []
    assert "Traceback" not in run.said.read_text()

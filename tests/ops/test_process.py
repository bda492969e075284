"""What the handle of a background process promises: it finds what is ours and touches nothing else."""

import os
import signal
import sys

import pytest

from ops.process import DidNotStart, Process

WAIT = "import signal; signal.pause()"
DEAF = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); {WAIT}"
POLITE = f"""
import signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit('bye'))
print('on', flush=True)
{WAIT}
"""


@pytest.fixture
def folder(tmp_path):
    yield tmp_path
    Process(tmp_path).kill()


def spawn(folder, program):
    process = Process(folder)
    process.spawn([sys.executable, "-c", program], os.environ)
    return process


def test_another_handle_finds_the_process_by_its_folder(folder):
    pid = spawn(folder, WAIT).pid()
    assert pid is not None

    Process(folder).end(patience=10)

    assert not os.path.exists(f"/proc/{pid}")


def test_a_pid_that_belongs_to_somebody_else_now_is_not_touched(tmp_path):
    (tmp_path / "pid").write_text(str(os.getpid()))

    process = Process(tmp_path)
    process.kill()

    assert process.pid() is None


def test_a_folder_whose_name_begins_alike_is_somebody_elses(folder):
    spawn(folder, WAIT)
    neighbour = folder.with_name(folder.name[:-1])
    neighbour.mkdir(exist_ok=True)
    (neighbour / "pid").write_text((folder / "pid").read_text())

    assert Process(neighbour).pid() is None


def test_one_that_will_not_end_is_killed(folder):
    process = spawn(folder, DEAF)
    process.wait_until(lambda: "deaf" in process.log.read_text(), seconds=10)

    process.end(patience=0.2)

    assert process.pid() is None


def test_a_frozen_one_can_be_ended_in_order(folder):
    process = spawn(folder, POLITE)
    process.wait_until(lambda: "on" in process.log.read_text(), seconds=10)
    process.freeze()

    process.end(patience=10)

    assert "bye" in process.log.read_text()


def test_one_that_dies_at_once_is_told_with_the_place_of_its_log(folder):
    process = spawn(folder, "raise SystemExit('no such port')")

    with pytest.raises(DidNotStart, match=r"output\.log"):
        process.wait_until(lambda: False, seconds=10)
    assert "no such port" in process.log.read_text()


def test_one_that_was_killed_by_others_is_gone(folder):
    process = spawn(folder, WAIT)

    os.kill(process.pid(), signal.SIGKILL)

    process.end(patience=5)
    assert process.pid() is None

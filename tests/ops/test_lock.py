"""What the lock of a folder promises."""

import os
import subprocess
import sys

import pytest

from ops.lock import AlreadyRuns, Lock


def test_the_second_start_is_refused_and_told_who_is_there(tmp_path):
    first = Lock(tmp_path)
    first.take()

    with pytest.raises(AlreadyRuns, match=rf"already runs here \(pid {os.getpid()}, since \d\d:\d\d"):
        Lock(tmp_path).take()
    first.free()


def test_another_checkout_has_a_lock_of_its_own(tmp_path):
    first, second = Lock(tmp_path / "one"), Lock(tmp_path / "two")
    first.take()
    second.take()
    first.free()
    second.free()


def test_a_holder_that_was_killed_holds_nothing(tmp_path):
    hold = (
        "import os, pathlib, sys; from ops.lock import Lock\n"
        "Lock(pathlib.Path(sys.argv[1])).take(); os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", hold, str(tmp_path)]).returncode == -9

    lock = Lock(tmp_path)
    lock.take()
    lock.free()

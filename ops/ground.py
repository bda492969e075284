"""The ground that services stand on: a broker and a database, our own or those that the environment names.

`python -m ops.ground -- <command …>` runs a command on fresh ground and takes it away afterwards.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Self

from ops.broker import Broker
from ops.database import Database
from ops.lock import AlreadyRuns, Lock
from ops.process import DidNotStart

RUN = Path(__file__).resolve().parent.parent / ".run"


class Ground:
    """A broker and a database under one folder.

    Where AMQP_URI or MONGO_URI is set, that one is used as it is: never started, never stopped, and
    `broker` or `database` is None.
    """

    def __init__(self, folder: Path, environ: Mapping[str, str] = os.environ) -> None:
        self.folder = folder
        self._named = {name: environ[name] for name in ("AMQP_URI", "MONGO_URI") if environ.get(name)}
        self.broker = None if "AMQP_URI" in self._named else Broker(folder / "broker")
        self.database = None if "MONGO_URI" in self._named else Database(folder / "database")
        self._lock = Lock(folder)

    def start(self) -> None:
        """Start what is ours, both at once; refused with AlreadyRuns where a ground stands in this folder."""
        self._lock.take()
        try:
            self._both("start")
        except BaseException:
            self._both("kill")
            self._lock.free()
            raise

    def stop(self) -> None:
        """Stop what is ours, in order; queues and data stay for the next time."""
        self._both("stop")
        self._lock.free()

    def discard(self) -> None:
        """End what is ours at once, and throw its queues and data away."""
        self._both("kill")
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.free()

    def env(self) -> dict[str, str]:
        """Return what a program must know to find it; with the folders it may build handles of its own."""
        found = dict(self._named)
        if self.broker:
            found |= {
                "AMQP_URI": self.broker.uri(),
                "MANAGEMENT_URI": self.broker.management_uri,
                "BROKER_FOLDER": str(self.broker.folder),
            }
        if self.database:
            found |= {"MONGO_URI": self.database.uri, "DATABASE_FOLDER": str(self.database.folder)}
        return found

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _both(self, wish: str) -> None:
        servers = [server for server in (self.broker, self.database) if server]
        with ThreadPoolExecutor(max_workers=2) as pool:
            for done in [pool.submit(getattr(server, wish)) for server in servers]:
                done.result()


def sweep(run: Path) -> None:
    """Take away what killed test runs have left behind."""
    for folder in run.glob("test-*"):
        if Path("/proc", folder.name.removeprefix("test-")).exists():
            continue  # it lives, and is perhaps about to take its lock
        lock = Lock(folder)
        with suppress(AlreadyRuns):
            lock.take()
            Ground(folder, {}).discard()
            lock.free()


def main(words: list[str]) -> int:
    """Run a command on fresh ground; return its exit code."""
    command = words[1:] if words[:1] == ["--"] else words
    if not command:
        raise SystemExit("usage: python -m ops.ground -- <command …>")
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGHUP, _leave)
    sweep(RUN)
    ground = Ground(RUN / f"test-{os.getpid()}")
    try:
        ground.start()
        return _run(command, os.environ | ground.env())
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except DidNotStart as failure:
        print(failure, file=sys.stderr)
        return 1
    finally:
        ground.discard()


def _run(command: list[str], env: Mapping[str, str]) -> int:
    """Wait for the command; a Ctrl-C has reached it already, anything else is passed on."""
    child = subprocess.Popen(command, env=env)
    try:
        return child.wait()
    except KeyboardInterrupt:
        return child.wait(timeout=30)
    finally:
        child.terminate()
        child.wait()


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

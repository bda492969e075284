"""The embedded database: SecantusDB as a process of its own, in a folder of its own."""

import os
import sys
from pathlib import Path

from pymongo import MongoClient
from pymongo.errors import PyMongoError

from ops.ports import LOOPBACK, is_free, keep_ports, recall_ports
from ops.process import Process

# Beyond its hundred thousand entries the server prunes at every thousandth write, over all that it has pruned
# before, and in the end does nothing else. Nobody here follows its oplog.
OPLOG_ENTRIES = 100_000_000
A_DAY = 86_400  # seconds


class Database(Process):
    """A private database server in `folder`; loopback only, for development and tests.

    It asks for no password: whoever may open a socket on this machine may read the synthetic people in
    it. Real people's data belongs on MongoDB with users and TLS (docs/operations.md).

    Every acknowledged write is on disk (`--sync-on-commit`), so a kill loses nothing that was promised.
    It answers as a replica set of one and knows a retried write again, so pymongo's `retryWrites` works as
    it does in production; as a stand-alone server it would be off.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._ports = self.folder / "ports.json"

    @property
    def uri(self) -> str:
        return f"mongodb://{LOOPBACK}:{recall_ports(self._ports)['mongo']}/"

    def start(self) -> None:
        """Start and wait until it answers; one that was left behind in this folder is ended first."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.kill()
        keep_ports(self._ports, "mongo")
        self.resume()

    def resume(self) -> None:
        """Start it again on the same port, with the same data."""
        self.spawn(self._command(), os.environ)
        self.wait_until(self._answers, seconds=60)

    def stop(self) -> None:
        self.end(patience=20)

    def _command(self) -> list[str]:
        return [
            "/usr/bin/taskset",
            "--cpu-list",
            str(max(os.sched_getaffinity(0))),  # its threads fight for one lock: twice as fast on one CPU
            *(sys.executable, "-m", "ops.embedded"),
            *("--host", LOOPBACK, "--port", self.uri.rsplit(":", 1)[1].rstrip("/")),
            *("--storage-path", str(self.folder / "data"), "--sync-on-commit"),
            *("--cache-size", "256M", "--log-level", "WARNING"),
            *("--oplog-max-entries", str(OPLOG_ENTRIES), "--oplog-retention-seconds", str(A_DAY)),
        ]

    def _answers(self) -> bool:
        if is_free(recall_ports(self._ports)["mongo"]):
            return False
        client: MongoClient[dict[str, object]] = MongoClient(self.uri, serverSelectionTimeoutMS=500)
        try:
            client.admin.command("ping")
        except PyMongoError:
            return False
        finally:
            client.close()
        return True

"""The broker under fire: one of our own, which can also be asked what its readers hold."""

import json
import subprocess
from typing import NamedTuple

from ops.broker import SCRIPTS, Broker


class QueueState(NamedTuple):
    """What a queue says of itself at this moment."""

    ready: int
    unacked: int
    readers: int


class WatchedBroker(Broker):
    """A broker whose queues can be looked into.

    Declaring passively shows what is ready at once, but not what readers hold; the management plugin shows
    both, some seconds late. This asks the queues themselves; it takes a second.
    """

    def queue_states(self, vhost: str) -> dict[str, QueueState]:
        """Return the state of every queue of a virtual host."""
        columns = ("name", "messages_ready", "messages_unacknowledged", "consumers")
        words = ("--quiet", "list_queues", "--vhost", vhost, "--formatter", "json", *columns)
        done = subprocess.run(
            [str(SCRIPTS / "rabbitmqctl"), *words],
            env=self._environment(),
            check=True,
            timeout=60,
            capture_output=True,
            text=True,
        )
        rows = json.loads(done.stdout)
        return {row["name"]: QueueState(*(int(row[column] or 0) for column in columns[1:])) for row in rows}

    def close_all_connections(self):
        """Hang up on everybody, at one stroke."""
        self._control("close_all_connections", "a fault of the plan")

    def resident_bytes(self) -> int:
        """Return how much memory the node takes, as the kernel counts."""
        with open(f"/proc/{self.pid()}/status", encoding="ascii") as status:
            [line] = [line for line in status if line.startswith("VmRSS")]
        return int(line.split()[1]) * 1024

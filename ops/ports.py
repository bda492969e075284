"""Ports on the loopback address: found once, remembered in a file, kept as long as nobody takes them."""

import json
import random
import socket
from pathlib import Path

LOOPBACK = "127.0.0.1"
RANGE = range(20000, 30000)  # below the ports that systems hand out to outgoing connections


def is_free(port: int) -> bool:
    """Tell whether nobody listens on this port of the loopback address."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """Return a port that nobody uses at this moment."""
    return next(port for port in iter(lambda: random.choice(RANGE), None) if is_free(port))


def keep_ports(memory: Path, *names: str) -> dict[str, int]:
    """Return a port for every name: the remembered one where it is still free, else a new one."""
    known = recall_ports(memory)
    ports = {name: known[name] if is_free(known.get(name, 0)) and name in known else 0 for name in names}
    for name in names:
        while not ports[name] or list(ports.values()).count(ports[name]) > 1:
            ports[name] = free_port()
    memory.write_text(json.dumps(ports))
    return ports


def recall_ports(memory: Path) -> dict[str, int]:
    """Return the ports that were used last; empty when there was no last time."""
    try:
        return {str(name): int(port) for name, port in json.loads(memory.read_text()).items()}
    except (OSError, ValueError):
        return {}

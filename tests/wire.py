"""A stretch of wire to the broker that a test can hold up in either direction, or cut."""

import contextlib
import math
import socket
import struct
from urllib.parse import urlsplit, urlunsplit

import eventlet
from eventlet.event import Event

RESET = struct.pack("ii", 1, 0)  # SO_LINGER: close without goodbye


class Wire:
    """Forwards connections to the broker; `uri` is its own address."""

    def __init__(self, uri):
        there = urlsplit(uri)
        self._broker = (there.hostname, there.port)
        self._here = eventlet.listen(("127.0.0.1", 0))
        login = there.netloc.rpartition("@")[0]
        address = "{}@{}:{}".format(login, *self._here.getsockname())
        self.uri = urlunsplit(there._replace(netloc=address))
        self._gates = {"up": _open_gate(), "down": _open_gate()}
        self._bytes_left = {"up": math.inf, "down": math.inf}
        self._ends, self.connections = [], 0
        self._greenlets = [eventlet.spawn(self._accept)]

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self._here.close()
        for greenlet in self._greenlets:
            greenlet.kill()
        self.cut()

    def hold(self, *directions):
        """Let nothing pass upwards (to the broker), downwards, or either way."""
        for direction in directions or ("up", "down"):
            self._gates[direction] = Event()

    def hold_after(self, size, direction):
        """Let about so many bytes pass, and then nothing more."""
        self._bytes_left[direction] = size

    def release(self, *directions):
        for direction in directions or ("up", "down"):
            self._bytes_left[direction] = math.inf
            if not self._gates[direction].ready():
                self._gates[direction].send()

    def cut(self):
        """Reset all connections."""
        while self._ends:
            end = self._ends.pop()
            with contextlib.suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            end.close()

    def go_away(self):
        """Reset all connections and take no new ones: the broker's machine is down."""
        self._greenlets[0].kill()
        self._here.close()
        self.cut()

    def _accept(self):
        while True:
            client, _ = self._here.accept()
            broker = eventlet.connect(self._broker)
            self.connections += 1
            self._ends += [client, broker]
            self._greenlets += [
                eventlet.spawn(self._pump, client, broker, "up"),
                eventlet.spawn(self._pump, broker, client, "down"),
            ]

    def _pump(self, source, sink, direction):
        with contextlib.suppress(OSError, EOFError):
            while data := source.recv(65536):
                if self._bytes_left[direction] <= 0:
                    self.hold(direction)
                self._bytes_left[direction] -= len(data)
                self._gates[direction].wait()
                sink.sendall(data)
        with contextlib.suppress(OSError):
            sink.shutdown(socket.SHUT_RDWR)


def _open_gate():
    gate = Event()
    gate.send()
    return gate

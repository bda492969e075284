"""The fleet: replicas of the services as real processes, and a supervisor that starts again what died."""

import json
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from shutil import which
from urllib.error import HTTPError

import eventlet

from ops.declare import work_queues
from ops.ports import free_port
from ops.services import ROOT, where
from tests.faults.settling import until
from tests.faults.weapons import CRASHED

TWO_OF_EACH = {"intake": 2, "grid": 2, "staff": 1, "notify": 2}
ONE_OF_EACH = {"intake": 1, "grid": 1, "staff": 1, "notify": 1}
LONGEST_GOODBYE = 45  # seconds: as much as docker compose gives


class Replica:
    """One place for a process of a service. `arms` say, start by start, what goes wrong in it."""

    def __init__(self, world, service, number, arms=()):
        self.world, self.service, self.name = world, service, f"{service}-{number}"
        self.log = world.folder / f"{self.name}.log"
        self._arms, self.armed = iter(arms), None
        self.process, self.exits, self.goodbyes = None, [], []
        self.held = self._asked_to_end = False

    def start(self):
        self.armed = next(self._arms, None)
        self._asked_to_end = False
        self._port = free_port()
        environment = self.world.environment | {"HEALTH_ADDRESS": f"127.0.0.1:{self._port}"}
        if self.armed:
            environment["ARMED"] = self.armed
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                self._command(), env=environment, cwd=ROOT, stdout=log, stderr=log
            )

    def is_ready(self):
        return self.health().get("ready", False)

    def health(self):
        """Return what it says of its health, well or not; nothing where nobody answers."""
        if self.process is None:
            return {}
        address = f"http://127.0.0.1:{self._port}/health/ready"
        with suppress(OSError):
            try:
                answer = urllib.request.urlopen(address, timeout=2)
            except HTTPError as unwell:
                answer = unwell
            with answer:
                return json.load(answer)
        return {}

    def measures(self):
        """Return what it has measured since it was started, as Prometheus reads it; nothing if it is away."""
        address = f"http://127.0.0.1:{self._port}/metrics"
        with suppress(OSError), urllib.request.urlopen(address, timeout=5) as answer:
            return answer.read().decode()
        return ""

    def kill(self):
        self._asked_to_end = True
        self.process.kill()

    def terminate(self):
        """Ask it to end; how long it takes is noted when it has."""
        self._asked_to_end, self._asked_at = True, time.monotonic()
        self.process.terminate()

    def freeze(self):
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)

    def has_ended(self):
        """Tell whether there is no process, noting how the last one ended."""
        if self.process is None or self.process.poll() is None:
            return self.process is None
        code = self.process.returncode
        if code == -signal.SIGTERM or (self._asked_to_end and code == 0):
            self.goodbyes.append(time.monotonic() - self._asked_at)
        self.exits.append((self.armed, code, self._asked_to_end))
        self.process = None
        return True

    def fallen(self):
        """Return the exits that nobody asked for and no arm explains."""
        return [(armed, code) for armed, code, asked in self.exits if not asked and code != CRASHED]

    def crashed(self):
        """Return the arms that went off."""
        return [armed for armed, code, _ in self.exits if armed and code == CRASHED]

    def disarm(self):
        self._arms = iter(())
        if self.armed and self.process is not None:
            self.kill()

    def _command(self):
        nameko = ["nameko"] if self.armed is None else [sys.executable, "-m", "tests.faults.armed"]
        config = ["--config", str(self.world.config(self.service))]
        command = [*nameko, "run", *config, where(self.service)]
        with_us = which("setpriv")  # a replica must not outlive the tests, however they end
        return [with_us, "--pdeathsig", "KILL", *command] if with_us else command


class Fleet:
    """All replicas of a world. Entering starts those that are not `held`, leaving ends all."""

    def __init__(self, world, sizes=None, *, arms=None, held=()):
        sizes, arms = TWO_OF_EACH if sizes is None else sizes, arms or {}
        self.world = world
        self.replicas = [
            Replica(world, service, number, arms.get(f"{service}-{number}", arms.get(service, ())))
            for service, size in sizes.items()
            for number in range(1, size + 1)
        ]
        for replica in self.of(*held):
            replica.held = True
        self._watching = None

    def __enter__(self):
        self._watching = eventlet.spawn(self._supervise)
        try:
            self.until_ready()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *failure):
        self._watching.kill()
        for replica in self.replicas:
            if replica.process is not None:
                replica.process.send_signal(signal.SIGCONT)
                replica.process.kill()
                replica.process.wait()
                replica.process = None

    def until_ready(self, seconds=60):
        """Wait until all are there that are not held."""
        until(lambda: all(each.is_ready() for each in self.replicas if not each.held), seconds=seconds)

    def of(self, *services):
        return [replica for replica in self.replicas if replica.service in services]

    def hold(self, service):
        """End all replicas of a service, and leave it at that."""
        for replica in self.of(service):
            replica.held = True
            replica.kill()
        until(lambda: all(replica.process is None for replica in self.of(service)))

    def release(self, service):
        """Start a service again that was held, and wait until it is there."""
        for replica in self.of(service):
            replica.held = False
        until(lambda: all(replica.is_ready() for replica in self.of(service)), seconds=60)

    def disarm(self):
        """Start everything anew that has an arm, without it."""
        for replica in self.replicas:
            replica.disarm()

    def fallen(self):
        """Return what ended although nobody asked it to: I5."""
        return [f"I5 {each.name} ended by itself: {each.fallen()}" for each in self.replicas if each.fallen()]

    def deaf(self, seconds=20):
        """Return what lives and does not listen, even after a while: I5."""
        end = time.monotonic() + seconds
        while (found := self._without_readers()) and time.monotonic() < end:
            eventlet.sleep(1)
        return found

    def _without_readers(self):
        wanted = {queue.name: len(self.of(queue.name.partition(".")[0])) for queue in work_queues()}
        states = self.world.broker.queue_states(self.world.name)
        return [
            f"I5 {name} has {states[name].readers} readers, not {count}"
            for name, count in wanted.items()
            if states[name].readers != count
        ]

    def _supervise(self):
        while True:
            for replica in self.replicas:
                if replica.has_ended() and not replica.held:
                    replica.start()
            eventlet.sleep(0.2)

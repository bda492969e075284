"""The whole house on one machine: ground, keys, deploy step, services, and how they find each other."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Thread
from urllib.error import URLError
from urllib.request import urlopen

from amqp.exceptions import PreconditionFailed
from kombu import Queue

from demo.sign_ins import SignIn, demo_sign_ins
from demo.street import make_street
from ops.broker import Broker
from ops.database import Database
from ops.declare import work_queues
from ops.ground import Ground
from ops.keys import PRIVATE, PUBLIC, SEALING, make_keys
from ops.ports import LOOPBACK, keep_ports
from ops.process import DidNotStart, Process
from ops.secret_file import write_secret
from ops.services import NAMES, command_of
from ops.tokens import issue
from shared.events import PUBLISHERS
from shared.plumbing.ladder import declare_topology

PATIENCE = 45  # seconds in which a service finishes what is in hand
TOKEN_HOURS = 7 * 24.0
AS_IN_THE_IMAGE = {"EVENTLET_NO_GREENDNS": "yes", "PYTHONWARNINGS": "ignore"}

Tell = Callable[[str], None]


class Service(Process):
    """One service as `nameko run` runs it, with the address where it says how it is."""

    def __init__(self, folder: Path, name: str, *, port: int) -> None:
        super().__init__(folder / "services" / name, folder / "logs" / f"{name}.log")
        self.name, self.address = name, f"{LOOPBACK}:{port}"
        self._env: dict[str, str] = {}

    def start(self, env: Mapping[str, str]) -> None:
        """Start it with a new log; one that was left behind by a house that was killed is ended first."""
        self.end(patience=PATIENCE)
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.log.unlink(missing_ok=True)
        self._env = {**env, "HEALTH_ADDRESS": self.address}
        self.resume()

    def resume(self) -> None:
        """Start it again after it has died; its log goes on."""
        program, *words = command_of(self.name)
        self.spawn([str(Path(sys.executable).parent / program), *words], self._env)

    def is_ready(self) -> bool:
        """Tell whether it has all that it needs."""
        try:
            urlopen(f"http://{self.address}/health/ready", timeout=2).close()
        except (URLError, OSError):
            return False
        return True


class House:
    """Everything that `make run` runs, in one folder."""

    def __init__(self, folder: Path, tell: Tell, environ: Mapping[str, str] = os.environ) -> None:
        self.folder, self.env_file, self._tell = folder, folder / "env", tell
        self._environ = dict(environ)
        self.ground = Ground(folder, environ)
        self.services: list[Service] = []
        self.sign_ins: tuple[SignIn, ...] = ()

    def start(self) -> None:
        """Start all, each as soon as what it needs is there; return when every service is ready.

        Refused with AlreadyRuns where a house stands in this folder; DidNotStart says whose log to read.
        """
        queues: list[Queue] = []
        reading = Thread(target=lambda: queues.extend(work_queues()))  # all services, while the broker starts
        reading.start()
        self.ground.start()
        self._tell("broker and database")
        make_keys(self.folder / "keys")
        reading.join()
        self._declare(queues)
        self._start_services()
        self._write_env()
        for service in self.services:
            service.wait_until(service.is_ready, seconds=60)
            self._tell(f"service {service.name}")

    def tend(self) -> None:
        """Look once after everybody: whoever has died is started again after a second."""
        for process in self._everybody():
            if process.pid() is None:
                self._tell(f"{process.folder.name} has ended; starting it again (log: {process.log})")
                time.sleep(1)
                process.resume()

    def stop(self) -> None:
        """Stop the services, who finish what is in hand, then the ground."""
        for service in self.services:
            service.ask_to_end()
        for service in self.services:
            service.await_end(patience=PATIENCE)
        self.ground.stop()

    def kill(self) -> None:
        """End all at once; what was confirmed or acknowledged is kept."""
        for process in self._everybody():
            process.kill()

    def env(self) -> dict[str, str]:
        """Return what a program must know to use the house: addresses, key files, one token per sign-in."""
        keys = self.folder / "keys"
        return {
            **self.ground.env(),
            "AUTH_PUBLIC_KEY": str(keys / PUBLIC),
            "SEALING_KEYS": str(keys / SEALING),
            **{f"HEALTH_{service.name.upper()}": f"http://{service.address}" for service in self.services},
            **{who.variable: self._token(who) for who in self.sign_ins},
        }

    def _declare(self, queues: list[Queue]) -> None:
        """Do the deploy step: only when every queue is there is nothing announced to nobody."""
        if not queues:
            raise DidNotStart("the deploy step failed: the services could not be read")
        try:
            declare_topology(self.ground.env()["AMQP_URI"], queues, publishers=PUBLISHERS)
        except PreconditionFailed as other:
            raise DidNotStart(f"the deploy step failed: {other}") from other
        self._tell("queues")

    def _start_services(self) -> None:
        ports = keep_ports(self.folder / "ports.json", *NAMES)
        self.services = [Service(self.folder, name, port=ports[name]) for name in NAMES]
        for service in self.services:
            service.start(self._environ | self.env() | AS_IN_THE_IMAGE)
        self.sign_ins = demo_sign_ins(make_street(1))

    def _write_env(self) -> None:
        lines = "".join(f"{name}={value}\n" for name, value in self.env().items())
        write_secret(self.env_file, lines.encode())

    def _token(self, who: SignIn) -> str:
        key = self.folder / "keys" / PRIVATE
        return issue(key, subject=who.subject, roles=who.roles, areas=who.areas, hours=TOKEN_HOURS)

    def _everybody(self) -> Iterator[Broker | Database | Service]:
        yield from (server for server in (self.ground.database, self.ground.broker) if server)
        yield from self.services

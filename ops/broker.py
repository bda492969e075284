"""A private RabbitMQ node: its own folder, ports, cookie and user; no other broker ever notices it."""

import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from subprocess import SubprocessError, run
from typing import ClassVar
from urllib.error import URLError
from urllib.parse import quote

from kombu import Connection

from ops.management import Management
from ops.ports import LOOPBACK, keep_ports, recall_ports
from ops.process import DidNotStart, Process
from ops.secret_file import keep_secret, write_secret

# The scripts behind /usr/sbin insist on being root or rabbitmq.
SCRIPTS = Path(os.environ.get("RABBITMQ_BIN", "/usr/lib/rabbitmq/bin"))
NO_SERVER = (
    f"A RabbitMQ of its own is to be started, and {SCRIPTS} has none: install rabbitmq-server, or name the"
    " folder of its programs with RABBITMQ_BIN=…. A broker that AMQP_URI names cannot stand in for it."
)
SETTINGS = """\
listeners.tcp.1 = {address}:{amqp}
management.tcp.ip = {address}
management.tcp.port = {http}
management_agent.disable_metrics_collector = true
default_user = {user}
default_pass = {password}
max_message_size = 1048576
vm_memory_high_watermark.absolute = {memory}
disk_free_limit.absolute = 200MB
raft.wal_max_size_bytes = 33554432
log.file.level = warning
"""
# Told to stop, the statistics ask a process that is waiting for them, for five seconds.
SILENCE_STATISTICS = "gen_event:delete_handler(rabbit_event, rabbit_mgmt_db_handler, [])."


class Broker(Process):
    """A RabbitMQ node in `folder`, on the loopback address only.

    Its one user has a random password; guest does not exist. It runs without epmd, the port mapper that
    the nodes of a machine share: its port for other nodes is fixed and told to whoever must know.
    """

    memory: ClassVar[str] = "1GB"  # above it, publishers have to wait

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._ports = self.folder / "ports.json"
        self._sign_in = self.folder / "sign-in.json"
        self.node = f"yimen-{hashlib.sha256(str(self.folder).encode()).hexdigest()[:8]}@localhost"

    def uri(self, vhost: str = "/") -> str:
        return f"amqp://{self._authority('amqp')}/{quote(vhost, safe='')}"

    @property
    def management_uri(self) -> str:
        """Where the management plugin answers, sign-in included."""
        return f"http://{self._authority('http')}"

    @property
    def management(self) -> Management:
        return Management(self.management_uri)

    def start(self) -> None:
        """Start and wait until it answers; one that was left behind in this folder is ended first."""
        if not (SCRIPTS / "rabbitmq-server").exists():
            raise DidNotStart(NO_SERVER)
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.kill()
        keep_ports(self._ports, "amqp", "http", "nodes")
        self._keep_secrets()
        self.resume()

    def resume(self) -> None:
        """Start it again on the same ports, with the same queues and messages."""
        self._write_settings()
        no_epmd = ("-sname", self.node, "-start_epmd", "false", "-erl_epmd_port", self._port("nodes"))
        only_here = ("-kernel", "inet_dist_use_interface", "{127,0,0,1}")
        in_folder = ["/usr/bin/env", f"--chdir={self.folder}"]  # where the node leaves its dumps
        server = [str(SCRIPTS / "rabbitmq-server"), "-noinput"]
        self.spawn([*in_folder, *server, *only_here, *no_epmd], self._environment())
        self.wait_until(self._answers, seconds=90)

    def stop(self) -> None:
        """Stop it in order."""
        self.thaw()
        if self.pid():
            with suppress(SubprocessError):  # not in time for it: then it only takes longer
                self._control("eval", SILENCE_STATISTICS)
        self.end(patience=45)

    def kill(self) -> None:
        """End it at once. What it confirmed is kept, save in a quorum queue that it has only just declared.

        It writes the list of its quorum queues down late (3.10.8: a queue of 0.2 s was lost with its
        messages, one of 2 s was kept), so declare first and kill some seconds later.
        """
        super().kill()

    def make_vhost(self, name: str) -> None:
        self.management.make_vhost(name)

    def drop_vhost(self, name: str) -> None:
        self.management.drop_vhost(name)

    def close_all_connections(self) -> None:
        self.management.close_all_connections()

    def raise_memory_alarm(self) -> None:
        """Say that memory is short: from now on publishers wait."""
        self._control("set_vm_memory_high_watermark", "absolute", "1MB")

    def clear_memory_alarm(self) -> None:
        self._control("set_vm_memory_high_watermark", "absolute", self.memory)

    def queue_counts(self, vhost: str = "/") -> dict[str, int]:
        """Return how many messages are ready in each queue, at this moment and not some seconds ago.

        In the first second after a start a quorum queue says 0: it has no leader yet.
        """
        with Connection(self.uri(vhost)) as connection:
            channel = connection.channel()
            return {
                name: channel.queue_declare(name, passive=True).message_count
                for name in self.management.queue_names(vhost)
            }

    def _authority(self, port: str) -> str:
        who = json.loads(self._sign_in.read_text())
        return f"{who['user']}:{who['password']}@{LOOPBACK}:{self._port(port)}"

    def _port(self, name: str) -> str:
        return str(recall_ports(self._ports)[name])

    def _keep_secrets(self) -> None:
        sign_in = {"user": "yimen", "password": secrets.token_urlsafe(18)}
        keep_secret(self._sign_in, json.dumps(sign_in).encode())
        keep_secret(self.folder / ".erlang.cookie", secrets.token_hex(24).encode())

    def _write_settings(self) -> None:
        who, ports = json.loads(self._sign_in.read_text()), recall_ports(self._ports)
        settings = SETTINGS.format(address=LOOPBACK, memory=self.memory, **who, **ports)
        write_secret(self.folder / "rabbitmq.conf", settings.encode())
        (self.folder / "enabled_plugins").write_text("[rabbitmq_management].\n")
        (self.folder / "environment").touch()

    def _environment(self) -> Mapping[str, str]:
        here, nodes = str(self.folder), self._port("nodes")
        return {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": here,  # of the cookie
            "ERL_EPMD_PORT": "1",  # nobody listens there: the node must not register with another's epmd
            "RABBITMQ_ALLOW_INPUT": "1",  # the script becomes the node, and does not stand in between
            "RABBITMQ_CONF_ENV_FILE": f"{here}/environment",
            "RABBITMQ_CONFIG_FILE": f"{here}/rabbitmq.conf",
            "RABBITMQ_ADVANCED_CONFIG_FILE": f"{here}/advanced.config",
            "RABBITMQ_ENABLED_PLUGINS_FILE": f"{here}/enabled_plugins",
            "RABBITMQ_MNESIA_BASE": f"{here}/data",
            "RABBITMQ_LOG_BASE": f"{here}/log",
            "RABBITMQ_NODENAME": self.node,
            "RABBITMQ_DIST_PORT": nodes,
            "RABBITMQ_CTL_ERL_ARGS": f"-dist_listen false -start_epmd false -erl_epmd_port {nodes}",
        }

    def _answers(self) -> bool:
        try:
            return self.management.listens(int(self._port("amqp")))
        except (URLError, OSError):
            return False

    def _control(self, *words: str) -> None:
        command = [str(SCRIPTS / "rabbitmqctl"), "--quiet", *words]
        run(command, env=self._environment(), check=True, timeout=60, capture_output=True)

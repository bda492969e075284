"""Health: says whether the process lives, and whether it has what it needs; serves the metrics beside.

/health/live    200 as long as the process can answer
/health/ready   200, or 503 and which of broker and database is away, since when
/metrics        for Prometheus
"""

import json
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

import eventlet
import eventlet.wsgi
from eventlet.semaphore import Semaphore

from shared.kernel import clock
from shared.plumbing import metrics
from shared.plumbing.line import connected

log = logging.getLogger(__name__)

PATIENCE = 1.0  # seconds that one look may take
FRESH = 1.0  # seconds for which a look is good

Look = Callable[[], None]
StartResponse = Callable[[str, list[tuple[str, str]]], Any]


class Needing(Protocol):
    """An extension that cannot work without something: `ready` raises while it is away.

    It is asked before the extension is set up, and again and again after; `needs` names the thing
    ("database" where it is not said).
    """

    def ready(self) -> None:
        """Return at once when all is well."""


class Health:
    """Whether a service has what it needs. Every look is bounded in time and good for a second."""

    def __init__(self, service: str, looks: Mapping[str, Look]) -> None:
        self.service, self.phase = service, "starting"
        self._looks = dict(looks)
        self._away: dict[str, str] = {}
        self._looked_at = float("-inf")
        self._looking = Semaphore()

    def away(self) -> dict[str, str]:
        """Return what is away, and since when."""
        with self._looking:
            if time.monotonic() - self._looked_at >= FRESH:
                for need, look in self._looks.items():
                    self._look_for(need, look)
                self._looked_at = time.monotonic()
        return dict(self._away)

    def report(self) -> dict[str, Any]:
        """Return what /health/ready answers."""
        away = self.away()
        return {"service": self.service, "phase": self.phase, "ready": self.ready(away), "away": away}

    def ready(self, away: Mapping[str, str]) -> bool:
        """Tell whether work may be sent here."""
        return self.phase == "running" and not away

    def _look_for(self, need: str, look: Look) -> None:
        there = is_there(look)
        metrics.AWAY.labels(self.service, need).set(not there)
        if there and need in self._away:
            del self._away[need]
            log.info("back again", extra={"service": self.service, "need": need})
        elif not there and need not in self._away:
            self._away[need] = clock.now().isoformat()
            log.warning("away", extra={"service": self.service, "need": need})


def is_there(look: Look) -> bool:
    """Tell whether a look succeeds within the time it has."""
    try:
        with eventlet.Timeout(PATIENCE):
            look()
    except (Exception, eventlet.Timeout):
        return False
    return True


def look_for_broker(config: Mapping[str, Any]) -> Look:
    """Return the look for the broker: it must shake hands."""

    def look() -> None:
        connected(config["AMQP_URI"], ssl=config.get("AMQP_SSL"), seconds=PATIENCE).close()

    return look


class Window:
    """The little web server of a process, for those who watch it."""

    def __init__(self, health: Health, address: str) -> None:
        host, _, port = address.rpartition(":")
        self._health = health
        self._socket = eventlet.listen((host or "127.0.0.1", int(port)))
        self.address = "{}:{}".format(*self._socket.getsockname())
        self._serving = eventlet.spawn(
            eventlet.wsgi.server, self._socket, self.answer, log=log, log_output=False, socket_timeout=5
        )

    def answer(self, environ: Mapping[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request (WSGI)."""
        status, kind, body = self._page(environ["PATH_INFO"])
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]

    def _page(self, path: str) -> tuple[str, str, bytes]:
        if path == "/metrics":
            return "200 OK", metrics.CONTENT_TYPE, metrics.expose()
        if path == "/health/live":
            return "200 OK", "application/json", b'{"live": true}'
        if path == "/health/ready":
            report = self._health.report()
            status = "200 OK" if report["ready"] else "503 Service Unavailable"
            return status, "application/json", json.dumps(report).encode()
        return "404 Not Found", "text/plain", b"not here"

    def close(self) -> None:
        """Stop answering."""
        self._serving.kill()
        self._socket.close()

"""The sides that ask: Client for programs that are no services, TimedRpcProxy for one service asking another.

Both wait a bounded time, tell who asks and the trail of the wish, and raise the kernel's errors as the other
side meant them.
"""

import time
from collections.abc import Callable, Mapping
from typing import Any

import eventlet
from nameko import rpc
from nameko.extensions import DependencyProvider
from nameko.messaging import HeaderEncoder

from shared.kernel import ids
from shared.kernel.errors import Unavailable
from shared.plumbing import trail
from shared.plumbing.consumer import QueueConsumer
from shared.plumbing.line import CONNECT_SECONDS, FAILURES
from shared.plumbing.publisher import Outcome, Publisher
from shared.plumbing.refusals import result_of
from shared.plumbing.rpc import Spoken
from shared.plumbing.wire import Wire

CLIENT_SECONDS = 5.5  # so that a call is over within 6 s, also on a machine that is hard at work
SERVICE_SECONDS = 10.0

Ask = Callable[..., Any]


class Remote:
    """A service as its caller sees it: `remote.method(**words)`."""

    def __init__(self, service: str, ask: Ask) -> None:
        self._service, self._ask = service, ask

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def call(**words: Any) -> Any:
            return self._ask(f"{self._service}.{method}", **words)

        return call


class Wires:
    """The wires of a program: as many as ask at once. Threads and greenlets may share them."""

    def __init__(self, uri: str, *, ssl: Any = None) -> None:
        self._uri, self._ssl = uri, ssl
        self._idle: list[Wire] = []  # append and pop are atomic

    def ask(
        self, door: str, words: Mapping[str, Any], *, headers: Mapping[str, Any], until: float
    ) -> dict[str, Any]:
        """Ask over a wire that nobody else uses; after any failure it is cut, and with it the idle ones."""
        wire = self._take(until)
        try:
            reply = wire.ask(door, words, headers=headers, until=until)
        except BaseException:
            wire.cut()
            raise
        self._idle.append(wire)
        return reply

    def cut(self) -> None:
        """Give up the idle wires: where one has died, so have the others."""
        self._each_idle(Wire.cut)

    def close(self) -> None:
        """Say goodbye on every idle wire."""
        self._each_idle(Wire.close)

    def _take(self, until: float) -> Wire:
        try:
            return self._idle.pop()
        except IndexError:
            left = until - time.monotonic()
            if left <= 0:
                raise TimeoutError("no time left to connect") from None
            return Wire(self._uri, ssl=self._ssl, seconds=min(CONNECT_SECONDS, left))

    def _each_idle(self, do: Callable[[Wire], None]) -> None:
        while self._idle:
            try:
                do(self._idle.pop())
            except IndexError:  # somebody else took the last one
                return


class Client:
    """Asks services on behalf of whom the token names: `client.intake.get_case(case_id=...)`."""

    def __init__(
        self, uri: str, token: str, *, timeout: float = CLIENT_SECONDS, wires: Wires | None = None
    ) -> None:
        self._wires, self._token, self._timeout, self._uri = wires or Wires(uri), token, timeout, uri

    def __getattr__(self, service: str) -> Remote:
        if service.startswith("_"):
            raise AttributeError(service)
        return Remote(service, self.call)

    def call(self, door: str, /, **words: Any) -> Any:
        """Ask `service.method` and return the answer.

        Asked once more, in the same words and so under the same command id, when the connection was lost.
        Raises what the service raised, and Unavailable when it did not answer in time.
        """
        until = time.monotonic() + self._timeout
        try:
            try:
                reply = self._ask(door, words, until)
            except TimeoutError:
                raise
            except FAILURES:
                self._wires.cut()
                reply = self._ask(door, words, until)
        except FAILURES as failure:
            raise Unavailable(f"{door} did not answer within {self._timeout:g} s") from failure
        return result_of(reply)

    def acting_for(self, token: str) -> "Client":
        """Return a client for somebody else over the same wires."""
        return Client(self._uri, token, timeout=self._timeout, wires=self._wires)

    def close(self) -> None:
        """Hang up; asking again opens new wires."""
        self._wires.close()

    def _ask(self, door: str, words: Mapping[str, Any], until: float) -> dict[str, Any]:
        told = {"auth_token": self._token, **trail.current().told()}
        headers = {f"{HeaderEncoder.header_prefix}.{key}": value for key, value in told.items()}
        return self._wires.ask(door, words, headers=headers, until=until)


class Replies(rpc.ReplyListener):
    """Hears the replies to what a service asks."""

    queue_consumer = QueueConsumer()

    def forget(self, correlation_id: str) -> None:
        """Expect this reply no longer; stock nameko would for ever."""
        self._reply_events.pop(correlation_id, None)


class TimedRpcProxy(DependencyProvider, HeaderEncoder):
    """Hands a service a Remote: `grid = TimedRpcProxy("grid")`. It asks with the token of its own caller."""

    replies = Replies()
    publisher = Publisher()

    def __init__(self, target_service: str, *, timeout: float = SERVICE_SECONDS) -> None:
        self.target_service, self.timeout = target_service, timeout

    def get_dependency(self, worker_ctx: Any) -> Remote:
        def ask(door: str, /, **words: Any) -> Any:
            return self._ask(door, words, headers=self.get_message_headers(worker_ctx))

        return Remote(self.target_service, ask)

    def _ask(self, door: str, words: Mapping[str, Any], *, headers: Mapping[str, Any]) -> Any:
        correlation_id = ids.new_id()
        question = Spoken(
            body={"args": [], "kwargs": words},
            exchange=rpc.get_rpc_exchange(self.container.config).name,
            routing_key=door,
            headers=headers,
            correlation_id=correlation_id,
            reply_to=self.replies.routing_key,
            seconds=self.timeout,
        )
        late = Unavailable(f"{door} did not answer within {self.timeout:g} s")
        answered = self.replies.get_reply_event(correlation_id)
        try:
            with eventlet.Timeout(self.timeout, late):
                if self.publisher.publish_all([question]) != [Outcome.CONFIRMED]:
                    raise Unavailable(f"{self.target_service} is not there")
                return result_of(answered.wait())
        finally:
            self.replies.forget(correlation_id)

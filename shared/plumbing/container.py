"""Container: how a service starts, does one thing at a time, and ends. `SERVICE_CONTAINER_CLS` names it.

Stock nameko exits when the broker is away at start, leaves a handler that is cut short unsettled for ever,
and lets anything around a handler that goes wrong take the whole service down.
"""

import logging
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import eventlet
from eventlet.patcher import is_monkey_patched
from eventlet.support.greenlets import GreenletExit
from nameko.constants import CALL_ID_STACK_CONTEXT_KEY
from nameko.containers import ServiceContainer
from nameko.utils.concurrency import SpawningSet

from shared.plumbing import metrics
from shared.plumbing.handling import HANDLER_TIMEOUT, handle
from shared.plumbing.health import Health, Look, Window, look_for_broker

log = logging.getLogger(__name__)

LOOK_AGAIN = 0.5  # seconds between two looks for what the service waits for
STARTING_MAY_TAKE = 3.0  # seconds that a start under way is given when the service is told to end
SETTLING_MAY_TAKE = 10.0  # seconds on top of the longest handler, for replies and acknowledgements


class Container(ServiceContainer):
    """Runs one service class; reads HANDLER_TIMEOUT (seconds) and HEALTH_ADDRESS (host:port)."""

    def __init__(self, service_cls: type, config: Mapping[str, Any]) -> None:
        if not is_monkey_patched("socket"):
            raise RuntimeError("use `nameko run`: unpatched, a service would block at its first wait")
        super().__init__(service_cls, config)
        self.health = Health(self.service_name, self._looks())
        self._handler_seconds = float(config.get("HANDLER_TIMEOUT") or HANDLER_TIMEOUT)
        self.window: Window | None = None
        self._watch: Any = None
        self._booting: Any = None
        self._told_to_end = False

    def start(self) -> None:
        """Show health, wait for what the service needs, and only then start its extensions.

        Returns when the service runs, or when it was told to end meanwhile.
        """
        self._open_window()
        if not self._all_there():
            return
        self._booting = eventlet.spawn(self._start_in_order)
        try:
            self._booting.wait()
        except GreenletExit:  # stop() would not wait any longer
            return
        except BaseException:
            self._let_go()
            raise
        if not self._told_to_end:
            self.health.phase = "running"

    def stop(self) -> None:
        """Finish what is in hand and end, within the longest handler's time and a little.

        Told again meanwhile, it does no more: nameko's timers break when they are stopped twice.
        """
        if self._told_to_end:
            return
        self._told_to_end, self.health.phase = True, "stopping"
        if self._has_started():
            with eventlet.Timeout(self._handler_seconds + SETTLING_MAY_TAKE, False):
                super().stop()
        self._let_go()

    def kill(self, exc_info: Any = None) -> None:
        self._told_to_end, self.health.phase = True, "stopping"
        super().kill(exc_info)
        self._let_go()

    def spawn_worker(
        self,
        entrypoint: Any,
        args: Any,
        kwargs: Any,
        context_data: Mapping[str, Any] | None = None,
        handle_result: Any = None,
    ) -> Any:
        """Start a worker; a context that nameko would choke on loses what is wrong with it."""
        context = dict(context_data or {})
        stack = context.get(CALL_ID_STACK_CONTEXT_KEY, [])
        if not (isinstance(stack, list) and all(isinstance(call, str) for call in stack)):
            del context[CALL_ID_STACK_CONTEXT_KEY]
        return super().spawn_worker(entrypoint, args, kwargs, context, handle_result)

    def _run_worker(self, worker_ctx: Any, handle_result: Any) -> None:
        def call() -> Any:
            self._inject_dependencies(worker_ctx)
            self._worker_setup(worker_ctx)
            return getattr(worker_ctx.service, worker_ctx.entrypoint.method_name)

        result, exc_info = handle(worker_ctx, call, seconds=self._handler_seconds)
        if handle_result is not None:
            result, exc_info = handle_result(worker_ctx, result, exc_info)
        self._worker_result(worker_ctx, result, exc_info)
        self._worker_teardown(worker_ctx)

    def _looks(self) -> dict[str, Look]:
        looks = {"broker": look_for_broker(self.config)}
        for extension in self.extensions:
            if hasattr(extension, "ready"):
                looks.setdefault(getattr(extension, "needs", "database"), extension.ready)
        return looks

    def _all_there(self) -> bool:
        while not self._told_to_end:
            if not self.health.away():
                return True
            eventlet.sleep(LOOK_AGAIN)
        return False

    def _start_in_order(self) -> None:
        """Start what workers are handed before what lets them in: no store is asked before it is ready."""
        self.started = True
        self.extensions.all.setup()
        self.dependencies.all.start()
        SpawningSet(self.extensions - self.dependencies).all.start()

    def _has_started(self) -> bool:
        """Tell whether there is anything to stop; nameko cannot stop what is half started."""
        if self._booting is None:
            return False
        with eventlet.Timeout(STARTING_MAY_TAKE, False), suppress(Exception):
            self._booting.wait()
            return True
        self._booting.kill()
        return False

    def _open_window(self) -> None:
        address = self.config.get("HEALTH_ADDRESS")
        if address:
            self.window = Window(self.health, address)
        self._watch = eventlet.spawn(metrics.watch_hub, self.service_name)

    def _let_go(self) -> None:
        self._kill_worker_threads()
        self._kill_managed_threads()
        if self._watch is not None:
            self._watch.kill()
        if self.window is not None:
            self.window.close()
        if not self._died.ready():
            self._died.send(None)

"""What happens around every handler: a deadline, another try after a stale write, a trail, a line, a measure.

An entrypoint with a method `around(worker_ctx, method)` calls the method itself; where there is none, it is
called with the arguments as they came.
"""

import logging
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import eventlet

from shared.kernel.errors import DomainError, StaleWrite, Unavailable
from shared.plumbing import logs, metrics, trail
from shared.plumbing.trail import Trail

log = logging.getLogger(__name__)

HANDLER_TIMEOUT = 20.0  # seconds
TRIES = 8  # after a stale write
LONGEST_PAUSE = 0.02  # seconds between two of them

Method = Callable[..., Any]
Outcome = tuple[Any, Any]  # result, or None and what sys.exc_info() said


class HandlerTimeout(Unavailable):
    """A handler was cut short at its deadline; what it did may be done or not."""


def handle(worker_ctx: Any, prepare: Callable[[], Method], *, seconds: float) -> Outcome:
    """Run a worker's handler and return what came of it; no exception of it gets past here.

    `prepare` makes the worker ready and returns its method.
    """
    _set_out(worker_ctx)
    started, exc_info, result = time.monotonic(), None, None
    with metrics.IN_FLIGHT.labels(worker_ctx.service_name).track_inprogress():
        try:
            result = in_time(lambda: _carry_out(worker_ctx, prepare()), seconds=seconds)
        except Exception:
            exc_info = sys.exc_info()
    _tell(worker_ctx, seconds=time.monotonic() - started, exc_info=exc_info)
    return result, exc_info


def in_time(call: Callable[[], Any], *, seconds: float) -> Any:
    """Return what the call returns; raises HandlerTimeout when it takes longer.

    Any timeout of eventlet's ends here: it is no Exception, and nameko would leave the message unsettled.
    """
    try:
        with eventlet.Timeout(seconds):
            return call()
    except eventlet.Timeout as cut:
        cut.cancel()  # one that the handler started itself and forgot would strike again
        raise HandlerTimeout(f"not done within {seconds:g} s") from cut


def patient(method: Method) -> Method:
    """Make a method that is called again when somebody else saved first. It must load, tell and save anew."""

    def called(*args: Any, **kwargs: Any) -> Any:
        for _ in range(TRIES - 1):
            try:
                return method(*args, **kwargs)
            except StaleWrite:
                eventlet.sleep(random.uniform(0, LONGEST_PAUSE))
        return method(*args, **kwargs)

    return called


def _carry_out(worker_ctx: Any, method: Method) -> Any:
    around = getattr(worker_ctx.entrypoint, "around", None)
    if around is not None:
        return around(worker_ctx, patient(method))
    return patient(method)(*worker_ctx.args, **worker_ctx.kwargs)


def _set_out(worker_ctx: Any) -> None:
    """Go on from the trail the message told, and let what this worker sends tell it on."""
    ours = replace(Trail.of(worker_ctx.data), causation=worker_ctx.call_id)
    trail.follow(ours)
    worker_ctx.data.update(ours.told())
    logs.begin(service=worker_ctx.service_name, method=worker_ctx.entrypoint.method_name)


def _tell(worker_ctx: Any, *, seconds: float, exc_info: Any) -> None:
    error = exc_info[1] if exc_info else None
    outcome = type(error).__name__ if error else "ok"
    kind = getattr(worker_ctx.entrypoint, "kind", type(worker_ctx.entrypoint).__name__.lower())
    method = worker_ctx.entrypoint.method_name
    metrics.HANDLER_SECONDS.labels(worker_ctx.service_name, method, kind, outcome).observe(seconds)
    log.log(
        _level(error, kind),
        "handled",
        extra={"kind": kind, "outcome": outcome, "ms": round(seconds * 1000, 1)},
        exc_info=exc_info if _level(error, kind) == logging.ERROR else None,
    )


def _level(error: BaseException | None, kind: str) -> int:
    if error is None and kind == "timer":
        return logging.DEBUG  # every second or so; the measure tells
    if error is None or isinstance(error, DomainError):
        return logging.INFO
    return logging.WARNING if isinstance(error, StaleWrite | Unavailable) else logging.ERROR

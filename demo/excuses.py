"""Excuses: why a program of the demo cannot go on, in a sentence instead of a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from shared.kernel.errors import DomainError, StaleWrite, Unavailable
from shared.plumbing.refusals import Unexpected


class Excuse(Exception):
    """Something that the person at the terminal can mend; its words say how."""


class NothingRuns(Excuse):
    """There is no house to ask."""

    def __init__(self) -> None:
        super().__init__(
            "这里没有运行的系统。Nothing runs here: start it with `make run` in another terminal."
        )


@contextmanager
def excused() -> Iterator[None]:
    """End the program with a sentence where it cannot go on for a known reason."""
    try:
        yield
    except Excuse as excuse:
        sys.exit(str(excuse))
    except (Unavailable, StaleWrite) as away:
        sys.exit(
            f"{away}. Is everything up? The logs know more (.run/logs). Starting this again does no harm."
        )
    except DomainError as refusal:
        sys.exit(f"{type(refusal).__name__}: {refusal} {refusal.fields or ''}".rstrip())
    except Unexpected as stumbled:
        sys.exit(f"A service has stumbled. {stumbled}")
    except KeyboardInterrupt:
        sys.exit("\nStopped. Starting this again does no harm.")

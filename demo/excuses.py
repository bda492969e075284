"""Excuses: why a program of the demo cannot go on, in a sentence instead of a traceback."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from shared.kernel.errors import DomainError, StaleWrite, Unavailable
from shared.plumbing.refusals import Unexpected, faults_of


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
    except BrokenPipeError:  # whoever reads along, as `head` does, has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit("\nStopped. Starting this again does no harm.")
    except (Excuse, DomainError, StaleWrite, Unavailable, Unexpected) as known:
        sys.exit(_sentence(known))


def _sentence(why: Exception) -> str:
    match why:
        case DomainError():
            return "\n  ".join([f"{type(why).__name__}: {why}", *faults_of(why.fields)])
        case StaleWrite() | Unavailable():
            return (
                f"{why}. Is everything up? The logs know more (.run/logs). Starting this again does no harm."
            )
        case Unexpected():
            return f"A service has stumbled. {why}"
        case _:
            return str(why)

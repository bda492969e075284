"""Waiting for what must happen, without sleeping for it."""

import time

import eventlet
import pytest


def eventually(look, seconds=20):
    """Return what `look` finds as soon as it is true; fail when it never is."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := look():
            return found
        eventlet.sleep(0.05)
    return pytest.fail(f"it did not happen within {seconds} s")

"""What can be read from a process."""

import time

import eventlet

from shared.plumbing import metrics
from tests.eventually import eventually


def value(name, **labels):
    return metrics.REGISTRY.get_sample_value(name, labels)


def test_all_metrics_are_exposed_in_one_text():
    metrics.DEAD_LETTERS.labels("intake.on.grid.case_assigned").set(2)
    text = metrics.expose().decode()

    assert 'dead_letters{queue="intake.on.grid.case_assigned"} 2.0' in text
    assert "process_open_fds" in text


def test_a_greenlet_that_does_not_let_go_is_seen():
    watch = eventlet.spawn(metrics.watch_hub, "stalled")
    try:
        eventually(lambda: value("hub_stall_seconds", service="stalled") is not None)
        before = value("hub_stall_seconds", service="stalled")
        until = time.monotonic() + 0.6
        while time.monotonic() < until:
            pass
        assert eventually(lambda: value("hub_stall_seconds", service="stalled") >= 0.3)
        assert before < 0.3
    finally:
        watch.kill()

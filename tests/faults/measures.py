"""Measures: what the services themselves say of their publishing, read where Prometheus reads it."""

from typing import NamedTuple

from prometheus_client.parser import text_string_to_metric_families

from tests.faults.people import LATEST

NAME = "publish_seconds"
NOTICED = 1.0  # seconds: a publish that takes longer has met a fault


class Publishes(NamedTuple):
    """How often a process published, how often that failed, and how often it took longer than …"""

    count: int
    failed: int
    longer_than_noticed: int
    longer_than_latest: int


def publishes(replica):
    """Return what a replica has published since it was started."""
    families = text_string_to_metric_families(replica.measures())
    samples = [each for family in families if family.name == NAME for each in family.samples]
    done = [each for each in samples if each.name == f"{NAME}_count"]
    count = sum(each.value for each in done)
    return Publishes(
        count=int(count),
        failed=int(sum(each.value for each in done if each.labels["outcome"] != "ok")),
        longer_than_noticed=int(count - _within(samples, NOTICED)),
        longer_than_latest=int(count - _within(samples, LATEST)),
    )


def publishes_bounded(fleet):
    """I6: nothing inside a service was published for longer than its bound."""
    for replica in fleet.replicas:
        if late := publishes(replica).longer_than_latest:
            yield f"I6 {replica.name} published {late} times for longer than {LATEST:g} s"


def publishes_that_met_a_fault(fleet):
    """Return how many publishes were noticeably slow, so that their bound was tried."""
    return sum(publishes(replica).longer_than_noticed for replica in fleet.replicas)


def _within(samples, seconds):
    buckets = [each for each in samples if each.name == f"{NAME}_bucket"]
    return sum(each.value for each in buckets if each.labels["le"] == str(seconds))

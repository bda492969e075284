"""What a process says of itself to those who watch it."""

import json
import time
from urllib.error import HTTPError
from urllib.request import urlopen

import eventlet
import pytest

from shared.plumbing.health import Health, Window, look_for_broker
from tests.eventually import eventually

CLOSED = "amqp://guest:guest@127.0.0.1:1//"


class Thing:
    """Something a service needs; it may be away, or not answer at all."""

    def __init__(self):
        self.away, self.frozen, self.looks = False, False, 0

    def ready(self):
        self.looks += 1
        if self.frozen:
            eventlet.sleep(60)
        if self.away:
            raise ConnectionError


@pytest.fixture
def database():
    return Thing()


@pytest.fixture
def health(database):
    health = Health("intake", {"database": database.ready})
    health.phase = "running"
    return health


@pytest.fixture
def ask(health):
    window = Window(health, "127.0.0.1:0")

    def get(path):
        try:
            with urlopen(f"http://{window.address}{path}", timeout=5) as answer:
                return answer.status, answer.read()
        except HTTPError as refusal:
            return refusal.code, refusal.read()

    yield get
    window.close()


def test_a_process_that_has_all_it_needs_is_ready(ask):
    status, body = ask("/health/ready")

    assert status == 200
    assert json.loads(body) == {"service": "intake", "phase": "running", "ready": True, "away": {}}


def test_what_is_away_is_named_and_since_when(ask, database):
    database.away = True

    status, body = ask("/health/ready")

    assert status == 503
    assert set(json.loads(body)["away"]) == {"database"}
    assert json.loads(body)["away"]["database"].endswith("+00:00")
    assert ask("/health/live")[0] == 200


def test_since_when_does_not_move_while_it_stays_away(health, database):
    database.away = True
    since = health.away()["database"]

    assert eventually(lambda: health.away() and database.looks >= 3, seconds=5)
    assert health.away()["database"] == since


def test_what_comes_back_is_seen_within_a_second_or_so(health, database):
    database.away = True
    assert health.away()
    database.away = False

    assert eventually(lambda: not health.away(), seconds=2)


def test_a_frozen_database_costs_a_second_and_not_more(health, database):
    database.frozen = True
    began = time.monotonic()

    assert health.away()
    assert time.monotonic() - began < 2


def test_a_hundred_questions_are_one_look(health, database):
    for _ in range(100):
        health.away()

    assert database.looks == 1


@pytest.mark.parametrize("phase", ["starting", "stopping"])
def test_a_process_that_does_not_run_yet_or_any_more_is_not_ready(ask, health, phase):
    health.phase = phase

    assert ask("/health/ready")[0] == 503


def test_metrics_stand_beside(ask):
    status, body = ask("/metrics")

    assert status == 200
    assert b"handler_seconds" in body


def test_anything_else_is_not_here(ask):
    assert ask("/etc/passwd")[0] == 404


@pytest.mark.broker
def test_the_broker_is_looked_for_by_shaking_hands(amqp_uri):
    health = Health("intake", {"broker": look_for_broker({"AMQP_URI": amqp_uri})})
    lost = Health("intake", {"broker": look_for_broker({"AMQP_URI": CLOSED})})

    assert not health.away()
    assert set(lost.away()) == {"broker"}

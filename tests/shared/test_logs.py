"""What a log line tells, and what it keeps to itself."""

import io
import json
import logging

import eventlet
import pytest

from shared.plumbing import logs, trail


@pytest.fixture
def lines():
    """What is logged under `test.logs`, line by line."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(logs.JsonFormatter())
    logger = logging.getLogger("test.logs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in out.getvalue().splitlines()]
    logger.removeHandler(handler)


log = logging.getLogger("test.logs")


def test_a_line_says_what_its_worker_is_about(lines):
    def work():
        trail.follow(trail.Trail(correlation="c1"))
        logs.begin(service="intake", method="sign_case")
        logs.note(caller="W0001")
        log.info("handled %s", "well", extra={"ms": 3.5})

    eventlet.spawn(work).wait()

    [line] = lines()
    assert line["message"] == "handled well"
    assert line["service"] == "intake"
    assert line["method"] == "sign_case"
    assert line["caller"] == "W0001"
    assert line["correlationid"] == "c1"
    assert line["ms"] == 3.5


def test_workers_do_not_speak_for_each_other(lines):
    def work(name):
        logs.begin(service=name)
        eventlet.sleep(0)
        log.info("at work")

    for worker in [eventlet.spawn(work, "a"), eventlet.spawn(work, "b")]:
        worker.wait()
    log.info("outside")

    assert [line.get("service") for line in lines()] == ["a", "b", None]


def test_an_exception_is_told_by_its_kind_and_place_without_its_words(lines):
    try:
        raise KeyError("13800000000")
    except KeyError:
        log.exception("failed")

    [line] = lines()
    assert line["error"] == "KeyError"
    assert "test_an_exception_is_told" in line["frames"][-1]
    assert "13800000000" not in json.dumps(line)


def test_a_text_with_new_lines_stays_one_line(lines):
    log.info("a\nb")

    assert [line["message"] for line in lines()] == ["a\nb"]


def test_configuring_quiets_the_libraries_and_speaks_json(capsys):
    root, levels = logging.getLogger(), {}
    before = root.handlers[:], root.level
    for name in logs.LOGGING["loggers"]:
        levels[name] = logging.getLogger(name).level
    try:
        logs.configure({})
        logging.getLogger("nameko.rpc").info("noise")
        logging.getLogger("yimen").info("news")
    finally:
        root.handlers[:], root.level = before[0], before[1]
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)

    [line] = capsys.readouterr().out.splitlines()
    assert json.loads(line)["message"] == "news"

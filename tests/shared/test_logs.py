"""What a log line tells, and what it keeps to itself."""

import io
import json
import logging
import logging.config

import eventlet
import pytest

from ops.services import NAMES, config_of
from shared.plumbing import logs, trail
from shared.plumbing.settings import load_config


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


@pytest.fixture
def usual_logging():
    """Put logging back as it was before the test set it up."""
    root, old = logging.getLogger(), logging.getLogger().handlers[:]
    loggers = [root, *map(logging.getLogger, ("nameko", "nameko.containers", "kombu", "amqp"))]
    levels = [logger.level for logger in loggers]
    yield
    root.handlers[:] = old
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


@pytest.mark.parametrize("service", NAMES)
def test_a_service_speaks_json_and_its_libraries_are_quiet(service, usual_logging, capsys):
    logging.config.dictConfig(load_config(config_of(service))["LOGGING"])

    logging.getLogger("nameko.rpc").info("noise")
    logging.getLogger("nameko.containers").error("a refusal, with what people wrote")
    logging.getLogger(f"services.{service}").info("news")

    [line] = capsys.readouterr().out.splitlines()
    assert json.loads(line)["message"] == "news"

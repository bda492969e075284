"""Every event has a sample that old consumers were built against; it must load for ever."""

import json
from pathlib import Path

import pytest

from shared.events import CATALOGUE
from shared.plumbing.codec import SCHEMAS, unwrap

SAMPLES = Path(__file__).parent / "samples"
REQUIRED = {"specversion", "id", "source", "type", "subject", "time", "data", "sequence", "correlationid"}


def sample(name):
    return json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def test_every_sample_is_of_an_event_that_still_exists():
    assert {path.stem for path in SAMPLES.glob("*.json")} == set(CATALOGUE)


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_the_sample_is_a_cloud_event_and_still_loads(name):
    envelope = sample(name)

    assert set(envelope) >= REQUIRED
    assert envelope["type"] == name
    assert isinstance(unwrap(envelope), CATALOGUE[name])


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_a_field_that_we_do_not_know_yet_is_ignored(name):
    envelope = sample(name)
    envelope["data"] |= {"from_the_future": 1}

    assert unwrap(envelope) == unwrap(sample(name))


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_what_is_written_today_is_what_the_sample_says(name):
    envelope = sample(name)

    assert SCHEMAS[name].dump(unwrap(envelope)).keys() == envelope["data"].keys()

"""Aggregates as documents and back: nothing is lost, and what the database cannot hold is never tried."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import IntEnum, StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.kernel.aggregate import Aggregate
from shared.kernel.event import Event
from shared.plumbing.documents import from_document, to_document

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)


class Colour(StrEnum):
    RED = "red"


class Grade(IntEnum):
    GOOD = 3


@dataclass(frozen=True, kw_only=True)
class Part:
    name: str
    since: datetime | None = None


@dataclass(kw_only=True)
class Thing(Aggregate):
    at: datetime
    day: date
    hour: time
    colour: Colour
    grade: Grade
    part: Part | None = None
    parts: tuple[Part, ...] = ()
    tags: frozenset[str] = frozenset()
    days: frozenset[date] = frozenset()
    due: dict[str, datetime] = field(default_factory=dict)
    grades: dict[str, Colour] = field(default_factory=dict)


def a_thing(**but):
    return Thing(
        **{
            "id": "t1",
            "at": NOON,
            "day": date(2026, 11, 23),
            "hour": time(8, 30),
            "colour": Colour.RED,
            "grade": Grade.GOOD,
            "part": Part(name="a", since=NOON),
            "parts": (Part(name="b"), Part(name="c", since=NOON)),
            "tags": frozenset({"x", "y"}),
            "days": frozenset({date(2026, 11, 23), date(2026, 1, 1)}),
            "due": {"legal": NOON},
            "grades": {"first": Colour.RED},
        }
        | but
    )


def test_a_thing_is_the_same_after_it_was_kept(database):
    thing = a_thing(version=3, commands={"command-1": "words"})
    database["things"].insert_one(to_document(thing))

    assert from_document(Thing, database["things"].find_one({"_id": "t1"})) == thing


def test_what_is_optional_may_be_missing(database):
    thing = a_thing(part=None, parts=(), tags=frozenset(), due={}, grades={})
    database["things"].insert_one(to_document(thing))

    assert from_document(Thing, database["things"].find_one()) == thing


@given(st.datetimes(timezones=st.just(UTC)))
def test_times_stay_times_and_days_become_text_that_sorts(moment):
    thing = a_thing(at=moment, day=moment.date(), hour=moment.time())

    document = to_document(thing)

    assert (document["at"], document["day"]) == (moment, moment.date().isoformat())
    assert from_document(Thing, document) == thing


def test_sets_are_written_in_order_so_that_the_same_state_is_the_same_document():
    assert to_document(a_thing())["tags"] == ["x", "y"]
    assert to_document(a_thing())["days"] == ["2026-01-01", "2026-11-23"]


def test_facts_and_what_is_owed_are_not_part_of_the_state():
    thing = a_thing()
    thing.record(Event())
    thing.owed.append("a letter")

    assert to_document(thing) == to_document(a_thing())
    assert set(to_document(thing)) >= {"_id", "version", "commands"}
    assert "id" not in to_document(thing)


def test_fields_of_a_later_release_are_ignored():
    document = to_document(a_thing()) | {"stars": 5}
    document["part"] |= {"weight": 3}

    assert from_document(Thing, document) == a_thing()


def test_a_document_of_an_earlier_release_gets_what_is_usual():
    document = to_document(a_thing())
    for field_of_today in ("parts", "tags", "due"):
        del document[field_of_today]

    assert from_document(Thing, document) == a_thing(parts=(), tags=frozenset(), due={})


@pytest.mark.parametrize("broken", [{"colour": "pink"}, {"grade": 99}, {"day": "yesterday"}])
def test_a_document_that_breaks_its_own_contract_is_not_read(broken):
    with pytest.raises(Exception, match="Thing"):
        from_document(Thing, to_document(a_thing()) | broken)

"""Facts in their envelopes: strict when written, tolerant when read."""

import json
import math
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from types import UnionType
from typing import get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marshmallow import ValidationError

from shared.events import CATALOGUE
from shared.events.intake import CaseAccepted, CaseSigned
from shared.kernel.errors import Invalid
from shared.kernel.event import Event
from shared.plumbing.codec import (
    LARGEST_EVENT,
    SCHEMAS,
    UnknownEvent,
    route_of,
    schema_class,
    unwrap,
    wrap,
)
from shared.plumbing.trail import Trail

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
TRAIL = Trail(correlation="wish-1", causation="call-1")
MOMENTS = st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1))  # noqa: DTZ001 - so it is asked for
PLAIN = {
    str: st.text(max_size=20),
    int: st.integers(-(2**53), 2**53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    datetime: MOMENTS,
    date: st.dates(),
    time: st.times(),
}


def values_of(hint):
    """Return what a field of an event may hold."""
    if get_origin(hint) is UnionType:
        [plain] = [each for each in get_args(hint) if each is not type(None)]
        return st.none() | values_of(plain)
    if get_origin(hint) is tuple:
        return st.lists(values_of(get_args(hint)[0]), max_size=3).map(tuple)
    return PLAIN[hint] if hint in PLAIN else instances_of(hint)


def instances_of(kind):
    hints = get_type_hints(kind)
    return st.builds(kind, **{each.name: values_of(hints[each.name]) for each in fields(kind)})


def signed(**but):
    words = {"case_id": "c1", "worker_id": "W0001", "on_behalf_of": None, "signed_at": NOON}
    return CaseSigned(**words | but)


def envelope_of(event, **but):
    return wrap(event, **{"about_id": "c1", "sequence": 7, "at": NOON, "trail": TRAIL} | but)


@pytest.mark.parametrize("name", sorted(CATALOGUE))
@settings(max_examples=15)
@given(data=st.data())
def test_every_event_comes_through_the_wire_as_it_was(name, data):
    event = data.draw(instances_of(CATALOGUE[name]))

    on_the_wire = json.dumps(envelope_of(event), allow_nan=False)

    assert unwrap(json.loads(on_the_wire)) == event


def test_an_envelope_tells_what_happened_to_whom_when_and_why():
    envelope = envelope_of(signed())

    assert envelope == {
        "specversion": "1.0",
        "id": "intake.case_signed:c1:7",
        "source": "intake",
        "type": "intake.case_signed",
        "subject": "case/c1",
        "time": "2026-11-23T04:00:00+00:00",
        "datacontenttype": "application/json",
        "dataschema": "urn:yimen:intake.case_signed",
        "data": {
            "case_id": "c1",
            "worker_id": "W0001",
            "on_behalf_of": None,
            "signed_at": "2026-11-23T04:00:00+00:00",
        },
        "sequence": 7,
        "correlationid": "wish-1",
        "causationid": "call-1",
        "traceparent": TRAIL.traceparent,
    }


def test_the_same_fact_always_has_the_same_id():
    later = envelope_of(signed(), at=NOON.replace(hour=9), trail=Trail())

    assert later["id"] == envelope_of(signed())["id"]
    assert later["id"] != envelope_of(signed(), sequence=8)["id"]
    assert later["id"] != envelope_of(signed(), about_id="c2")["id"]


def test_a_trail_without_a_cause_tells_none():
    assert "causationid" not in envelope_of(signed(), trail=Trail())


@pytest.mark.parametrize(
    "but", [{"worker_id": None}, {"signed_at": NOON.replace(tzinfo=None)}], ids=["nothing", "a naive time"]
)
def test_an_event_that_breaks_its_own_contract_is_not_sent(but):
    with pytest.raises(Invalid):
        envelope_of(signed(**but))


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_what_json_has_no_word_for_is_not_sent(number):
    known = {each.name: None for each in fields(CaseAccepted)}
    told = dict.fromkeys(("case_id", "number", "kind", "topic", "subject", "urgency"), "x")
    event = CaseAccepted(**known | told | {"accepted_at": NOON, "longitude": number, "latitude": 31.8})

    with pytest.raises(Invalid):
        envelope_of(event)


@pytest.mark.parametrize("letter", ["a", "网"], ids=["one byte", "three bytes"])
def test_an_event_that_is_too_large_for_the_road_is_not_sent(letter):
    room = LARGEST_EVENT - len(json.dumps(envelope_of(signed(worker_id="")), ensure_ascii=False).encode())
    fitting = room // len(letter.encode())

    envelope_of(signed(worker_id=letter * fitting))
    with pytest.raises(Invalid):
        envelope_of(signed(worker_id=letter * (fitting + 1)))


def test_an_event_that_this_release_does_not_know_says_so():
    with pytest.raises(UnknownEvent):
        unwrap(envelope_of(signed()) | {"type": "intake.case_frozen"})


@pytest.mark.parametrize(
    "wrong",
    [{"worker_id": 7}, {"worker_id": None}, {"signed_at": "noon"}, {"signed_at": "2026-11-23T04:00:00"}],
)
def test_data_that_break_their_contract_are_not_read(wrong):
    envelope = envelope_of(signed())
    envelope["data"] |= wrong

    with pytest.raises(ValidationError):
        unwrap(envelope)


def test_a_field_that_must_be_there_is_missed_and_one_that_may_is_not():
    envelope = envelope_of(signed())
    del envelope["data"]["on_behalf_of"]
    assert unwrap(envelope) == signed()

    del envelope["data"]["worker_id"]
    with pytest.raises(ValidationError):
        unwrap(envelope)


def test_an_event_of_a_later_schema_that_only_adds_is_read():
    envelope = envelope_of(signed()) | {"dataschema": "urn:yimen:intake.case_signed:2", "laterattribute": 1}
    envelope["data"] |= {"signed_with": {"device": "later"}}

    assert unwrap(envelope) == signed()


def test_the_route_is_what_a_stock_listener_binds_to():
    assert route_of(CaseSigned) == ("intake.events", "case_signed")


def test_an_event_with_a_field_that_nobody_can_read_is_refused_when_it_is_made():
    @dataclass(frozen=True, kw_only=True)
    class Strange(Event):
        what: bytes

    with pytest.raises(KeyError):
        schema_class(Strange)


def test_every_event_has_its_schema():
    assert set(SCHEMAS) == set(CATALOGUE)


def test_a_letter_of_an_older_release_is_read_with_the_defaults_of_what_was_added():
    @dataclass(frozen=True, kw_only=True)
    class Added(Event):
        name = "intake.added"
        about = "case"
        case_id: str
        confirmed: str = "reporter"
        targets: tuple[str, ...] = ()

    read = schema_class(Added)().load({"case_id": "case-1"})

    assert read == Added(case_id="case-1")

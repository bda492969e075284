"""What a field is worth, against the sentence of the rule read out for each case."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.grid.domain.completeness.entry import Entry, missing, score

YEAR = timedelta(days=365)
BLINK = timedelta(seconds=1)


def an_entry(name="phone", **but):
    facts = {"weight": 10, "lasts": YEAR, "present": True, "verified": True}
    return Entry(**{"name": name} | facts | but)


@pytest.mark.parametrize(
    ("but", "worth"),
    [
        ({}, 1),
        ({"age": YEAR}, 1),
        ({"age": YEAR + BLINK}, 0.5),
        ({"age": 2 * YEAR}, 0.5),
        ({"age": 2 * YEAR + BLINK}, 0),
        ({"verified": False}, 0.5),
        ({"verified": False, "age": 2 * YEAR + BLINK}, 0),
        ({"sound": False}, 0),
        ({"present": False}, 0),
    ],
    ids=str,
)
def test_the_worth_of_a_field(but, worth):
    assert an_entry(**but).worth == worth


entries = st.lists(
    st.builds(
        Entry,
        name=st.sampled_from("abcdef"),
        weight=st.sampled_from([0, 5, 10, 20]),
        lasts=st.just(YEAR),
        applicable=st.booleans(),
        declined=st.booleans(),
        present=st.booleans(),
        sound=st.booleans(),
        verified=st.booleans(),
        age=st.integers(0, 900).map(lambda days: timedelta(days=days)),
    ),
    max_size=8,
)


def in_tenths(entries):
    """The rule once more: each unit of weight is a token, worth two halves at most."""
    tokens = []
    for entry in entries:
        if entry.applicable and not entry.declined:
            fresh, half = entry.age <= entry.lasts, entry.age <= entry.lasts * 2
            there = entry.present and entry.sound and half
            worth = 2 if there and fresh and entry.verified else 1 if there else 0
            tokens += [worth] * entry.weight
    return sum(tokens) / (2 * len(tokens)) if tokens else None


@given(entries)
def test_a_score_is_the_weighed_mean_of_what_counts(entries):
    assert score(entries) == pytest.approx(in_tenths(entries))


@given(entries)
def test_nothing_is_missing_exactly_where_the_score_is_full(entries):
    known = score(entries)

    assert (missing(entries) == []) == (known in (None, 1))
    assert all(entry.counts for entry in missing(entries))


@given(entries, st.data())
def test_to_verify_a_field_never_lowers_the_score_and_to_decline_it_never_counts(entries, data):
    if not entries:
        return
    at = data.draw(st.integers(0, len(entries) - 1))
    better = [*entries]
    better[at] = replace(entries[at], present=True, sound=True, verified=True, age=timedelta())

    assert (score(better) or 0) >= (score(entries) or 0)
    without = [entry for n, entry in enumerate(entries) if n != at]
    declined = [*without, an_entry(weight=10, declined=True)]
    assert score(declined) == score(without)


def test_what_is_asked_next_is_what_weighs_most():
    asked = missing(
        [
            an_entry("pets", weight=5, present=False),
            an_entry("members", weight=20, verified=False),
            an_entry(),
        ]
    )

    assert [entry.name for entry in asked] == ["members", "pets"]

"""Facilities and hazards as they count."""

from datetime import date, timedelta

import pytest

from services.grid.domain.completeness.four_clears import Facilities, Hazards
from services.grid.domain.completeness.upkeep import Danger, LookedAfter, facilities, hazards

ON = date(2026, 11, 23)
SINCE = date(2025, 11, 23)


def days(number):
    return ON - timedelta(days=number)


@pytest.mark.parametrize(
    ("looked", "worth", "checked"),
    [(0, 1, True), (30, 1, True), (31, 0.5, False), (60, 0.5, False), (61, 0, False), (None, 0, False)],
)
def test_a_facility_is_known_for_one_cycle_and_half_known_for_another(looked, worth, checked):
    lift = LookedAfter(cycle_days=30, last_looked_on=days(looked) if looked is not None else None)

    assert facilities([lift], on=ON) == Facilities(scores=[worth], checked=checked)


def a_danger(**but):
    facts = {
        "found_on": days(20),
        "by_others": False,
        "owned": True,
        "deadline": days(5),
        "ended_on": days(6),
    }
    return Danger(**facts | but)


@pytest.mark.parametrize(
    ("danger", "counted"),
    [
        (a_danger(), {"due": 1, "closed_in_time": 1, "found": 1}),
        (a_danger(ended_on=days(5)), {"due": 1, "closed_in_time": 1, "found": 1}),
        (a_danger(ended_on=days(4)), {"due": 1, "found": 1}),
        (a_danger(ended_on=None), {"open": 1, "with_owner_and_deadline": 1, "due": 1, "found": 1}),
        (a_danger(ended_on=None, deadline=days(-1)), {"open": 1, "with_owner_and_deadline": 1, "found": 1}),
        (a_danger(ended_on=None, deadline=None), {"open": 1, "found": 1}),
        (a_danger(ended_on=None, owned=False), {"open": 1, "due": 1, "found": 1}),
        (a_danger(deadline=None), {"due": 1, "closed_in_time": 1, "found": 1}),
        (a_danger(by_others=True), {"due": 1, "closed_in_time": 1, "found": 1, "found_by_others": 1}),
        (a_danger(found_on=days(400), deadline=days(390), ended_on=days(380)), {}),
        (a_danger(found_on=days(400), ended_on=None), {"open": 1, "with_owner_and_deadline": 1, "due": 1}),
    ],
    ids=str,
)
def test_a_hazard_counts_where_it_is_open_was_due_or_was_found(danger, counted):
    assert hazards([danger], since=SINCE, on=ON) == Hazards(**counted)


def test_many_are_counted_as_each_of_them():
    assert hazards(
        [a_danger(), a_danger(by_others=True), a_danger(ended_on=None)], since=SINCE, on=ON
    ) == Hazards(open=1, with_owner_and_deadline=1, due=3, closed_in_time=2, found=3, found_by_others=1)

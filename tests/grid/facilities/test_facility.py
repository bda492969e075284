"""A facility: when somebody looks at it again, in whatever order looks are told, and when he is reminded."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.grid.domain.hazards.hazard_rules import HazardRules
from shared.events.grid_facilities import InspectionDue, InspectionOverdue
from shared.kernel.errors import Conflict, Invalid
from tests.grid.builders import NOON
from tests.grid.facilities.builders import RULES, TODAY, a_facility, a_look, day
from tests.grid.hazards.builders import RULES as HAZARDS


def test_a_facility_without_a_cycle_of_its_own_has_that_of_its_kind():
    assert a_facility(cycle_days=None).next_due == TODAY + timedelta(days=365)
    with pytest.raises(Invalid):
        a_facility(cycle_days=RULES.warn_days)


@settings(deadline=None)
@given(days=st.lists(st.integers(-200, 0), max_size=8))
def test_the_next_look_is_due_a_cycle_after_the_latest_one_in_whatever_order_they_are_told(days):
    facility = a_facility()
    for number in days:
        facility.inspect(a_look(number, at=NOON), RULES)

    assert facility.next_due == TODAY + timedelta(days=100 + max([0, *days]))
    assert (facility.newest.on if days else None) == (TODAY + timedelta(days=max(days)) if days else None)


def test_nobody_has_looked_at_it_tomorrow():
    with pytest.raises(Invalid):
        a_facility().inspect(a_look(1, at=NOON), RULES)


def test_what_is_removed_is_not_looked_at_and_reminds_nobody():
    facility = a_facility()
    facility.remove(at=NOON)
    facility.saved()
    facility.remind(now=day(400))

    assert (facility.happened(), facility.in_use) == ((), False)
    for act in (lambda: facility.remove(at=NOON), lambda: facility.inspect(a_look(), RULES)):
        with pytest.raises(Conflict):
            act()


@settings(deadline=None)
@given(days=st.lists(st.integers(0, 130), max_size=12))
def test_somebody_is_reminded_of_every_mark_once(days):
    """Against the slow version: the marks whose day has come by the last look, once each."""
    facility = a_facility()
    facility.saved()
    for number in sorted(days):
        facility.remind(now=day(number))
        facility.remind(now=day(number))

    warned = any(100 - RULES.warn_days <= number <= 100 for number in days)
    overdue = any(number > 100 for number in days)
    kinds = [type(fact) for fact in facility.happened()]
    assert kinds == [InspectionDue] * warned + [InspectionOverdue] * overdue


def test_after_an_inspection_somebody_is_reminded_of_the_next():
    facility = a_facility()
    facility.remind(now=day(101))
    facility.inspect(a_look(101), RULES)
    facility.saved()
    facility.remind(now=day(195))

    (due,) = facility.happened()
    assert (type(due), due.due) == (InspectionDue, TODAY + timedelta(days=201))


@pytest.mark.parametrize("kind", RULES.kinds, ids=lambda kind: kind.code)
def test_a_faulty_one_is_a_hazard_that_there_is(kind):
    assert isinstance(HAZARDS, HazardRules)
    assert HAZARDS.kind(kind.hazard)

"""Nobody at home: three parts of the day, then neighbours, phone and letter, then unreachable."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.grid.domain.visits.findings import Result
from services.grid.domain.visits.reaching import Means, Trace
from services.grid.domain.visits.searching import note_presence, trace
from shared.events.grid_visit_plans import HouseholdMet, HouseholdUnreachable
from shared.kernel.errors import Conflict
from tests.grid.visits.builders import RULES, a_call, a_plan, day

MORNING, AFTERNOON, EVENING = day(0, 9), day(1, 15), day(2, 19)
IN_ALL_PARTS = (MORNING, AFTERNOON, EVENING)


def absent(*moments, result=Result.NOT_HOME, **but):
    plan = a_plan()
    for moment in moments:
        note_presence(plan, a_call(moment, result, **but), RULES)
    return plan


def a_trace(means, at=None, *, reached=False):
    return Trace(means=means, at=at or day(3), by="W0001", reached=reached)


def tracing(plan):
    return plan.reaching.tracing(RULES.quality.absences)


@pytest.mark.parametrize(
    ("hour", "part"),
    [(6, "morning"), (11, "morning"), (12, "afternoon"), (17, "afternoon"), (18, "evening"), (3, "evening")],
)
def test_a_day_has_three_parts(hour, part):
    assert RULES.day_part(day(0, hour)) == part


@pytest.mark.parametrize("moments", [*permutations(IN_ALL_PARTS)])
def test_three_absences_in_three_parts_of_the_day_call_for_other_means(moments):
    assert tracing(absent(*moments))


def test_three_mornings_do_not():
    assert not tracing(absent(day(0, 9), day(1, 9), day(2, 9), day(3, 15)))


def test_a_call_that_nobody_answers_is_no_absence_from_home():
    assert not tracing(absent(*IN_ALL_PARTS, by_phone=True))


def test_the_same_absence_told_twice_counts_once():
    plan = absent(*IN_ALL_PARTS, *IN_ALL_PARTS)

    assert len(plan.reaching.absences) == 3


@pytest.mark.parametrize("order", [*permutations(Means)])
def test_when_every_means_fails_a_household_is_unreachable(order):
    plan = absent(*IN_ALL_PARTS)
    for number, means in enumerate(order):
        assert plan.unreachable_at is None
        trace(plan, a_trace(means, day(3 + number)), RULES)

    trace(plan, a_trace(Means.PHONE, day(9)), RULES)
    assert plan.unreachable_at == day(5)
    assert [type(fact) for fact in plan.happened()].count(HouseholdUnreachable) == 1


def test_other_means_are_not_tried_before_they_are_called_for():
    with pytest.raises(Conflict):
        trace(absent(MORNING), a_trace(Means.PHONE), RULES)


def test_who_is_reached_by_other_means_is_looked_for_no_longer():
    plan = absent(*IN_ALL_PARTS)

    trace(plan, a_trace(Means.NEIGHBOURS, reached=True), RULES)

    assert not tracing(plan)
    assert plan.unreachable_at is None


def test_who_is_met_after_all_is_unreachable_no_longer():
    plan = absent(*IN_ALL_PARTS)
    for means in Means:
        trace(plan, a_trace(means), RULES)

    note_presence(plan, a_call(day(6)), RULES)

    assert plan.unreachable_at is None
    assert plan.happened()[-1] == HouseholdMet(household_id=plan.id, was_unreachable=True, met_at=day(6))


@settings(deadline=None)
@given(data=st.data())
def test_the_order_in_which_absences_and_meetings_come_in_changes_nothing(data):
    hours = data.draw(st.lists(st.integers(0, 24 * 6), unique=True, max_size=7))
    met = {hour for hour in hours if data.draw(st.booleans())}
    calls = [a_call(day(0, hour), Result.MET if hour in met else Result.NOT_HOME) for hour in hours]

    plans = [a_plan(), a_plan()]
    for plan, order in zip(plans, (calls, data.draw(st.permutations(calls))), strict=True):
        for call in order:
            note_presence(plan, call, RULES)

    assert plans[0].reaching == plans[1].reaching
    last = max(met, default=-1)
    assert {each.at for each in plans[0].reaching.absences} == {day(0, hour) for hour in hours if hour > last}

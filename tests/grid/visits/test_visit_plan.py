"""The plan of a household: how often, within which window, what was missed; order changes nothing."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.grid.domain.visits.care import Colour
from services.grid.domain.visits.findings import Result
from services.grid.domain.visits.visit_task import CONTACT, VISIT, TaskState
from shared.events.grid_visit_plans import VisitDue, VisitPlanChanged, VisitPlanned, VisitTaskEnded
from shared.kernel.calendar import local_time
from shared.kernel.errors import NotFound
from tests.grid.visits.builders import (
    DAY,
    GREEN,
    NOW,
    RED,
    RENTED,
    RULES,
    TODAY,
    YELLOW,
    a_call,
    a_joint_care,
    a_plan,
    a_standing,
    day,
)

CARES = [RED, YELLOW, GREEN, RENTED, a_joint_care(Colour.GREEN)]


def due(plan, purpose=VISIT):
    """Return in how many days a purpose is due, given out or not."""
    task = plan.open(purpose)
    on = local_time(task.due).date() if task else plan.dues.get(purpose)
    return None if on is None else (on - TODAY).days


def outcomes(plan):
    return {task.id: task.state for task in (*plan.past, *plan.tasks)}


@pytest.mark.parametrize(
    ("cares", "visit", "contact"),
    [
        ((), 182, None),
        ((RED,), 7, 1),
        ((YELLOW,), 30, 7),
        ((GREEN,), 91, None),
        ((RENTED,), 91, None),
        ((RENTED, YELLOW, GREEN), 30, 7),
        ((GREEN, YELLOW, RED, RENTED), 7, 1),
    ],
)
def test_a_household_is_visited_by_the_strictest_rule_of_all_its_cares(cares, visit, contact):
    for order in permutations(cares):
        plan = a_plan(*order)

        assert (due(plan), due(plan, CONTACT)) == (visit, contact)


@pytest.mark.parametrize(("cares", "days"), [((RED,), 1), ((YELLOW,), 6), ((GREEN,), 18), ((), 36)])
def test_a_window_is_a_fifth_of_the_period_to_both_sides_in_whole_days(cares, days):
    plan = a_plan(*cares)
    first = due(plan)
    plan.turn(RULES, now=day(first - 60))
    task = plan.open(VISIT)

    assert task.opens == day(first - days, 0)
    assert task.ends == day(first + days, 24)
    assert task.taken_by(a_call(task.opens))
    assert task.taken_by(a_call(task.ends - timedelta(seconds=1)))
    assert not task.taken_by(a_call(task.opens - timedelta(seconds=1)))
    assert not task.taken_by(a_call(task.ends))


def test_a_daily_contact_can_be_made_all_day():
    task = a_plan(RED).open(CONTACT)

    assert (task.opens, task.ends) == (day(1, 0), day(2, 0))


def test_a_task_is_given_out_within_the_horizon_and_not_earlier():
    plan = a_plan()
    assert plan.tasks == ()
    assert plan.next_turn == day(182 - 60)

    plan.turn(RULES, now=day(182 - 60) - timedelta(seconds=1))
    assert plan.tasks == ()

    plan.turn(RULES, now=day(182 - 60))
    assert [task.purpose for task in plan.tasks] == [VISIT]


def test_the_next_task_comes_when_the_former_is_done_or_its_window_is_over():
    plan = a_plan(YELLOW)
    first = plan.open(VISIT)
    plan.turn(RULES, now=first.ends - timedelta(seconds=1))
    assert plan.open(VISIT) == first

    plan.take(a_call(day(28)), RULES, at=day(29))
    plan.turn(RULES, now=day(29))
    assert due(plan) == 60
    assert outcomes(plan)[first.id] is TaskState.DONE


def test_what_nobody_did_is_kept_as_missed_and_done_when_the_entry_comes_late():
    plan = a_plan(YELLOW)
    first = plan.open(VISIT)
    plan.turn(RULES, now=first.ends)
    assert outcomes(plan)[first.id] is TaskState.MISSED
    assert due(plan) == 60

    for _ in range(2):
        plan.take(a_call(day(31), id="late"), RULES, at=day(50))

    told = [fact for fact in plan.happened() if isinstance(fact, VisitTaskEnded)]
    assert [(fact.task_id, fact.outcome) for fact in told if fact.purpose == VISIT] == [
        (first.id, "missed"),
        (first.id, "done"),
    ]
    assert due(plan) == 60


def test_a_long_outage_leaves_every_missed_task_and_then_the_next_open_one():
    plan = a_plan(RED)

    plan.turn(RULES, now=day(30, 13))

    states = Counter((task.purpose, task.state) for task in plan.past)
    assert states == {(CONTACT, TaskState.MISSED): 29, (VISIT, TaskState.MISSED): 4}
    assert (due(plan, CONTACT), due(plan)) == (30, 35)


@pytest.mark.parametrize("care", [RED, YELLOW])
def test_a_call_is_a_contact_and_no_visit_where_somebody_must_be_seen(care):
    plan = a_plan(care)
    contact, visit = plan.open(CONTACT), plan.open(VISIT)

    plan.take(a_call(contact.due, by_phone=True), RULES, at=contact.due)
    plan.take(a_call(visit.due, by_phone=True), RULES, at=visit.due)

    assert outcomes(plan)[contact.id] is TaskState.DONE
    assert plan.open(VISIT) == visit


@pytest.mark.parametrize("care", [GREEN, RENTED])
def test_a_call_is_as_good_as_a_visit_elsewhere(care):
    plan = a_plan(care)
    plan.turn(RULES, now=day(31))
    visit = plan.open(VISIT)

    plan.take(a_call(visit.due, by_phone=True), RULES, at=visit.due)

    assert outcomes(plan)[visit.id] is TaskState.DONE


def test_a_joint_visit_needs_company_and_an_ordinary_one_does_not():
    plan = a_plan(a_joint_care(Colour.YELLOW), RENTED)
    visit = plan.open(VISIT)
    assert visit.joint

    plan.take(a_call(visit.due), RULES, at=visit.due)
    assert plan.open(VISIT) == visit

    plan.take(a_call(visit.due, accompanied=True), RULES, at=visit.due)
    assert outcomes(plan)[visit.id] is TaskState.DONE
    assert not a_plan(a_joint_care(Colour.GREEN), RED).open(VISIT).joint


@pytest.mark.parametrize("result", Result)
def test_who_is_met_or_refuses_is_not_called_on_again_at_once(result):
    plan = a_plan(YELLOW)
    visit = plan.open(VISIT)

    plan.take(a_call(visit.due, result), RULES, at=visit.due)

    ended = {Result.MET: TaskState.DONE, Result.REFUSED: TaskState.REFUSED}
    assert outcomes(plan)[visit.id] is ended.get(result, TaskState.OPEN)


def test_a_stricter_care_pulls_the_visit_forward_and_a_looser_one_lets_it_be():
    plan = a_plan(YELLOW)
    visit = plan.open(VISIT)

    plan.follow(a_standing(YELLOW, RED), RULES, now=day(3))
    assert due(plan) == 10
    assert plan.open(VISIT).id == visit.id
    assert due(plan, CONTACT) == 4

    plan.follow(a_standing(GREEN), RULES, now=day(4))
    assert due(plan) == 10
    assert plan.open(CONTACT) is None
    assert plan.past[-1].state is TaskState.DROPPED
    plan.turn(RULES, now=day(12))
    assert due(plan) == 10 + 91


def test_following_the_same_records_again_tells_nothing():
    plan = a_plan(RED)
    plan.saved()

    plan.follow(a_standing(RED), RULES, now=day(1))
    plan.turn(RULES, now=NOW)

    assert plan.happened() == ()


def test_other_rules_are_followed_from_the_day_on_which_they_hold():
    plan = a_plan(GREEN)
    closer = replace(next(each for each in RULES.rhythms if each.code == "green"), visit_days=45)
    rhythms = tuple(closer if each.code == "green" else each for each in RULES.rhythms)

    plan.follow(plan.standing, replace(RULES, version_no=2, rhythms=rhythms), now=day(2))

    assert due(plan) == 47


@pytest.mark.parametrize("occasion", ["discharge", "bereavement", "flood_alarm"])
def test_after_such_an_occasion_somebody_comes_within_a_day(occasion):
    plan = a_plan()
    plan.hurry(occasion, RULES, at=NOW)
    plan.hurry(occasion, RULES, at=NOW + timedelta(hours=1))
    (task,) = plan.tasks

    assert (task.opens, task.ends) == (NOW, NOW + DAY)
    plan.take(a_call(NOW + timedelta(hours=2), by_phone=True), RULES, at=NOW + DAY)
    assert plan.tasks == (task,)
    plan.take(a_call(NOW + timedelta(hours=3)), RULES, at=NOW + DAY)
    assert plan.tasks == ()


def test_a_change_of_tenants_brings_somebody_and_an_unknown_occasion_nobody():
    plan = a_plan(RENTED)
    plan.hurry("tenancy_change", RULES, at=NOW)
    assert plan.open("tenancy_change").ends == NOW + 7 * DAY

    with pytest.raises(NotFound):
        plan.hurry("gossip", RULES, at=NOW)


@settings(deadline=None)
@given(data=st.data())
def test_late_and_out_of_order_entries_lead_to_the_same_plan(data):
    """Whatever the phones were told and in which order they found a net: what was done in time is done."""
    cares = data.draw(st.sets(st.sampled_from(CARES), max_size=3))
    hours = data.draw(st.lists(st.integers(0, 40 * 24), max_size=8, unique=True))
    results = data.draw(st.lists(st.sampled_from(list(Result)), min_size=len(hours), max_size=len(hours)))
    calls = [a_call(day(0, hour), result) for hour, result in zip(hours, results, strict=True)]
    shuffled = data.draw(st.permutations(calls))

    in_time, late = a_plan(*cares), a_plan(*cares)
    for call in sorted(calls, key=lambda call: call.at):
        in_time.turn(RULES, now=call.at)
        in_time.take(call, RULES, at=call.at)
    in_time.turn(RULES, now=day(41))
    late.turn(RULES, now=day(41))
    for call in [*shuffled, *shuffled]:
        late.take(call, RULES, at=day(41))
        late.turn(RULES, now=day(41))

    assert met_or_missed(in_time) == met_or_missed(late)
    assert (in_time.dues, due(in_time), due(in_time, CONTACT)) == (late.dues, due(late), due(late, CONTACT))


def met_or_missed(plan):
    """Return which due days were kept in any way; who of two came first is not told by the order."""
    tasks = (*plan.past, *plan.tasks)
    kept = {TaskState.DONE: "kept", TaskState.REFUSED: "kept"}
    return {(task.purpose, task.due): kept.get(task.state, task.state) for task in tasks}


@settings(deadline=None)
@given(
    hours=st.lists(st.integers(0, 24 * 120), max_size=30), cares=st.sets(st.sampled_from(CARES), max_size=3)
)
def test_at_most_one_task_of_a_purpose_is_open_and_none_is_lost(hours, cares):
    plan = a_plan(*cares)
    for hour in sorted(hours):
        while plan.next_turn <= day(0, hour):
            plan.turn(RULES, now=day(0, hour))
        if hour % 3 == 0:
            plan.take(a_call(day(0, hour)), RULES, at=day(0, hour))

        purposes = [task.purpose for task in plan.tasks]
        assert len(purposes) == len(set(purposes))
        assert all(task.ends > day(0, hour) for task in plan.tasks)

    facts = plan.happened()
    given_out = {fact.task_id for fact in facts if isinstance(fact, VisitPlanned)}
    ended = {fact.task_id for fact in facts if isinstance(fact, VisitTaskEnded)}
    assert given_out == ended | {task.id for task in plan.tasks}
    assert isinstance(facts[0], VisitPlanChanged)


@settings(deadline=None)
@given(
    hours=st.lists(st.integers(0, 24 * 200), max_size=30), cares=st.sets(st.sampled_from(CARES), max_size=3)
)
def test_somebody_is_reminded_once_of_each_visit_that_comes_near(hours, cares):
    """Against the slow version: of every visit that was looked at in the three days before it, or later."""
    plan, looks = a_plan(*cares), [day(0, hour) for hour in sorted(hours)]
    for at in looks:
        plan.turn(RULES, now=at)
        while plan.next_turn <= at:
            plan.turn(RULES, now=at)

    visits = [f for f in plan.happened() if isinstance(f, VisitPlanned) and f.purpose == VISIT]
    near = {
        each.task_id
        for each in visits
        if any(max(each.opens, each.due - 3 * DAY) <= at < each.ends for at in looks)
    }
    reminded = [fact.task_id for fact in plan.happened() if isinstance(fact, VisitDue)]
    assert (sorted(reminded), len(reminded)) == (sorted(near), len(set(reminded)))


def test_ordinary_households_are_never_asked_for_two_visits_less_than_ninety_days_apart():
    plan = a_plan()
    plan.turn(RULES, now=day(182 - 60))
    first = plan.open(VISIT)
    plan.take(a_call(first.ends - timedelta(seconds=1)), RULES, at=first.ends)
    plan.turn(RULES, now=day(364 - 60))

    assert plan.open(VISIT).opens - first.ends >= 90 * DAY

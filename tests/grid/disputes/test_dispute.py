"""A dispute: from every state every action, who may act, and its clock."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.grid.domain.disputes.dispute_state import ALLOWED, Action, D
from services.grid.domain.disputes.matter import Evaluation
from shared.events.grid_disputes import DisputeOverdue, DisputeRegistered, DisputeSettled, DisputeWarned
from shared.kernel.errors import Conflict, NotAllowed
from tests.grid.builders import NOON
from tests.grid.disputes.builders import (
    BY_PEOPLE,
    HEAD,
    MEDIATOR,
    RULES,
    TODAY,
    a_dispute,
    a_failure,
    a_meeting,
    asked,
    day,
    in_state,
)

ACTS = {
    Action.APPOINT: lambda dispute: dispute.appoint(BY_PEOPLE, at=NOON),
    Action.HOLD: lambda dispute: dispute.hold(a_meeting()),
    Action.SETTLE: lambda dispute: dispute.settle("sealed", RULES, by=MEDIATOR, at=NOON),
    Action.FAIL: lambda dispute: dispute.fail(a_failure(), by=MEDIATOR),
    Action.FOLLOW_UP: lambda dispute: dispute.follow_up(asked(kept=True), RULES),
    Action.WITHDRAW: lambda dispute: dispute.withdraw(at=NOON),
    Action.EVALUATE: lambda dispute: dispute.evaluate(Evaluation(at=NOON, by=HEAD, opinion="sealed")),
}
AFTER = {
    Action.APPOINT: D.MEDIATING,
    Action.HOLD: D.MEDIATING,
    Action.SETTLE: D.SETTLED,
    Action.FAIL: D.FAILED,
    Action.FOLLOW_UP: D.KEPT,
    Action.WITHDRAW: D.WITHDRAWN,
}


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("state", D)
def test_every_action_from_every_state(state, action):
    dispute = in_state(state)
    dispute.saved()
    if state in ALLOWED[action]:
        ACTS[action](dispute)
        assert dispute.state is AFTER.get(action, state)
        assert dispute.happened()
    else:
        with pytest.raises(Conflict):
            ACTS[action](dispute)
        assert (dispute.state, dispute.happened()) == (state, ())


@pytest.mark.parametrize(
    "act",
    [
        lambda dispute: dispute.hold(a_meeting(by="W0001")),
        lambda dispute: dispute.settle("sealed", RULES, by="W0001", at=NOON),
        lambda dispute: dispute.fail(a_failure(), by="W0001"),
    ],
)
def test_only_the_mediator_mediates(act):
    with pytest.raises(NotAllowed):
        act(in_state(D.MEDIATING))


def test_nobody_evaluates_his_own_mediation_and_nobody_twice():
    dispute = in_state(D.KEPT)
    with pytest.raises(NotAllowed):
        dispute.evaluate(Evaluation(at=NOON, by=MEDIATOR, opinion="sealed"))
    ACTS[Action.EVALUATE](dispute)
    with pytest.raises(Conflict):
        ACTS[Action.EVALUATE](dispute)


@pytest.mark.parametrize(("days", "on_time"), [(30, True), (31, False)])
def test_a_mediation_has_thirty_days_from_its_registration(days, on_time):
    dispute = in_state(D.MEDIATING)
    assert dispute.deadline == TODAY + timedelta(days=30)
    dispute.settle("sealed", RULES, by=MEDIATOR, at=day(days))

    (settled,) = [fact for fact in dispute.happened() if isinstance(fact, DisputeSettled)]
    assert (settled.on_time, settled.follow_up_on) == (on_time, TODAY + timedelta(days=days + 30))


def test_a_broken_agreement_is_mediated_again_with_a_time_of_its_own():
    dispute = in_state(D.SETTLED)
    dispute.follow_up(asked(kept=False, at=day(40)), RULES)

    assert (dispute.state, dispute.deadline) == (D.MEDIATING, TODAY + timedelta(days=70))
    dispute.settle("sealed", RULES, by=MEDIATOR, at=day(50))
    assert len(dispute.agreements) == 2


def test_households_are_named_only_where_they_are_to_be_called_on():
    facts = [a_dispute(prominent=prominent).happened()[0] for prominent in (True, False)]

    assert all(isinstance(fact, DisputeRegistered) for fact in facts)
    assert [fact.household_ids for fact in facts] == [("H00000001",), ()]


@settings(deadline=None)
@given(days=st.lists(st.integers(0, 45), max_size=12))
def test_the_mediator_is_reminded_of_every_mark_once(days):
    """Against the slow version: the marks whose day has come by the last look, once each."""
    dispute = in_state(D.MEDIATING)
    dispute.saved()
    for number in sorted(days):
        dispute.remind(now=day(number))
        dispute.remind(now=day(number))

    warned = any(23 <= number <= 30 for number in days)
    overdue = any(number > 30 for number in days)
    kinds = [type(fact) for fact in dispute.happened()]
    assert kinds == [DisputeWarned] * warned + [DisputeOverdue] * overdue


@pytest.mark.parametrize("days", [30, 31, 99])
def test_when_to_ask_after_an_agreement_is_told_once(days):
    dispute = in_state(D.SETTLED)
    dispute.saved()
    dispute.remind(now=day(29))
    assert dispute.happened() == ()
    for _ in range(2):
        dispute.remind(now=day(days))

    (told,) = dispute.happened()
    assert (type(told), told.about_what) == (DisputeWarned, "settled")


@pytest.mark.parametrize("state", [D.KEPT, D.FAILED, D.WITHDRAWN])
def test_what_is_over_reminds_nobody(state):
    assert in_state(state).look_on is None

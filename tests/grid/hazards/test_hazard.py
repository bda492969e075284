"""A hazard: from every state every action, who may close it, and when its owner is reminded."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.grid.domain.hazards.hazard_rules import Severity
from services.grid.domain.hazards.hazard_state import ALLOWED, Action, FoundBy, H
from shared.events.grid_hazards import HazardClosed, HazardFound, HazardOverdue, HazardWarned
from shared.kernel.calendar import local_moment
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from tests.grid.builders import NOON
from tests.grid.hazards.builders import DEADLINE, RULES, TODAY, a_hazard, a_proof, in_state

ACTS = {
    Action.CHARGE: lambda hazard: hazard.charge("W0002", deadline=DEADLINE, rules=RULES, at=NOON),
    Action.MEND: lambda hazard: hazard.mend(a_proof(), RULES),
    Action.ACCEPT: lambda hazard: hazard.accept(by="W0100", at=NOON),
    Action.SEND_BACK: lambda hazard: hazard.send_back(deadline=DEADLINE, rules=RULES, by="W0100", at=NOON),
    Action.DISMISS: lambda hazard: hazard.dismiss(by="W0100", at=NOON),
}
AFTER = {
    Action.CHARGE: H.CHARGED,
    Action.MEND: H.MENDED,
    Action.ACCEPT: H.CLOSED,
    Action.SEND_BACK: H.CHARGED,
    Action.DISMISS: H.DISMISSED,
}


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("state", H)
def test_every_action_from_every_state(state, action):
    hazard = in_state(state)
    hazard.saved()
    if state in ALLOWED[action]:
        ACTS[action](hazard)
        assert hazard.state is AFTER[action]
        assert hazard.happened()
    else:
        with pytest.raises(Conflict):
            ACTS[action](hazard)
        assert (hazard.state, hazard.happened()) == (state, ())


def test_a_minor_one_is_closed_by_its_proof_and_a_major_one_by_a_second_person():
    minor, major = in_state(H.CHARGED, severity=Severity.MINOR), in_state(H.CHARGED)
    for hazard in (minor, major):
        hazard.mend(a_proof(), RULES)

    assert (minor.state, major.state) == (H.CLOSED, H.MENDED)
    for act in (Action.ACCEPT, Action.SEND_BACK):
        with pytest.raises(NotAllowed):
            OWN[act](major)


OWN = {
    Action.ACCEPT: lambda hazard: hazard.accept(by="W0001", at=NOON),
    Action.SEND_BACK: lambda hazard: hazard.send_back(deadline=DEADLINE, rules=RULES, by="W0001", at=NOON),
}


def test_nothing_is_mended_without_proof_and_no_deadline_lies_in_the_past():
    with pytest.raises(Invalid):
        a_proof(photo=None)
    with pytest.raises(Invalid):
        a_hazard().charge("W0001", deadline=TODAY - timedelta(days=1), rules=RULES, at=NOON)


def test_who_reported_it_does_not_dismiss_it():
    with pytest.raises(NotAllowed):
        a_hazard().dismiss(by="W0001", at=NOON)


def test_a_proof_that_was_not_good_enough_stays():
    hazard = in_state(H.MENDED)
    hazard.send_back(deadline=DEADLINE, rules=RULES, by="W0100", at=NOON)
    hazard.mend(a_proof(photo=None, words="sealed"), RULES)

    assert [proof.photo for proof in hazard.proofs] == ["photo-1", None]


@pytest.mark.parametrize("found_by", FoundBy)
def test_what_others_saw_first_the_grid_has_missed(found_by):
    (found,) = a_hazard(found_by=found_by).happened()

    assert isinstance(found, HazardFound)
    assert found.missed_by_grid == (found_by in {FoundBy.HOTLINE, FoundBy.INSPECTION, FoundBy.RESIDENT})


@pytest.mark.parametrize(("days", "on_time"), [(10, True), (11, False)])
def test_it_is_closed_on_time_until_the_end_of_its_last_day(days, on_time):
    hazard = in_state(H.MENDED)
    hazard.accept(by="W0100", at=local_moment(TODAY + timedelta(days=days)) + timedelta(hours=23))

    (closed,) = [fact for fact in hazard.happened() if isinstance(fact, HazardClosed)]
    assert closed.on_time is on_time


@settings(deadline=None)
@given(days=st.lists(st.integers(0, 20), max_size=12), warn_days=st.integers(0, 4))
def test_the_owner_is_reminded_of_every_mark_once(days, warn_days):
    """Against the slow version: the marks whose day has come by the last look, once each."""
    rules = replace(RULES, warn_days=warn_days)
    hazard = a_hazard()
    hazard.charge("W0001", deadline=DEADLINE, rules=rules, at=NOON)
    hazard.saved()
    for number in sorted(days):
        hazard.remind(now=local_moment(TODAY + timedelta(days=number)))
        hazard.remind(now=local_moment(TODAY + timedelta(days=number)))

    looks = {number for number in days if number >= 10 - warn_days}
    warned = any(number <= 10 for number in looks)
    overdue = any(number > 10 for number in looks)
    kinds = [type(fact) for fact in hazard.happened()]
    assert kinds == [HazardWarned] * warned + [HazardOverdue] * overdue
    assert (hazard.look_on is None) == overdue


@pytest.mark.parametrize("state", set(H) - {H.CHARGED})
def test_nobody_is_reminded_where_nothing_is_to_be_mended(state):
    hazard = in_state(state)
    hazard.saved()
    hazard.remind(now=local_moment(DEADLINE + timedelta(days=30)))

    assert (hazard.happened(), hazard.look_on) == ((), None)


def test_another_deadline_is_reminded_of_anew():
    hazard = in_state(H.CHARGED)
    hazard.remind(now=local_moment(DEADLINE + timedelta(days=1)))
    hazard.charge("W0002", deadline=DEADLINE + timedelta(days=9), rules=RULES, at=NOON)
    hazard.saved()
    hazard.remind(now=local_moment(DEADLINE + timedelta(days=10)))

    assert [type(fact) for fact in hazard.happened()] == [HazardOverdue]

"""What the reporter is asked, and when he counts as not reached."""

from datetime import timedelta

import pytest

from services.intake.domain.cases.script import (
    Answer,
    CallResult,
    Discontent,
    Script,
    Visit,
    VisitChannel,
    in_vain,
)
from shared.kernel.errors import Invalid
from tests.intake.builders import MONDAY, local

YES, NO, NA = Answer


def a_visit(at=MONDAY, result=CallResult.NO_ANSWER):
    return Visit(at=at, by="C0001", of=1, channel=VisitChannel.PHONE, result=result)


@pytest.mark.parametrize("contacted", Answer)
@pytest.mark.parametrize("solved", Answer)
@pytest.mark.parametrize("satisfied", Answer)
def test_it_passes_unless_he_says_that_it_is_not_solved_or_not_well(contacted, solved, satisfied):
    """That he was not contacted is kept against the handler, and is no reason to do it over."""
    script = Script(
        contacted=contacted, solved=solved, satisfied=satisfied, satisfaction=3, reason=Discontent.OTHER
    )

    assert script.passed == (solved is not NO and satisfied is not NO)


@pytest.mark.parametrize(("level", "passed"), [(5, True), (4, True), (3, True), (2, False), (1, False)])
def test_the_last_two_of_five_levels_do_not_pass(level, passed):
    assert Script(satisfaction=level, reason=Discontent.TOO_SLOW).passed is passed


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"contacted": NO},
        {"solved": NO},
        {"satisfied": NO},
        {"satisfaction": 2},
        {"satisfied": YES, "satisfaction": 1, "reason": Discontent.OTHER},
    ],
    ids=["nothing", "no reason 1", "no reason 2", "no reason 3", "no reason 4", "contradiction"],
)
def test_no_answer_a_no_without_a_reason_and_a_contradiction_are_refused(said):
    with pytest.raises(Invalid):
        Script(**said)


@pytest.mark.parametrize(
    ("days", "vain"),
    [((0, 0, 0), False), ((0, 1), False), ((0, 0, 1), True), ((0, 0, 0, 0), False), ((0, 1, 2), True)],
    ids=str,
)
def test_three_tries_on_two_days_are_in_vain_and_three_on_one_are_not(days, vain):
    visits = [a_visit(MONDAY + timedelta(days=day)) for day in days]

    assert in_vain(visits, least=3, days=2) is vain


def test_the_days_are_those_of_shanghai():
    late, past_midnight = local("2026-11-23 23:59"), local("2026-11-24 00:00")

    assert in_vain([a_visit(late), a_visit(past_midnight)], least=2, days=2)


@pytest.mark.parametrize("result", [each for each in CallResult if each is not CallResult.ANSWERED])
def test_whatever_the_reason_it_failed(result):
    assert in_vain([a_visit(result=result)], least=1, days=1)
    assert not in_vain([a_visit(result=CallResult.ANSWERED)], least=1, days=1)

"""It is not over, says the resident, and his unit hears of it."""

import pytest

from services.intake.domain.cases.redress import Redress
from services.intake.domain.issues.issue import IssueState
from services.intake.domain.issues.verdict import Outcome
from shared.events.intake import CaseClosed, HandlerNamed
from shared.events.intake_ending import CaseReopened
from shared.kernel.errors import Conflict, Invalid
from tests.intake.builders import (
    CLERK,
    COVER,
    GRID,
    LATER,
    MONDAY,
    PLAIN,
    RESIDENT,
    WORKER,
    an_issue_badly_rated,
    an_issue_in,
    assign,
    local,
    resolve,
    sign,
    visit,
)
from tests.intake.issues.reading import kept, running, told

S = IssueState


def reopen(issue, words="又坏了，请再修", at=LATER):
    issue.reopen(words, by=RESIDENT, at=at, calendar=PLAIN)


@pytest.mark.parametrize("words", ["", " ", "\n\t　"])
def test_without_a_word_it_is_refused(words):
    issue = an_issue_in(S.CLOSED)
    before = kept(issue)

    with pytest.raises(Invalid) as refusal:
        reopen(issue, words)
    assert set(refusal.value.fields) == {"words"}
    assert kept(issue) == before


@pytest.mark.parametrize(("at", "in_time"), [("2026-11-30 23:59", True), ("2026-12-01 00:00", False)])
def test_there_are_seven_days_for_it(at, in_time):
    issue = an_issue_in(S.CLOSED)
    before = kept(issue)

    if in_time:
        reopen(issue, at=local(at))
        assert issue.state is S.IN_PROGRESS
    else:
        with pytest.raises(Conflict):
            reopen(issue, at=local(at))
        assert kept(issue) == before


def test_the_unit_that_had_it_hears_of_it_and_why_and_has_a_new_promise():
    issue = an_issue_in(S.CLOSED)

    reopen(issue, "又坏了，打13800005678")

    [fact] = told(issue, CaseReopened)
    assert (fact.worker_id, fact.grid_code, fact.due) == (WORKER.id, GRID, local("2026-11-26 17:00"))
    assert "又坏了" in fact.words
    assert "13800005678" not in fact.words
    assert issue.reopenings[-1].words == "又坏了，打13800005678"
    assert running(issue) == {"promised"}


def test_what_was_said_of_the_first_end_does_not_stand_for_the_second():
    issue = an_issue_in(S.CLOSED)
    reopen(issue)
    assert issue.outcome is None

    resolve(issue, Outcome.NOT_SOLVED, at=LATER)
    visit(issue, at=LATER)
    issue.close(CLERK, at=LATER, calendar=PLAIN)

    assert [fact.outcome for fact in told(issue, CaseClosed)] == ["solved", "not_solved"]


def test_grid_says_whose_it_is_now_and_the_same_worker_goes_on():
    issue = an_issue_in(S.CLOSED)
    reopen(issue)

    assign(issue, at=LATER, reason="had_it_before")

    assert (issue.state, issue.worker, issue.awaits_handler) == (S.IN_PROGRESS, WORKER.id, False)
    assert told(issue, HandlerNamed)[-1].reason == "had_it_before"
    resolve(issue, at=LATER)


def test_where_he_is_gone_another_has_to_sign():
    issue = an_issue_in(S.CLOSED)
    reopen(issue)

    assign(issue, at=LATER, worker_id=COVER.id)

    assert (issue.state, issue.worker, issue.signed_by) == (S.ASSIGNED, COVER.id, None)
    sign(issue, COVER, at=LATER)
    resolve(issue, by=COVER, at=LATER)


def test_what_nobody_had_waits_for_a_worker():
    issue = an_issue_in(S.TRANSFERRED)
    issue.hear_outside(Outcome.SOLVED, result="已修复", by=CLERK, at=MONDAY, calendar=PLAIN)
    visit(issue, by=COVER)
    issue.close(COVER, at=MONDAY, calendar=PLAIN)

    reopen(issue)

    assert (issue.state, issue.awaits_handler) == (S.TRIAGED, True)
    assert told(issue, CaseReopened)[0].worker_id is None


def test_it_takes_the_place_of_making_a_bad_rating_good():
    issue = an_issue_badly_rated()

    reopen(issue)

    assert (issue.state, issue.redress) == (S.IN_PROGRESS, Redress.NONE)
    assert running(issue) == {"promised"}


def test_what_was_put_away_stays_so():
    issue = an_issue_in(S.ARCHIVED)

    with pytest.raises(Conflict):
        reopen(issue)

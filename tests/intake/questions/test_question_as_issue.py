"""A question as the issue that it is: its limits, and how its answer ends it."""

import pytest

from services.intake.domain.issues.issue import Issue, IssueState
from services.intake.domain.menu.issue_type import Difficulty
from shared.kernel.errors import Conflict, Invalid
from tests.intake.builders import LATER, PLAIN, REVIEWER, an_issue_in
from tests.intake.menu_builders import an_issue_type, stated
from tests.intake.questions.builders import a_question_type

ANSWERABLE = {IssueState.TRIAGED, IssueState.ASSIGNED, IssueState.SIGNED, IssueState.IN_PROGRESS}


def answer(issue: Issue) -> None:
    issue.answer(by=REVIEWER.id, at=LATER, calendar=PLAIN)


@pytest.mark.parametrize("state", IssueState)
def test_an_answer_ends_what_is_still_open_and_nothing_else(state):
    issue = an_issue_in(state)
    facts = issue.happened()

    assert issue.may_be_answered is (state in ANSWERABLE)
    if state in ANSWERABLE:
        answer(issue)
        assert (issue.state, issue.outcome) == (IssueState.CLOSED, "explained")
        assert {clock.kind for clock in issue.clocks.running} == {"archive"}
    else:
        with pytest.raises(Conflict):
            answer(issue)
        assert (issue.state, issue.happened()) == (state, facts)


def test_a_complex_question_has_the_longer_promise_and_keeps_all_else():
    ordinary = a_question_type()
    hard = ordinary.for_difficulty(Difficulty.COMPLEX)

    assert (ordinary.promised.limit.amount, hard.promised.limit.amount) == (5, 10)
    assert (hard.legal, hard.code) == (ordinary.legal, ordinary.code)
    assert ordinary.for_difficulty(Difficulty.ORDINARY) == ordinary


def test_what_knows_no_difficulty_has_one_promise():
    assert an_issue_type().for_difficulty(Difficulty.COMPLEX) == an_issue_type()


def test_no_promise_of_it_may_outlast_the_law():
    with pytest.raises(Invalid):
        a_question_type(complex=stated(11))

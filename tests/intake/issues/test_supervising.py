"""Pressing for a case: it must be answered, and nobody is flooded."""

import pytest

from services.intake.domain.issues.issue import IssueState
from services.intake.domain.issues.supervising import Level
from shared.events.intake_supervision import CaseInstructed, CaseUrged, SupervisionAnswered
from shared.kernel.errors import Conflict, NotAllowed
from tests.intake.builders import (
    LATER,
    LEADER,
    PLAIN,
    RESIDENT,
    REVIEWER,
    STRANGER,
    WORKER,
    a_caller,
    an_issue_in,
    local,
    resolve,
)
from tests.intake.issues.reading import kept, told

S = IssueState


def supervise(issue, level=Level.YELLOW, by=REVIEWER):
    issue.supervise(level, opinion="抓紧办理", by=by, at=LATER)


def answer(issue, by=WORKER):
    issue.answer_supervision("已安排人员", by=by, at=LATER)


@pytest.mark.parametrize("level", Level)
def test_it_is_a_flag_and_changes_no_state(level):
    issue = an_issue_in(S.SIGNED)

    supervise(issue, level)

    assert (issue.state, issue.supervision.level) == (S.SIGNED, level)


def test_until_it_is_answered_nobody_says_that_it_is_done():
    issue = an_issue_in(S.SIGNED)
    supervise(issue)
    before = kept(issue)

    with pytest.raises(Conflict):
        resolve(issue, at=LATER)
    assert kept(issue) == before
    answer(issue)
    resolve(issue, at=LATER)


def test_the_answer_goes_to_who_pressed():
    issue = an_issue_in(S.SIGNED)
    supervise(issue)

    answer(issue)

    [fact] = told(issue, SupervisionAnswered)
    assert (fact.supervised_by, fact.worker_id, fact.reply) == (REVIEWER.id, WORKER.id, "已安排人员")
    assert issue.supervision.reply == "已安排人员"


def test_every_one_of_several_is_answered():
    issue = an_issue_in(S.SIGNED)
    supervise(issue)
    supervise(issue, Level.RED, by=LEADER)
    answer(issue)

    with pytest.raises(Conflict):
        resolve(issue, at=LATER)
    answer(issue)
    with pytest.raises(Conflict):
        answer(issue)
    resolve(issue, at=LATER)


def test_taken_back_it_needs_no_answer_and_the_one_before_is_in_force_again():
    issue = an_issue_in(S.SIGNED)
    supervise(issue)
    answer(issue)
    supervise(issue, Level.RED)

    issue.cancel_supervision("误督", by=REVIEWER, at=LATER)

    assert issue.supervision.level is Level.YELLOW
    resolve(issue, at=LATER)


def test_what_was_never_supervised_is_neither_answered_nor_taken_back():
    issue = an_issue_in(S.SIGNED)

    with pytest.raises(Conflict):
        answer(issue)
    with pytest.raises(Conflict):
        issue.cancel_supervision("误督", by=REVIEWER, at=LATER)


def test_the_handler_answers_and_no_other():
    issue = an_issue_in(S.SIGNED)
    supervise(issue)

    with pytest.raises(NotAllowed):
        answer(issue, by=STRANGER)


def test_nobody_presses_himself():
    issue = an_issue_in(S.SIGNED)
    before = kept(issue)

    with pytest.raises(Conflict):
        supervise(issue, by=a_caller(WORKER.id, "section_head", "340102998"))
    assert kept(issue) == before


def test_a_leader_writes_on_it_at_any_time_and_the_handler_hears_of_it():
    issue = an_issue_in(S.CLOSED)

    issue.instruct("举一反三，电话13800005678", by=LEADER, at=LATER)

    assert issue.instructions[-1].by == LEADER.id
    [fact] = told(issue, CaseInstructed)
    assert fact.worker_id == WORKER.id
    assert "13800005678" not in fact.words


def test_the_newest_twenty_are_kept():
    issue = an_issue_in(S.SIGNED)

    for number in range(30):
        issue.instruct(f"第{number}次", by=LEADER, at=LATER)

    assert (len(issue.instructions), issue.instructions[-1].words) == (20, "第29次")


@pytest.mark.parametrize(("again", "heard"), [("2026-11-23 15:59", False), ("2026-11-23 16:00", True)])
def test_it_is_urged_again_only_after_a_while(again, heard):
    issue = an_issue_in(S.SIGNED)
    issue.urge(by=RESIDENT, at=LATER, calendar=PLAIN)
    before = kept(issue)

    if heard:
        issue.urge(by=RESIDENT, at=local(again), calendar=PLAIN)
        assert [fact.urges for fact in told(issue, CaseUrged)] == [1, 2]
    else:
        with pytest.raises(Conflict):
            issue.urge(by=RESIDENT, at=local(again), calendar=PLAIN)
        assert kept(issue) == before

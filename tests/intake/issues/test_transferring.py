"""Giving a case to another unit (转办): the promise to the resident is the same whoever has it."""

import pytest

from services.intake.domain.issues.issue import IssueState
from services.intake.domain.issues.verdict import Outcome
from shared.events.intake import CaseResolved
from shared.events.intake_extension import ExtensionLapsed
from shared.events.intake_returning import CaseReturned
from shared.events.intake_transfer import CaseTransferred
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from tests.intake.builders import (
    CLERK,
    COMMUNITY,
    GRID,
    LATER,
    ONE_DAY,
    OTHER_GRID,
    PLAIN,
    STRANGER,
    STREET,
    WORKER,
    an_issue_in,
    assign,
    hand_out,
    local,
    resolve,
    sign,
)
from tests.intake.issues.reading import clock, kept, running, told

S = IssueState


def transfer(issue, unit=OTHER_GRID, at=LATER):
    issue.transfer(unit, words="属该网格", sign=ONE_DAY, by=CLERK, at=at, calendar=PLAIN)


def test_after_three_quarters_of_the_time_the_promise_stays_and_the_new_holder_has_a_clock_of_his_own():
    issue = an_issue_in(S.IN_PROGRESS)
    promised, legal = clock(issue, "promised"), clock(issue, "legal")
    at = local("2026-11-27 09:00")  # day 4 of 5

    transfer(issue, at=at)

    assert (clock(issue, "promised"), clock(issue, "legal")) == (promised, legal)
    assert told(issue, CaseTransferred) == [
        CaseTransferred(
            case_id=issue.id,
            unit=OTHER_GRID,
            words="属该网格",
            sign_due=local("2026-11-30 17:00"),
            promised_due=local("2026-11-30 17:00"),
            transferred_by=CLERK.id,
            transferred_at=at,
        )
    ]
    assert clock(issue, "sign").started_at == at


def test_the_former_worker_has_no_say_any_more_and_the_next_one_signs():
    issue = an_issue_in(S.SIGNED)
    transfer(issue)
    assert (issue.state, issue.worker, issue.area) == (S.ASSIGNED, None, OTHER_GRID)

    with pytest.raises(NotAllowed):
        sign(issue, WORKER, at=LATER)
    assign(issue, at=LATER, worker_id=STRANGER.id, grid_code=OTHER_GRID)
    sign(issue, STRANGER, at=LATER)
    with pytest.raises(NotAllowed):
        resolve(issue, by=WORKER, at=LATER)
    assert (issue.units.lead, issue.worker) == (OTHER_GRID, STRANGER.id)


def test_a_unit_that_helped_may_come_to_lead_and_helps_no_longer():
    issue = an_issue_in(S.SIGNED)
    issue.call_in((OTHER_GRID,), by=CLERK, at=LATER)

    transfer(issue)

    assert (issue.units.lead, issue.units.assisting) == (OTHER_GRID, ())


@pytest.mark.parametrize(
    ("unit", "refusal"), [(GRID, Conflict), (STREET, Invalid), ("340102999001J001", Invalid)]
)
def test_not_to_who_has_it_nor_to_the_whole_street_nor_to_another(unit, refusal):
    issue = an_issue_in(S.SIGNED)
    before = kept(issue)

    with pytest.raises(refusal):
        transfer(issue, unit)
    assert kept(issue) == before


def test_to_a_community_it_may_go_and_its_head_says_to_whom():
    issue = an_issue_in(S.SIGNED)

    transfer(issue, COMMUNITY)

    assert issue.area == COMMUNITY


def test_what_still_waited_for_an_answer_is_settled_by_it():
    returning, extending = an_issue_in(S.RETURN_PENDING), an_issue_in(S.EXTEND_PENDING)

    transfer(returning)
    transfer(extending)

    assert len(told(returning, CaseReturned)) == len(told(extending, ExtensionLapsed)) == 1
    assert returning.shirks == 0


def test_outside_of_the_street_the_promise_runs_on():
    issue = an_issue_in(S.SIGNED)

    hand_out(issue)

    assert running(issue) >= {"legal", "promised"}
    assert (issue.worker, issue.area, issue.outside.unit) == (None, STREET, "区供水公司")


def test_what_was_done_outside_is_asked_about_like_our_own():
    issue = an_issue_in(S.TRANSFERRED)

    issue.hear_outside(Outcome.EXPLAINED, result="已答复", by=CLERK, at=LATER, calendar=PLAIN)

    assert (issue.state, issue.outcome) == (S.RESOLVED, Outcome.EXPLAINED)
    assert [fact.worker_id for fact in told(issue, CaseResolved)] == [CLERK.id]
    assert "callback" in running(issue)


def test_what_is_taken_back_waits_for_a_worker():
    issue = an_issue_in(S.TRANSFERRED)

    issue.take_back("对方不受理", by=CLERK, at=LATER)

    assert (issue.state, issue.outside, issue.awaits_handler) == (S.TRIAGED, None, True)

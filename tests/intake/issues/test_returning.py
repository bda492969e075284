"""Giving a case back (退单): once a unit, in time, with the clock running on."""

import pytest

from services.intake.domain.issues.issue import IssueState
from services.intake.domain.issues.verdict import Approval
from shared.events.intake import ClockOverdue
from shared.events.intake_returning import CaseReturned, ReturnRefused
from shared.kernel.errors import Conflict, NotAllowed
from tests.intake.builders import (
    CLERK,
    GRID,
    LATER,
    LEADER,
    ONE_DAY,
    OTHER_GRID,
    PLAIN,
    STRANGER,
    STREET,
    WORKER,
    a_caller,
    an_issue_in,
    assign,
    local,
    sign,
)
from tests.intake.issues.reading import clock, kept, pass_time, running, told

S = IssueState
ON = {"at": LATER, "calendar": PLAIN}


def ask(issue, by=WORKER, at=LATER):
    issue.ask_return("不在本网格，附界线图", by=by, at=at, calendar=PLAIN)


def answer(issue, approval, by=CLERK):
    issue.answer_return(approval, opinion="已核实", by=by, at=LATER, calendar=PLAIN)


@pytest.mark.parametrize("approval", Approval)
def test_the_clocks_of_the_whole_run_on_whatever_is_said(approval):
    issue = an_issue_in(S.SIGNED)
    before = clock(issue, "promised"), clock(issue, "legal")

    ask(issue)
    answer(issue, approval)

    assert (clock(issue, "promised"), clock(issue, "legal")) == before


@pytest.mark.parametrize(("at", "in_time"), [("2026-11-24 16:59", True), ("2026-11-24 17:00", False)])
def test_it_may_be_asked_within_a_working_day_of_getting_it(at, in_time):
    issue = an_issue_in(S.SIGNED)
    before = kept(issue)

    if in_time:
        ask(issue, at=local(at))
    else:
        with pytest.raises(Conflict):
            ask(issue, at=local(at))
        assert kept(issue) == before


def test_a_refused_return_counts_as_shirking_and_the_unit_goes_on():
    issue = an_issue_in(S.RETURN_PENDING)

    answer(issue, Approval.REFUSED)

    assert (issue.state, issue.worker, issue.shirks) == (S.SIGNED, WORKER.id, 1)
    assert told(issue, ReturnRefused) == [
        ReturnRefused(
            case_id=issue.id,
            grid_code=GRID,
            worker_id=WORKER.id,
            opinion="已核实",
            answered_by=CLERK.id,
            answered_at=LATER,
        )
    ]


def test_a_unit_asks_once():
    issue = an_issue_in(S.RETURN_PENDING)
    answer(issue, Approval.REFUSED)
    before = kept(issue)

    with pytest.raises(Conflict):
        ask(issue)
    assert kept(issue) == before


def test_a_granted_return_leaves_it_to_nobody_and_the_next_unit_may_ask_too():
    issue = an_issue_in(S.RETURN_PENDING)

    answer(issue, Approval.GRANTED)

    assert (issue.state, issue.worker, issue.area, issue.shirks) == (S.TRIAGED, None, STREET, 0)
    assert len(told(issue, CaseReturned)) == 1
    assert "sign" not in running(issue)
    assign(issue, at=LATER, worker_id=STRANGER.id, grid_code=OTHER_GRID)
    sign(issue, STRANGER, at=LATER)
    ask(issue, by=STRANGER)
    assert [each.unit for each in issue.returns] == [GRID, OTHER_GRID]


def test_who_asked_does_not_answer():
    issue = an_issue_in(S.RETURN_PENDING)
    before = kept(issue)

    with pytest.raises(Conflict):
        answer(issue, Approval.GRANTED, by=WORKER)
    assert kept(issue) == before


def test_another_unit_does_not_give_it_back():
    with pytest.raises(NotAllowed):
        ask(an_issue_in(S.SIGNED), by=STRANGER)


def test_the_dispatcher_has_four_hours_of_service_and_the_head_hears_when_they_are_over():
    issue = an_issue_in(S.SIGNED)
    ask(issue, at=local("2026-11-23 16:00"))

    assert issue.due["return"] == local("2026-11-24 12:00")
    pass_time(issue, local("2026-11-24 12:00"))
    [late] = [fact for fact in told(issue, ClockOverdue) if fact.clock == "return"]
    assert (late.worker_id, late.grid_code) == (None, GRID)


@pytest.mark.parametrize("approval", Approval)
def test_an_answer_stops_the_time_for_it(approval):
    issue = an_issue_in(S.RETURN_PENDING)
    assert "return" in running(issue)

    answer(issue, approval)

    assert "return" not in running(issue)


def bounced(times):
    """An issue that was given back so often, and is asked to be given back once more."""
    issue = an_issue_in(S.RETURN_PENDING)
    for number in range(times):
        worker = a_caller(f"W01{number:02d}", "worker", f"{STREET}0090{number}")
        [area] = worker.areas
        answer(issue, Approval.GRANTED)
        assign(issue, at=LATER, worker_id=worker.id, grid_code=area)
        sign(issue, worker, at=LATER)
        ask(issue, by=worker)
    return issue


ACTS = {
    "grant": lambda issue, by: answer(issue, Approval.GRANTED, by=by),
    "refuse": lambda issue, by: answer(issue, Approval.REFUSED, by=by),
    "transfer": lambda issue, by: issue.transfer(OTHER_GRID, words="属该网格", sign=ONE_DAY, by=by, **ON),
    "hand out": lambda issue, by: issue.hand_out("区供水公司", number="1", words="属该公司", by=by, **ON),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_after_two_returns_a_leader_rules_on_the_third_and_nobody_goes_round_him(act):
    once, twice = bounced(1), bounced(2)
    act(once, CLERK)
    before = kept(twice)

    with pytest.raises(NotAllowed, match="领导"):
        act(twice, CLERK)
    assert kept(twice) == before
    act(twice, LEADER)

    assert "return" not in running(twice)
    assert twice.returns[-1].answered_by == LEADER.id

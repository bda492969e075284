"""More time (延期): asked for in time, once, by one and granted by another, and silent means no."""

import pytest

from services.intake.domain.issues.extending import Asked
from services.intake.domain.issues.issue import IssueState
from shared.events.intake import ClockOverdue
from shared.events.intake_extension import ExtensionGranted, ExtensionLapsed
from shared.kernel.errors import Conflict, Invalid
from tests.intake.builders import (
    CLERK,
    HEAD,
    LATER,
    MONDAY,
    PLAIN,
    WORKER,
    an_emergency_type,
    an_issue,
    an_issue_in,
    assign,
    local,
    sign,
)
from tests.intake.issues.reading import clock, kept, pass_time, running, told

S = IssueState
DUE = local("2026-11-30 17:00")  # of the promise


def ask(issue, days=2, at=LATER, by=WORKER):
    issue.ask_extension(days, reason="等待配件", by=by, at=at, calendar=PLAIN)


def grant(issue, days=2, at=LATER, by=CLERK):
    issue.grant_extension(days, opinion="同意", by=by, at=at, calendar=PLAIN)


def test_nobody_has_asked_at_first():
    assert an_issue_in(S.IN_PROGRESS).extension_state is Asked.NOT_ASKED


def test_while_it_waits_the_clock_runs_on():
    issue = an_issue_in(S.IN_PROGRESS)
    before = clock(issue, "promised")

    ask(issue)

    assert clock(issue, "promised") == before
    assert issue.extension_state is Asked.PENDING


def test_the_resident_is_told_the_new_date_and_why():
    issue = an_issue_in(S.EXTEND_PENDING)

    grant(issue)

    assert (issue.state, issue.extension_state) == (S.IN_PROGRESS, Asked.GRANTED)
    assert told(issue, ExtensionGranted) == [
        ExtensionGranted(
            case_id=issue.id,
            worker_id=WORKER.id,
            days=2,
            due=local("2026-12-02 17:00"),
            grounds="等待配件",
            granted_by=CLERK.id,
            granted_at=LATER,
        )
    ]
    assert issue.due["legal"] == local("2026-12-07 17:00")


def test_the_reviewer_may_grant_less_than_was_asked():
    issue = an_issue_in(S.EXTEND_PENDING)

    grant(issue, days=1)

    assert (issue.requests[-1].days, issue.requests[-1].granted) == (2, 1)
    assert issue.due["promised"] == local("2026-12-01 17:00")


def test_he_may_not_grant_more():
    issue = an_issue_in(S.EXTEND_PENDING)
    before = kept(issue)

    with pytest.raises(Invalid, match="申请的天数"):
        grant(issue, days=3)
    assert kept(issue) == before


def test_it_never_goes_beyond_the_law():
    issue = an_issue_in(S.IN_PROGRESS)
    ask(issue, days=6)
    before = kept(issue)

    with pytest.raises(Invalid, match="法定"):
        grant(issue, days=6)
    assert kept(issue) == before
    grant(issue, days=5)
    assert issue.due["promised"] == issue.due["legal"]


@pytest.mark.parametrize("by", [WORKER, HEAD], ids=["handler", "head who helped"])
def test_nobody_grants_it_to_himself(by):
    issue = an_issue_in(S.IN_PROGRESS)
    issue.progress("到场", by=by, at=MONDAY)
    ask(issue, by=by)
    before = kept(issue)

    with pytest.raises(Conflict):
        grant(issue, by=by)
    with pytest.raises(Conflict):
        issue.refuse_extension(opinion="不", by=by, at=LATER)
    assert kept(issue) == before


def test_after_the_end_of_the_limit_nobody_asks():
    issue = an_issue_in(S.IN_PROGRESS)
    before = kept(issue)

    with pytest.raises(Conflict):
        ask(issue, at=DUE)
    assert kept(issue) == before


@pytest.mark.parametrize("answer", ["refused", "granted", "lapsed"])
def test_it_is_asked_for_once(answer):
    issue = an_issue_in(S.EXTEND_PENDING)
    if answer == "refused":
        issue.refuse_extension(opinion="不同意", by=CLERK, at=LATER)
    elif answer == "granted":
        grant(issue)
    else:
        pass_time(issue, DUE)
    assert issue.extension_state == answer

    with pytest.raises(Conflict):
        ask(issue)


def test_unanswered_it_lapses_by_itself_when_the_limit_is_over():
    issue = an_issue_in(S.EXTEND_PENDING)

    pass_time(issue, DUE)

    assert (issue.state, issue.extension_state) == (S.IN_PROGRESS, Asked.LAPSED)
    assert told(issue, ExtensionLapsed) == [
        ExtensionLapsed(case_id=issue.id, worker_id=WORKER.id, lapsed_at=DUE)
    ]
    assert "promised" in {fact.clock for fact in told(issue, ClockOverdue)}


def test_not_a_moment_earlier():
    issue = an_issue_in(S.EXTEND_PENDING)

    pass_time(issue, local("2026-11-30 16:59"))

    assert issue.extension_state is Asked.PENDING


def test_before_the_timer_came_by_nobody_grants_what_is_over():
    """After an outage the timer is late; the limit was over all the same."""
    issue = an_issue_in(S.EXTEND_PENDING)
    before = kept(issue)

    with pytest.raises(Conflict):
        grant(issue, at=DUE)
    assert kept(issue) == before


def test_a_longer_clock_rings_at_its_new_end():
    issue = an_issue_in(S.EXTEND_PENDING)
    grant(issue)

    pass_time(issue, DUE)
    assert "promised" not in {fact.clock for fact in told(issue, ClockOverdue)}
    pass_time(issue, local("2026-12-02 17:00"))
    assert "promised" in {fact.clock for fact in told(issue, ClockOverdue)}


def test_on_a_second_try_its_own_limit_is_longer_and_so_is_a_promise_that_still_holds():
    issue = an_issue_in(S.REWORK)
    issue.lead_rework("牵头", by=HEAD, at=MONDAY)
    ask(issue)

    grant(issue)

    assert issue.due["step"] == local("2026-11-30 17:00")
    assert issue.due["promised"] == local("2026-12-02 17:00")


def test_a_broken_promise_is_not_mended_by_it():
    issue = an_issue_in(S.RESOLVED)
    late = local("2026-12-01 10:00")
    issue.start_step("step", issue.policy.issue.rework, by="L", at=late, calendar=PLAIN)
    issue.state = S.IN_PROGRESS
    ask(issue, at=late)

    grant(issue, at=late)

    assert clock(issue, "promised").extensions == ()
    assert clock(issue, "step").granted.amount == 5


def test_an_emergency_is_bounded_in_minutes_and_has_no_days_to_add():
    issue = an_issue()
    issue.register()
    issue.triage(an_emergency_type(), by="系统", at=MONDAY, calendar=PLAIN)
    assign(issue)
    sign(issue)
    issue.progress("到场", by=WORKER, at=MONDAY)

    with pytest.raises(Conflict):
        ask(issue)
    assert running(issue) >= {"legal", "promised"}

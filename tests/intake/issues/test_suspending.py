"""Shelving (挂账): the promise pauses, the law does not, and somebody looks again."""

from datetime import timedelta

import pytest

from services.intake.domain.issues.issue import IssueState
from shared.events.intake import ClockOverdue, ClockWarned
from shared.events.intake_suspension import CaseResumed, SuspensionReviewDue
from shared.kernel.errors import Conflict, Invalid
from tests.intake.builders import (
    LATER,
    MONDAY,
    PLAIN,
    REVIEWER,
    WORKER,
    an_issue_in,
    local,
    suspend,
)
from tests.intake.issues.reading import clock, kept, pass_time, running, told

S = IssueState
FAR = local("2026-12-23 09:00")


def resume(issue, at):
    issue.resume("条件具备", by=REVIEWER, at=at, calendar=PLAIN)


def overdue(issue):
    return {fact.clock for fact in told(issue, ClockOverdue)}


def test_the_promise_pauses_with_its_paper_and_the_law_does_not():
    issue = an_issue_in(S.SIGNED)
    legal = clock(issue, "legal")

    suspend(issue, at=LATER)

    assert clock(issue, "promised").turns[-1].basis == "冬季停工通知"
    assert "promised" not in issue.due
    assert clock(issue, "legal") == legal


def test_a_paused_promise_never_becomes_overdue_whatever_the_timer_does():
    issue = an_issue_in(S.SIGNED)
    suspend(issue, at=LATER)

    for day in range(1, 30):
        pass_time(issue, MONDAY + timedelta(days=day))

    assert "promised" not in overdue(issue)
    assert "legal" in overdue(issue)


def test_resumed_it_goes_on_with_what_was_left_and_is_not_late_at_once():
    issue = an_issue_in(S.SIGNED)
    suspend(issue, at=local("2026-11-25 10:00"))  # 2 of 5 working days are used

    resume(issue, at=FAR)
    pass_time(issue, FAR)

    assert "promised" not in overdue(issue) | {fact.clock for fact in told(issue, ClockWarned)}
    assert issue.due["promised"] == local("2026-12-28 17:00")
    assert told(issue, CaseResumed)[0].due == local("2026-12-28 17:00")


@pytest.mark.parametrize("state", [S.SIGNED, S.IN_PROGRESS])
def test_it_goes_back_to_where_it_was(state):
    issue = an_issue_in(state)

    suspend(issue, at=LATER)
    resume(issue, at=FAR)

    assert (issue.state, issue.suspension) == (state, None)
    assert "review" not in running(issue)


@pytest.mark.parametrize(("days", "near_enough"), [(0, False), (1, True), (90, True), (91, False)])
def test_somebody_looks_again_within_ninety_days(days, near_enough):
    issue = an_issue_in(S.SIGNED)
    before = kept(issue)

    if near_enough:
        suspend(issue, at=LATER, days=days)
    else:
        with pytest.raises(Invalid) as refusal:
            suspend(issue, at=LATER, days=days)
        assert set(refusal.value.fields) == {"review_on"}
        assert kept(issue) == before


def test_when_the_day_comes_somebody_is_told_once_in_service_hours_and_nobody_is_late():
    issue = an_issue_in(S.SIGNED)
    suspend(issue, at=LATER, days=5)  # a Saturday

    pass_time(issue, local("2026-11-30 08:59"))
    assert not told(issue, SuspensionReviewDue)
    for at in ("2026-11-30 09:00", "2026-11-30 09:01", "2026-12-01 10:00"):
        pass_time(issue, local(at))

    [fact] = told(issue, SuspensionReviewDue)
    assert (fact.told_at, fact.obstacle) == (local("2026-11-30 09:00"), "works_season")
    assert issue.state is S.SUSPENDED
    assert "review" not in overdue(issue)


def test_after_an_outage_the_day_is_told_once_too():
    issue = an_issue_in(S.SIGNED)
    suspend(issue, at=LATER, days=5)

    pass_time(issue, local("2026-12-10 10:00"))
    pass_time(issue, local("2026-12-10 10:01"))

    assert len(told(issue, SuspensionReviewDue)) == 1


def test_who_handles_it_does_not_shelve_it():
    issue = an_issue_in(S.SIGNED)
    before = kept(issue)

    with pytest.raises(Conflict):
        suspend(issue, by=WORKER, at=LATER)
    assert kept(issue) == before

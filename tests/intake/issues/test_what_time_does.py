"""What time does to issues by itself: once, by any number of replicas, also after an outage."""

from datetime import timedelta

import pytest

from services.intake.domain.issues.issue import IssueState
from services.intake.usecases.clocks.ring_clocks import ring_clocks
from services.intake.usecases.issues.grant_extension import grant_extension
from shared.events.intake_ending import CaseArchived
from shared.events.intake_extension import ExtensionLapsed
from shared.events.intake_suspension import SuspensionReviewDue
from shared.kernel.errors import Conflict, StaleWrite
from tests.intake.builders import CLERK, LATER, a_command, an_issue_in, local
from tests.intake.fakes import FakeCalendars, FakeCases

S = IssueState
BY_ITSELF = {
    S.EXTEND_PENDING: (local("2026-11-30 17:00"), S.IN_PROGRESS, ExtensionLapsed),
    S.SUSPENDED: (local("2026-12-23 09:00"), S.SUSPENDED, SuspensionReviewDue),
    S.CLOSED: (local("2026-12-24 09:00"), S.ARCHIVED, CaseArchived),
    S.RATED: (local("2026-12-24 09:00"), S.ARCHIVED, CaseArchived),
}


def told(cases, kind):
    return [fact for fact in cases.facts if isinstance(fact, kind)]


@pytest.mark.parametrize("state", BY_ITSELF)
class TestWhatComesByItself:
    def test_it_comes_at_its_moment_and_once_however_often_the_timer_looks(self, state):
        at, then, fact = BY_ITSELF[state]
        cases = FakeCases(issue := an_issue_in(state))

        ring_clocks(cases, FakeCalendars(), now=at - timedelta(minutes=1))
        assert not told(cases, fact)
        for minutes in (0, 1, 60):
            ring_clocks(cases, FakeCalendars(), now=at + timedelta(minutes=minutes))

        assert len(told(cases, fact)) == 1
        assert cases.get(issue.id).state is then

    def test_after_an_outage_of_weeks_it_comes_once_too(self, state):
        at, then, fact = BY_ITSELF[state]
        cases = FakeCases(issue := an_issue_in(state))

        for weeks in (5, 6):
            ring_clocks(cases, FakeCalendars(), now=at + timedelta(weeks=weeks))

        assert len(told(cases, fact)) == 1
        assert cases.get(issue.id).state is then

    def test_of_two_replicas_with_the_same_copy_one_wins(self, state):
        """Both have read the case before either has saved it."""
        at, _, fact = BY_ITSELF[state]
        cases = FakeCases(issue := an_issue_in(state))
        slow = TwoLooks(cases)

        ring_clocks(slow, FakeCalendars(), now=at)

        assert slow.stale == [issue.id]
        assert len(told(cases, fact)) == 1


class TwoLooks:
    """A replica that is overtaken: while it works on its copy, another has rung and saved."""

    def __init__(self, cases):
        self._cases, self.stale = cases, []

    def ripe(self, now, *, limit):
        self._now = now
        return self._cases.ripe(now, limit=limit)

    def get(self, id):
        copy = self._cases.get(id)
        ring_clocks(self._cases, FakeCalendars(), now=self._now)
        return copy

    def save(self, case):
        try:
            self._cases.save(case)
        except StaleWrite:
            self.stale.append(case.id)
            raise


def test_a_grant_that_comes_after_the_end_is_refused_whether_the_timer_was_there_or_not():
    at = BY_ITSELF[S.EXTEND_PENDING][0]
    cases = FakeCases(issue := an_issue_in(S.EXTEND_PENDING))
    wish = {"days": 2, "opinion": "同意"}

    for _ in range(2):
        with pytest.raises(Conflict):
            grant_extension(cases, FakeCalendars(), issue.id, **wish, command=a_command(CLERK, at=at))
        ring_clocks(cases, FakeCalendars(), now=at)

    assert len(told(cases, ExtensionLapsed)) == 1


def test_a_grant_just_before_it_keeps_it_from_lapsing():
    at = BY_ITSELF[S.EXTEND_PENDING][0]
    cases = FakeCases(issue := an_issue_in(S.EXTEND_PENDING))
    wish = {"days": 2, "opinion": "同意"}
    grant_extension(cases, FakeCalendars(), issue.id, **wish, command=a_command(CLERK, at=LATER))

    ring_clocks(cases, FakeCalendars(), now=at)

    assert not told(cases, ExtensionLapsed)

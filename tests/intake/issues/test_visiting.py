"""Return visits, doing it over, and the close that comes by itself."""

import pytest

from services.intake.domain.issues.issue import IssueState
from services.intake.domain.issues.verdict import Outcome, Verdict
from shared.events.intake import CaseChecked, CaseClosed, ClockOverdue, ClockWarned
from shared.events.intake_handling import ReworkLed, ReworkOrdered, VisitFailed
from shared.events.intake_rating import RatingInvited
from shared.kernel.errors import Conflict
from tests.intake.builders import (
    CLERK,
    DISCONTENT,
    GRID,
    HEAD,
    LATER,
    MONDAY,
    PLAIN,
    WORKER,
    an_issue_in,
    local,
    miss,
    resolve,
    send_back,
    visit,
)
from tests.intake.issues.reading import kept, pass_time, running, told

S = IssueState
MONDAY_AGAIN, TUESDAY, WEDNESDAY = LATER, local("2026-11-24 10:00"), local("2026-11-25 10:00")


def inspect(issue, verdict, by=CLERK):
    issue.inspect(verdict, words="现场查看", by=by, at=LATER, calendar=PLAIN)


class TestTheCall:
    def test_it_is_due_by_the_next_working_day_and_the_office_owes_it(self):
        issue = an_issue_in(S.RESOLVED)
        assert issue.due["callback"] == local("2026-11-24 17:00")

        pass_time(issue, local("2026-11-24 17:00"))

        late = [fact for fact in told(issue, ClockOverdue) if fact.clock == "callback"]
        assert [(fact.worker_id, fact.grid_code) for fact in late] == [(None, GRID)]
        warned = [fact for fact in told(issue, ClockWarned) if fact.clock == "callback"]
        assert {fact.worker_id for fact in warned} == {None}

    def test_what_he_says_is_told_with_it(self):
        issue = an_issue_in(S.RESOLVED)

        visit(issue, DISCONTENT, at=LATER)

        [fact] = told(issue, CaseChecked)
        assert (fact.contacted, fact.solved, fact.satisfied, fact.reason) == ("yes", "no", "no", "badly_done")

    def test_every_try_is_kept(self):
        issue = an_issue_in(S.RESOLVED)
        miss(issue, MONDAY)
        visit(issue, at=LATER)

        assert [(each.result, each.of, each.by) for each in issue.visits] == [
            ("no_answer", 1, CLERK.id),
            ("answered", 1, CLERK.id),
        ]
        assert "callback" not in running(issue)


class TestWhoCannotBeReached:
    def test_after_three_tries_on_two_days_it_closes_by_itself(self):
        issue = an_issue_in(S.RESOLVED)

        for at in (MONDAY, MONDAY_AGAIN, TUESDAY):
            assert issue.state is S.RESOLVED
            miss(issue, at)

        assert issue.state is S.CLOSED
        [closed] = told(issue, CaseClosed)
        assert (closed.outcome, closed.confirmed) == ("solved", "nobody")
        assert [fact.tries for fact in told(issue, VisitFailed)] == [1, 2, 3]
        assert len(told(issue, RatingInvited)) == 1

    def test_three_tries_on_one_day_are_not_enough(self):
        issue = an_issue_in(S.RESOLVED)
        for _ in range(4):
            miss(issue, MONDAY)
        assert issue.state is S.RESOLVED

        miss(issue, TUESDAY)

        assert issue.state is S.CLOSED

    def test_the_tries_for_an_earlier_result_do_not_count(self):
        issue = an_issue_in(S.RESOLVED)
        miss(issue, MONDAY)
        miss(issue, MONDAY_AGAIN)
        visit(issue, DISCONTENT, at=TUESDAY)
        issue.lead_rework("牵头", by=HEAD, at=TUESDAY)
        resolve(issue, at=TUESDAY)

        miss(issue, WEDNESDAY)

        assert issue.state is S.RESOLVED

    @pytest.mark.parametrize("outcome", [Outcome.EXPLAINED, Outcome.NOT_SOLVED])
    def test_what_was_not_solved_never_reads_as_solved(self, outcome):
        issue = an_issue_in(S.SIGNED)
        resolve(issue, outcome)
        for at in (MONDAY, MONDAY_AGAIN, TUESDAY):
            miss(issue, at)

        assert told(issue, CaseClosed)[0].outcome == outcome

    def test_the_handler_does_not_say_that_nobody_answered(self):
        issue = an_issue_in(S.RESOLVED)
        before = kept(issue)

        with pytest.raises(Conflict):
            miss(issue, LATER, by=WORKER)
        assert kept(issue) == before


class TestOnTheSpot:
    @pytest.mark.parametrize(
        ("verdict", "state"), [(Verdict.DONE, S.CHECK_PASSED), (Verdict.NOT_DONE, S.REWORK)]
    )
    def test_what_is_found_decides_like_what_is_said(self, verdict, state):
        issue = an_issue_in(S.RESOLVED)

        inspect(issue, verdict)

        assert issue.state is state
        [fact] = told(issue, CaseChecked)
        assert (fact.passed, fact.solved, fact.satisfaction) == (verdict is Verdict.DONE, None, None)

    def test_the_close_says_who_stands_for_it(self):
        issue = an_issue_in(S.RESOLVED)
        inspect(issue, Verdict.DONE)

        issue.close(CLERK, at=LATER, calendar=PLAIN)

        assert told(issue, CaseClosed)[0].confirmed == "inspection"

    def test_nobody_inspects_his_own_work(self):
        issue = an_issue_in(S.RESOLVED)
        before = kept(issue)

        with pytest.raises(Conflict):
            inspect(issue, Verdict.DONE, by=WORKER)
        assert kept(issue) == before


class TestDoingItOver:
    def test_the_head_hears_of_it_and_has_to_take_part(self):
        issue = an_issue_in(S.RESOLVED)
        send_back(issue)
        [order] = told(issue, ReworkOrdered)
        assert (order.grid_code, order.reworks) == (GRID, 1)

        with pytest.raises(Conflict):
            resolve(issue, at=LATER)
        issue.lead_rework("我来牵头", by=HEAD, at=LATER)
        resolve(issue, at=LATER)

        assert told(issue, ReworkLed)[0].head_id == HEAD.id

    def test_its_limit_runs_while_the_head_is_waited_for(self):
        issue = an_issue_in(S.REWORK)
        due = issue.due["step"]

        issue.lead_rework("我来牵头", by=HEAD, at=local("2026-11-25 10:00"))

        assert issue.due["step"] == due == local("2026-11-26 17:00")

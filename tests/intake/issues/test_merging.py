"""One matter reported twice: handled once, and each reporter keeps his number and his call."""

import pytest

from services.intake.domain.cases.place import Place
from services.intake.domain.issues.issue import IssueState
from services.intake.domain.issues.verdict import Outcome
from shared.events.intake import ClockOverdue
from shared.events.intake_handling import ReworkOrdered
from shared.events.intake_merging import CaseUnmerged, MergeProposed, ResultShared
from shared.kernel.errors import Conflict
from tests.intake.builders import (
    CLERK,
    LATER,
    MONDAY,
    PLAIN,
    WORKER,
    an_issue,
    an_issue_in,
    local,
    resolve,
    send_back,
    visit,
)
from tests.intake.issues.reading import kept, pass_time, running, told
from tests.intake.menu_builders import an_issue_type

S = IssueState
METRE = 1 / 111_195  # degrees of latitude


def at_metres(north):
    return Place(longitude=117.2, latitude=31.8 + north * METRE)


def merge(issue, into):
    issue.merge(into, by=CLERK, at=LATER, calendar=PLAIN)


def unmerge(issue, at=LATER):
    issue.unmerge(limits=an_issue_type().limits, words="不是一事", by=CLERK.id, at=at, calendar=PLAIN)


class TestTheProposal:
    def proposed(self, earlier, place=None):
        issue = an_issue(place=place or at_metres(0))
        issue.propose_merging([earlier], at=LATER)
        return issue.proposed_into

    @pytest.mark.parametrize(("metres", "same"), [(0, True), (99, True), (101, False)])
    def test_within_a_hundred_metres_it_seems_to_be_the_same(self, metres, same):
        earlier = an_issue_in(S.TRIAGED, place=at_metres(0))

        assert (self.proposed(earlier, at_metres(metres)) == earlier.id) is same

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            (Place(household_id="H1"), Place(household_id="H1"), True),
            (Place(household_id="H1"), Place(household_id="H2"), False),
            (Place(address="长江路1号3幢201室"), Place(address="长江路1号3幢502室"), True),
            (Place(address="长江路1号3幢201室"), Place(address="长江路1号4幢201室"), False),
            (Place(), Place(), False),
            (Place(address="巢湖路口"), Place(address="巢湖路口"), False),
        ],
    )
    def test_without_points_in_one_household_or_building(self, one, other, same):
        earlier = an_issue_in(S.TRIAGED, place=one)

        assert (self.proposed(earlier, other) == earlier.id) is same

    @pytest.mark.parametrize("state", [S.CLOSED, S.REJECTED, S.WITHDRAWN, S.MERGED])
    def test_what_is_over_stands_for_nothing(self, state):
        assert self.proposed(an_issue_in(state, place=at_metres(0))) is None

    def test_it_is_a_proposal_and_no_more(self):
        earlier = an_issue_in(S.SIGNED, place=at_metres(0))
        issue = an_issue(place=at_metres(1))

        issue.propose_merging([earlier], at=LATER)

        assert issue.state is S.REGISTERED
        assert told(issue, MergeProposed) == [
            MergeProposed(case_id=issue.id, into_id=earlier.id, proposed_at=LATER)
        ]


class TestMerging:
    def test_its_clocks_stop_and_its_number_and_reporter_stay(self):
        issue, main = an_issue_in(S.ASSIGNED), an_issue_in(S.SIGNED)
        number, applicant = issue.number, issue.applicant

        merge(issue, main)

        assert (issue.state, issue.merged_into, running(issue)) == (S.MERGED, main.id, set())
        assert (issue.number, issue.applicant) == (number, applicant)

    @pytest.mark.parametrize("state", [S.REGISTERED, S.RESOLVED, S.CLOSED, S.MERGED, S.REJECTED])
    def test_not_into_what_is_not_taken_on_yet_nor_done_nor_merged_itself(self, state):
        issue = an_issue_in(S.TRIAGED)
        before = kept(issue)

        with pytest.raises(Conflict):
            merge(issue, an_issue_in(state))
        assert kept(issue) == before

    def test_not_into_another_kind_nor_into_itself(self):
        issue = an_issue_in(S.TRIAGED)

        for other in (issue, an_issue_in(S.SIGNED, topic="MS-05")):
            with pytest.raises(Conflict):
                merge(issue, other)

    def test_the_reporter_gets_the_result_and_a_call_of_his_own(self):
        issue, main = an_issue_in(S.MERGED), an_issue_in(S.SIGNED)
        resolve(main, Outcome.EXPLAINED)

        issue.share(main, at=LATER, calendar=PLAIN)

        assert (issue.state, issue.outcome, issue.result) == (S.RESOLVED, Outcome.EXPLAINED, "已修好")
        assert len(told(issue, ResultShared)) == 1
        assert running(issue) == {"callback"}
        with pytest.raises(Conflict):
            visit(issue, by=WORKER, at=LATER)  # who did it does not ask
        visit(issue, at=LATER)
        issue.close(CLERK, at=LATER, calendar=PLAIN)
        assert (issue.state, main.state) == (S.CLOSED, S.RESOLVED)

    def test_if_he_alone_is_not_content_it_is_done_over_for_him(self):
        issue, main = an_issue_in(S.MERGED), an_issue_in(S.RESOLVED)
        issue.share(main, at=MONDAY, calendar=PLAIN)

        send_back(issue)

        assert (issue.state, issue.worker) == (S.REWORK, WORKER.id)
        assert told(issue, ReworkOrdered)[0].worker_id == WORKER.id

    def test_there_is_nothing_to_share_before_there_is_a_result(self):
        issue = an_issue_in(S.MERGED)
        before = kept(issue)

        with pytest.raises(Conflict):
            issue.share(an_issue_in(S.SIGNED), at=LATER, calendar=PLAIN)
        assert kept(issue) == before


class TestUnmerging:
    def test_its_limits_count_from_when_it_was_taken_on(self):
        issue = an_issue_in(S.MERGED)
        at = local("2026-11-26 10:00")

        unmerge(issue, at=at)

        assert (issue.state, issue.merged_into) == (S.TRIAGED, None)
        assert issue.due == {"promised": local("2026-11-30 17:00"), "legal": local("2026-12-07 17:00")}
        assert told(issue, CaseUnmerged) == [CaseUnmerged(case_id=issue.id, accepted=True, unmerged_at=at)]

    def test_what_was_never_judged_is_judged_now(self):
        issue = an_issue_in(S.REGISTERED)
        merge(issue, an_issue_in(S.SIGNED))

        unmerge(issue)

        assert (issue.state, running(issue)) == (S.REGISTERED, {"step"})
        assert told(issue, CaseUnmerged)[0].accepted is False

    def test_time_that_is_over_by_then_was_ours_to_lose(self):
        issue = an_issue_in(S.MERGED)
        late = local("2026-12-01 10:00")

        unmerge(issue, at=late)
        pass_time(issue, late)

        assert [fact.clock for fact in told(issue, ClockOverdue)] == ["promised"]

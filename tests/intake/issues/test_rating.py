"""Ratings: one invitation a close, one rating a round, and bad ones are made good (差评)."""

from datetime import timedelta

import pytest

from services.intake.domain.cases.redress import Redress
from services.intake.domain.cases.script import CallResult, VisitChannel
from services.intake.domain.issues.issue import IssueState
from shared.events.intake import ClockOverdue
from shared.events.intake_ending import CaseArchived
from shared.events.intake_rating import CaseRated, RatingInvited, RatingRectified, RedressEnded
from shared.kernel.errors import Conflict, NotAllowed
from tests.intake.builders import (
    CLERK,
    CONTENT,
    DISCONTENT,
    GRID,
    LATER,
    MONDAY,
    PLAIN,
    RESIDENT,
    STRANGER,
    WORKER,
    an_issue_badly_rated,
    an_issue_in,
    local,
    rate,
    resolve,
    visit,
)
from tests.intake.issues.reading import kept, pass_time, running, told

S = IssueState
HERE = {"at": LATER, "calendar": PLAIN}
LONG_AFTER = MONDAY + timedelta(days=60)


def rectified():
    issue = an_issue_badly_rated()
    issue.contact_rater("已致歉", by=WORKER, **HERE)
    issue.rectify("已返工", by=WORKER, **HERE)
    return issue


def call_back(issue, script, by=CLERK):
    issue.call_rater_back(script, channel=VisitChannel.PHONE, by=by, **HERE)


def miss_rater(issue, at):
    issue.miss_rater(CallResult.REFUSED, channel=VisitChannel.PHONE, by=CLERK, at=at, calendar=PLAIN)


class TestTheInvitation:
    def test_a_matter_is_invited_to_rate_once(self):
        issue = an_issue_in(S.CLOSED)
        rate(issue)
        pass_time(issue, LONG_AFTER)

        assert [fact.rating_round for fact in told(issue, RatingInvited)] == [1]

    def test_closed_a_second_time_it_is_another_round(self):
        issue = an_issue_in(S.CLOSED)
        issue.reopen("又坏了", by=RESIDENT, **HERE)
        resolve(issue, at=LATER)
        visit(issue, at=LATER)
        issue.close(CLERK, **HERE)

        assert [fact.rating_round for fact in told(issue, RatingInvited)] == [1, 2]

    def test_a_round_is_rated_once(self):
        issue = an_issue_in(S.RATED)
        before = kept(issue)

        with pytest.raises(Conflict):
            rate(issue, level=1)
        assert kept(issue) == before


@pytest.mark.parametrize(("level", "bad"), [(5, False), (4, False), (3, False), (2, True), (1, True)])
def test_the_last_two_levels_are_bad_and_the_worker_hears_of_those_alone(level, bad):
    issue = an_issue_in(S.CLOSED)

    rate(issue, level)

    [fact] = told(issue, CaseRated)
    assert (fact.is_bad, fact.worker_id is not None) == (bad, bad)
    assert (issue.redress is Redress.OPEN) is bad


class TestMakingItGood:
    def test_there_is_one_working_day_to_speak_with_him_and_five_to_make_it_good(self):
        issue = an_issue_badly_rated()

        assert issue.due["contact"] == local("2026-11-24 17:00")
        assert issue.due["step"] == local("2026-11-30 17:00")
        assert told(issue, CaseRated)[0].due == issue.due["step"]

    def test_who_does_nothing_is_late_twice(self):
        issue = an_issue_badly_rated()

        pass_time(issue, local("2026-11-30 17:00"))

        assert [fact.clock for fact in told(issue, ClockOverdue)] == ["contact", "step"]

    def test_nothing_is_made_good_before_he_was_spoken_with(self):
        issue = an_issue_badly_rated()
        before = kept(issue)

        with pytest.raises(Conflict):
            issue.rectify("已返工", by=WORKER, **HERE)
        assert kept(issue) == before

    def test_two_working_days_later_somebody_asks_him_again(self):
        issue = rectified()

        assert issue.due["callback"] == local("2026-11-25 17:00")
        [fact] = told(issue, RatingRectified)
        assert (fact.grid_code, fact.due) == (GRID, issue.due["callback"])
        assert running(issue) == {"callback"}

    def test_and_that_is_not_the_handler(self):
        issue = rectified()
        before = kept(issue)

        with pytest.raises(Conflict):
            call_back(issue, CONTENT, by=WORKER)
        assert kept(issue) == before

    @pytest.mark.parametrize(
        ("script", "how"), [(CONTENT, Redress.MADE_GOOD), (DISCONTENT, Redress.IN_VAIN)], ids=["good", "vain"]
    )
    def test_what_he_says_then_ends_it(self, script, how):
        issue = rectified()

        call_back(issue, script)

        assert (issue.state, issue.redress) == (S.RATED, how)
        assert [fact.how for fact in told(issue, RedressEnded)] == [how]

    def test_so_do_three_tries_on_two_days(self):
        issue = rectified()
        for at in (LATER, local("2026-11-23 16:00"), local("2026-11-24 10:00")):
            assert issue.redress is Redress.RECTIFIED
            miss_rater(issue, at)

        assert issue.redress is Redress.UNREACHED

    def test_another_unit_has_no_part_in_it(self):
        with pytest.raises(NotAllowed):
            an_issue_badly_rated().contact_rater("已致歉", by=STRANGER, **HERE)

    def test_steps_out_of_turn_are_refused_and_change_nothing(self):
        open_one, good = an_issue_badly_rated(), an_issue_in(S.RATED)
        before = kept(open_one), kept(good)

        for issue in (open_one, good):
            with pytest.raises(Conflict):
                call_back(issue, CONTENT)
            with pytest.raises(Conflict):
                miss_rater(issue, LATER)
        with pytest.raises(Conflict):
            good.contact_rater("已致歉", by=WORKER, **HERE)
        assert (kept(open_one), kept(good)) == before


class TestTheArchive:
    @pytest.mark.parametrize("state", [S.CLOSED, S.RATED])
    def test_after_thirty_days_it_is_put_away_by_itself_and_once(self, state):
        issue = an_issue_in(state)

        pass_time(issue, local("2026-12-23 23:59"))
        assert issue.state is state
        pass_time(issue, local("2026-12-24 00:00"))
        pass_time(issue, LONG_AFTER)

        assert issue.state is S.ARCHIVED
        assert len(told(issue, CaseArchived)) == 1
        assert not told(issue, ClockOverdue)

    def test_a_bad_rating_is_made_good_first(self):
        issue = rectified()
        pass_time(issue, LONG_AFTER)
        assert issue.state is S.RATED

        issue.call_rater_back(CONTENT, channel=VisitChannel.PHONE, by=CLERK, at=LONG_AFTER, calendar=PLAIN)
        pass_time(issue, LONG_AFTER + timedelta(days=45))

        assert issue.state is S.ARCHIVED

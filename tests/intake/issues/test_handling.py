"""Who leads, who helps, and when the reporter was first reached."""

from datetime import timedelta

import pytest

from services.intake.domain.cases.channel import Urgency
from services.intake.domain.cases.script import CallResult
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.issues.issue import IssueState
from services.intake.domain.issues.verdict import Outcome
from shared.events.intake import ClockOverdue
from shared.events.intake_handling import CaseContacted, UnitCalledIn
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from tests.intake.builders import (
    CLERK,
    COVER,
    GRID,
    LATER,
    MONDAY,
    OTHER_GRID,
    PLAIN,
    STRANGER,
    TO_SIGN_AND_CONTACT,
    WORKER,
    Place,
    a_handler,
    an_issue_in,
    assign,
    local,
    sign,
)
from tests.intake.issues.reading import clock, kept, pass_time, running, told

S = IssueState
MANY = tuple(f"{GRID[:-2]}{number}" for number in range(10, 21))


def contact(issue, result=CallResult.ANSWERED, by=WORKER, at=LATER):
    issue.contact(result, words="", by=by, at=at, calendar=PLAIN)


def test_an_emergency_of_any_type_is_signed_within_minutes():
    issue = an_issue_in(S.TRIAGED, urgency=Urgency.EMERGENCY)

    assign(issue)

    assert issue.due[ClockKind.SIGN] == MONDAY + timedelta(minutes=10)


class TestUnits:
    def test_the_unit_of_the_handler_leads(self):
        assert an_issue_in(S.ASSIGNED).units.lead == GRID

    def test_before_anybody_has_signed_another_may_lead_instead(self):
        issue = an_issue_in(S.ASSIGNED)

        assign(issue, grid_code=OTHER_GRID)

        assert issue.units.lead == OTHER_GRID

    def test_others_help_and_the_first_leads_on(self):
        issue = an_issue_in(S.SIGNED)

        issue.call_in((OTHER_GRID,), by=CLERK, at=LATER)

        assert (issue.units.lead, issue.units.assisting) == (GRID, (OTHER_GRID,))
        assert issue.areas == (GRID, OTHER_GRID)
        assert told(issue, UnitCalledIn) == [
            UnitCalledIn(
                case_id=issue.id, lead=GRID, grid_code=OTHER_GRID, called_by="C0001", called_at=LATER
            )
        ]

    @pytest.mark.parametrize(
        "units", [(GRID,), (OTHER_GRID, OTHER_GRID), tuple(f"{GRID[:-2]}{n}" for n in range(10, 21))]
    )
    def test_the_lead_does_not_help_itself_nor_anybody_twice_nor_everybody(self, units):
        issue = an_issue_in(S.SIGNED)
        before = kept(issue)

        with pytest.raises(Invalid):
            issue.call_in(units, by=CLERK, at=LATER)
        assert kept(issue) == before

    def test_who_helps_does_not_say_that_it_is_done(self):
        issue = an_issue_in(S.SIGNED)
        issue.call_in((OTHER_GRID,), by=CLERK, at=LATER)

        with pytest.raises(NotAllowed):
            issue.resolve(Outcome.SOLVED, result="好了", photos=("p",), by=STRANGER, at=LATER, calendar=PLAIN)


def named():
    """An issue whose handler has to contact the reporter."""
    issue = an_issue_in(S.TRIAGED)
    issue.assign(a_handler(), limits=TO_SIGN_AND_CONTACT, at=MONDAY, calendar=PLAIN)
    return issue


def signed():
    issue = named()
    sign(issue)
    return issue


class TestContact:
    def test_its_clock_starts_with_the_first_handler_and_is_not_started_anew(self):
        issue = named()
        first = clock(issue, "contact")

        issue.assign(a_handler(worker_id=COVER.id), limits=TO_SIGN_AND_CONTACT, at=LATER, calendar=PLAIN)

        assert clock(issue, "contact") == first
        assert issue.due["contact"] == local("2026-11-24 17:00")

    def test_the_first_that_is_answered_counts_and_stops_it(self):
        issue = signed()

        for at in (LATER, local("2026-11-23 16:00")):
            contact(issue, at=at)

        assert issue.contacted_at == LATER
        assert clock(issue, "contact").stopped_at == LATER
        assert [fact.result for fact in told(issue, CaseContacted)] == ["answered", "answered"]

    @pytest.mark.parametrize("result", [each for each in CallResult if each is not CallResult.ANSWERED])
    def test_a_try_in_vain_is_kept_and_the_clock_runs_on(self, result):
        issue = signed()

        contact(issue, result)

        assert issue.contacted_at is None
        assert "contact" in running(issue)

    def test_whoever_contacts_nobody_is_told_when_it_is_over(self):
        issue = signed()

        pass_time(issue, local("2026-11-24 17:00"))

        assert [(fact.clock, fact.worker_id) for fact in told(issue, ClockOverdue)] == [
            ("contact", WORKER.id)
        ]

    def test_who_was_answered_is_not_told_so(self):
        """Given: answered in time. Expected: no escalation for want of an answer."""
        issue = signed()
        contact(issue)

        pass_time(issue, local("2026-11-25 17:00"))

        assert "contact" not in {fact.clock for fact in told(issue, ClockOverdue)}

    def test_the_reporter_is_reached_by_who_handles_it(self):
        issue = signed()

        with pytest.raises(NotAllowed):
            contact(issue, by=STRANGER)


class TestResult:
    def result(self, issue, photos):
        issue.resolve(Outcome.SOLVED, result="好了", photos=photos, by=WORKER, at=LATER, calendar=PLAIN)

    def test_where_there_is_a_spot_it_takes_a_photo(self):
        issue = an_issue_in(S.SIGNED)
        before = kept(issue)

        with pytest.raises(Invalid) as refusal:
            self.result(issue, ())
        assert set(refusal.value.fields) == {"photos"}
        assert kept(issue) == before

    def test_where_there_is_none_it_takes_none(self):
        issue = an_issue_in(S.SIGNED, place=Place())

        self.result(issue, ())

        assert issue.state is S.RESOLVED

    @pytest.mark.parametrize("place", [Place(), Place(address="长江路1号")], ids=["anywhere", "on the spot"])
    def test_a_photo_that_does_not_lie_with_it_proves_nothing(self, place):
        issue = an_issue_in(S.SIGNED, place=place)
        before = kept(issue)

        with pytest.raises(Invalid) as refusal:
            self.result(issue, ("photo-1", "photo-9"))
        assert refusal.value.fields == {"photos": ["photo-9"]}
        assert kept(issue) == before

    @pytest.mark.parametrize(
        "place", [Place(household_id="H1"), Place(address="长江路1号"), Place(longitude=117.2, latitude=31.8)]
    )
    def test_a_spot_is_a_household_an_address_or_a_point(self, place):
        issue = an_issue_in(S.SIGNED, place=place)

        with pytest.raises(Invalid):
            self.result(issue, ())
        self.result(issue, ("photo-1",))
        assert issue.photos == ("photo-1",)


def test_a_note_of_progress_says_that_it_is_in_progress_and_who_is_at_it():
    issue = an_issue_in(S.SIGNED)

    issue.progress("已到现场", by=COVER, at=LATER)

    assert (issue.state, issue.hands) == (S.IN_PROGRESS, (WORKER.id, COVER.id))


def test_who_has_it_in_progress_is_not_exchanged():
    issue = an_issue_in(S.IN_PROGRESS)

    with pytest.raises(Conflict):
        assign(issue, worker_id=COVER.id)


def test_after_a_return_the_next_handler_signs_anew():
    issue = an_issue_in(S.RETURN_PENDING)
    issue.let_go(by="C0001", at=MONDAY, calendar=PLAIN)
    issue.state = S.TRIAGED
    assign(issue, worker_id=STRANGER.id, grid_code=OTHER_GRID)

    sign(issue, STRANGER)

    assert (issue.units.lead, issue.worker) == (OTHER_GRID, STRANGER.id)
    assert a_handler().grid_code == GRID

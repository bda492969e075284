"""What the clocks of a case tell, and when."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.intake.domain.cases.channel import Urgency
from services.intake.domain.clocks.clock_kind import ClockKind, PauseReason
from services.intake.domain.clocks.clocks import Clocks
from services.intake.domain.clocks.extension import Extension
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.ringing import ring
from services.intake.domain.issues.issue import IssueState
from shared.events.intake import ClockOverdue, ClockWarned
from shared.events.intake_clocks import ClockMoved
from shared.kernel.calendar import Unit
from tests.intake.builders import (
    COVER,
    LATER,
    MONDAY,
    ONE_DAY,
    PLAIN,
    SUPPOSED,
    TO_SIGN,
    TUESDAY_OFF,
    WORKER,
    a_handler,
    an_emergency_type,
    an_issue,
    an_issue_in,
    assign,
    local,
)

S = IssueState
TEN_MINUTES = Limit(amount=10, unit=Unit.MINUTE)
LONG_AFTER = local("2027-03-01 10:00")


def quiet(issue):
    """The issue as it is read back: its facts are saved."""
    issue.saved()
    return issue


def with_clock(limit, at, **but):
    """An issue whose one clock, for signing, began at a moment."""
    issue = an_issue(handler=a_handler(), **but)
    issue.start_step(ClockKind.SIGN, limit, by="系统", at=at, calendar=PLAIN)
    return issue


def told(issue, now, calendar=PLAIN):
    ring(issue, now=now, calendar=calendar)
    facts = [(type(fact), getattr(fact, "mark", "due")) for fact in issue.happened()]
    issue.saved()
    return facts


HALF, YELLOW, OVER = (ClockWarned, "half"), (ClockWarned, "yellow"), (ClockOverdue, "due")


def moments(issue, until):
    """Ring again and again, at the moments the issue asks for, and return what was told when."""
    heard = []
    while issue.next_ring and issue.next_ring <= until:
        now = issue.next_ring
        heard += [(now, what) for what in told(issue, now)]
    return heard


def test_every_mark_rings_at_its_moment_and_once():
    issue = with_clock(Limit(amount=240, unit=Unit.WORKING_MINUTE), local("2026-11-23 17:00"))

    assert moments(issue, LONG_AFTER) == [
        (local("2026-11-24 11:00"), HALF),
        (local("2026-11-24 13:42"), YELLOW),
        (local("2026-11-24 14:30"), OVER),
    ]
    assert issue.next_ring is None


def test_a_clock_that_begins_after_hours_warns_in_the_hours_of_the_next_day():
    """Monday 17:00, four hours of ten-hour days: an hour before the end is Tuesday 10:00, never midnight."""
    issue = with_clock(Limit(amount=240, unit=Unit.WORKING_MINUTE), local("2026-11-23 22:00"))

    assert [when.date().isoformat() for when, _ in moments(issue, LONG_AFTER)] == ["2026-11-24"] * 3


def test_before_its_moment_nothing_rings():
    issue = with_clock(Limit(amount=240, unit=Unit.WORKING_MINUTE), local("2026-11-23 17:00"))

    assert told(issue, local("2026-11-24 10:59:59")) == []
    assert told(issue, local("2026-11-24 11:00")) == [HALF]


def test_what_fell_due_during_an_outage_rings_once_each_and_in_order():
    issue = with_clock(ONE_DAY, MONDAY)

    assert told(issue, LONG_AFTER) == [HALF, YELLOW, OVER]
    assert told(issue, LONG_AFTER) == []
    assert issue.next_ring is None


def test_a_warning_tells_of_which_clock_of_whom_and_until_when():
    issue = with_clock(ONE_DAY, MONDAY)

    ring(issue, now=LONG_AFTER, calendar=PLAIN)

    half, _, over = issue.happened()
    assert half == ClockWarned(
        case_id=issue.id,
        clock="sign",
        mark="half",
        share=50,
        due=local("2026-11-24 17:00"),
        worker_id=WORKER.id,
        grid_code=a_handler().grid_code,
        warned_at=LONG_AFTER,
    )
    assert over == ClockOverdue(
        case_id=issue.id,
        clock="sign",
        due=local("2026-11-24 17:00"),
        worker_id=WORKER.id,
        grid_code=a_handler().grid_code,
        overdue_at=LONG_AFTER,
    )


def test_what_a_cover_has_signed_warns_him_and_not_whom_he_stands_in_for():
    issue = an_issue_in(S.ASSIGNED)
    issue.sign(COVER, at=LATER, calendar=PLAIN)
    quiet(issue)

    ring(issue, now=LONG_AFTER, calendar=PLAIN)

    assert {fact.worker_id for fact in issue.happened()} == {COVER.id}


def test_a_case_without_a_handler_warns_nobody_in_particular():
    issue = quiet(an_issue_in(S.TRIAGED))

    ring(issue, now=LONG_AFTER, calendar=PLAIN)

    assert {(fact.worker_id, fact.grid_code) for fact in issue.happened()} == {(None, None)}


@pytest.mark.parametrize("start", ["2026-11-23 23:00", "2026-11-28 11:00"], ids=["at night", "on Saturday"])
def test_an_emergency_warns_at_any_hour(start):
    at = local(start)

    issue = with_clock(TEN_MINUTES, at, urgency=Urgency.EMERGENCY)

    minute = timedelta(minutes=1)
    assert moments(issue, LONG_AFTER) == [
        (at + 5 * minute, HALF),
        (at + 8 * minute, YELLOW),
        (at + 10 * minute, OVER),
    ]


def test_of_anything_else_nothing_is_told_at_night_and_in_the_morning_that_it_is_over():
    issue = with_clock(TEN_MINUTES, local("2026-11-23 23:00"))

    assert issue.next_ring == local("2026-11-24 09:00")
    ring(issue, now=issue.next_ring, calendar=PLAIN)
    assert [fact.due for fact in issue.happened()] == [local("2026-11-23 23:10")]


def test_what_is_over_as_the_counters_close_is_told_then():
    issue = with_clock(ONE_DAY, MONDAY)

    assert moments(issue, LONG_AFTER)[-1] == (local("2026-11-24 17:00"), OVER)


def test_who_was_done_in_time_is_not_told_in_the_morning_that_it_is_over():
    issue = with_clock(TEN_MINUTES, local("2026-11-23 23:00"))
    issue.stop_clocks(by="W0001", at=local("2026-11-23 23:09"), calendar=PLAIN)

    assert moments(issue, LONG_AFTER) == []


def test_a_warning_of_the_lunch_hour_waits_until_the_counters_open():
    issue = with_clock(Limit(amount=300, unit=Unit.MINUTE), local("2026-11-23 10:00"))

    assert moments(issue, LONG_AFTER)[0] == (local("2026-11-23 13:30"), HALF)


def paused(issue, at):
    """Pause every clock, as a correction notice would."""
    clocks = (each.pause("correction", basis="补正告知书", at=at, actor="C0001") for each in issue.clocks)
    issue.clocks = replace(issue.clocks, clocks=tuple(clocks))
    issue.reckon(PLAIN)
    return issue


def resumed(issue, at):
    clocks = (each.resume(at=at, actor="C0001") for each in issue.clocks)
    issue.clocks = replace(issue.clocks, clocks=tuple(clocks))
    issue.reckon(PLAIN)
    return issue


def test_while_it_is_paused_nothing_rings_however_long_that_is():
    issue = paused(with_clock(ONE_DAY, MONDAY), LATER)

    assert (issue.next_ring, issue.due) == (None, {})
    assert told(issue, LONG_AFTER) == []


def test_after_a_pause_it_goes_on_with_what_was_left():
    limit = Limit(amount=240, unit=Unit.WORKING_MINUTE)
    issue = paused(with_clock(limit, MONDAY), local("2026-11-23 11:00"))
    resumed(issue, local("2026-12-07 09:00"))

    assert moments(issue, LONG_AFTER) == [
        (local("2026-12-07 10:00"), HALF),
        (local("2026-12-07 11:12"), YELLOW),
        (local("2026-12-07 12:00"), OVER),
    ]


def test_an_end_that_was_over_before_the_pause_is_still_told():
    issue = paused(with_clock(ONE_DAY, MONDAY), local("2026-11-25 09:00"))

    assert issue.next_ring == local("2026-11-24 17:00")
    assert told(issue, LONG_AFTER) == [OVER]


def test_an_end_that_was_missed_is_told_although_the_clock_has_stopped():
    issue = with_clock(ONE_DAY, MONDAY)
    issue.stop_clocks(by=WORKER.id, at=local("2026-11-25 09:00"), calendar=PLAIN)

    assert issue.next_ring == local("2026-11-24 17:00")
    assert told(issue, local("2026-11-25 09:00")) == [OVER]
    assert told(issue, LONG_AFTER) == []
    assert issue.next_ring is None


def test_a_clock_that_was_stopped_in_time_is_silent():
    issue = with_clock(ONE_DAY, MONDAY)
    issue.stop_clocks(by=WORKER.id, at=local("2026-11-24 16:59"), calendar=PLAIN)

    assert issue.next_ring is None
    assert told(issue, LONG_AFTER) == []


@pytest.mark.parametrize("state", [S.ARCHIVED, S.REJECTED])
def test_a_case_that_is_over_never_rings(state):
    issue = quiet(an_issue_in(state))

    assert issue.next_ring is None
    assert told(issue, LONG_AFTER) == []


def test_when_the_handler_is_exchanged_the_clock_of_the_next_one_rings_for_him():
    issue = quiet(an_issue_in(S.ASSIGNED))
    at = local("2026-11-24 16:00")
    assign(issue, at=at, worker_id="W0005")

    quiet(issue)
    ring(issue, now=local("2026-11-25 17:00"), calendar=PLAIN)

    signs = [fact for fact in issue.happened() if fact.clock == "sign"]
    assert [type(fact) for fact in signs] == [ClockWarned, ClockWarned, ClockOverdue]
    assert {fact.worker_id for fact in signs} == {"W0005"}
    assert signs[-1].due == local("2026-11-25 17:00")


def test_an_emergency_type_rings_night_and_day():
    issue = an_issue(urgency=Urgency.EMERGENCY)
    issue.triage(an_emergency_type(), by="系统", at=local("2026-11-23 23:00"), calendar=PLAIN)

    assert issue.next_ring == local("2026-11-24 11:00")
    assert issue.due["promised"] == local("2026-11-24 23:00")


class TestANewCalendar:
    """A year is announced, and Tuesday is off."""

    def supposed(self):
        return quiet(an_issue_in(S.ASSIGNED))

    def test_deadlines_that_move_are_told_with_what_they_were(self):
        issue = self.supposed()

        issue.keep_up(TUESDAY_OFF, at=LATER)

        moved = {fact.clock: fact for fact in issue.happened()}
        assert set(moved) == {"legal", "promised", "sign"}
        assert moved["sign"] == ClockMoved(
            case_id=issue.id,
            clock="sign",
            was_due=local("2026-11-24 17:00"),
            due=local("2026-11-25 17:00"),
            reason="calendar_changed",
            moved_at=LATER,
        )
        assert issue.calendar == TUESDAY_OFF.revision

    def test_it_is_told_once(self):
        issue = self.supposed()
        issue.keep_up(TUESDAY_OFF, at=LATER)
        quiet(issue)

        issue.keep_up(TUESDAY_OFF, at=LATER)

        assert issue.happened() == ()

    def test_a_year_as_it_was_supposed_moves_nothing_and_tells_nothing(self):
        issue = self.supposed()

        issue.keep_up(SUPPOSED, at=LATER)

        assert issue.happened() == ()
        assert issue.calendar == SUPPOSED.revision

    def test_the_next_ring_moves_with_the_deadline(self):
        issue = self.supposed()
        issue.keep_up(TUESDAY_OFF, at=LATER)

        assert issue.next_ring == local("2026-11-25 09:30")

    @pytest.mark.parametrize(
        "act",
        [
            lambda it: it.sign(WORKER, at=LATER, calendar=TUESDAY_OFF),
            lambda it: it.assign(a_handler(assignment=2), limits=TO_SIGN, at=LATER, calendar=TUESDAY_OFF),
            lambda it: ring(it, now=LATER, calendar=TUESDAY_OFF),
        ],
        ids=["a command", "another handler", "the clocks"],
    )
    def test_whoever_comes_first_with_the_new_calendar_tells_what_it_moved(self, act):
        issue = self.supposed()

        act(issue)

        moved = {fact.clock for fact in issue.happened() if isinstance(fact, ClockMoved)}
        assert moved == {"legal", "promised", "sign"}

    def test_no_pause_is_lost(self):
        issue = paused(with_clock(Limit(amount=3, unit=Unit.WORKING_DAY), MONDAY), LATER)
        turns = [clock.turns for clock in issue.clocks]

        issue.keep_up(TUESDAY_OFF, at=LATER)
        assert [clock.turns for clock in issue.clocks] == turns
        resumed(issue, local("2026-12-01 10:00"))

        assert [clock.turns[:2] for clock in issue.clocks] == turns
        assert issue.due["sign"] == local("2026-12-04 17:00")

    def test_a_mark_that_has_rung_does_not_ring_again_when_its_moment_moves(self):
        issue = with_clock(Limit(amount=2, unit=Unit.WORKING_DAY), MONDAY)
        now = local("2026-11-24 17:00")
        assert told(issue, now) == [HALF]

        issue.keep_up(TUESDAY_OFF, at=now)
        quiet(issue)

        assert told(issue, local("2026-11-25 12:00"), TUESDAY_OFF) == []
        assert told(issue, LONG_AFTER, TUESDAY_OFF) == [YELLOW, OVER]


def test_a_case_with_no_clock_has_nothing_to_ring():
    issue = an_issue(clocks=Clocks())

    assert told(issue, LONG_AFTER) == []


class TestWhatNobodyHereOwes:
    """The applicant is warned of what he owes, and nobody here is late when he lets it pass."""

    def owed(self, kind):
        issue = an_issue(handler=a_handler())
        issue.start_step(kind, Limit(amount=10, unit=Unit.WORKING_DAY), by="系统", at=MONDAY, calendar=PLAIN)
        return issue

    @pytest.mark.parametrize("kind", [ClockKind.SUPPLY, ClockKind.TOLERANCE])
    def test_the_applicant_is_warned_and_no_worker(self, kind):
        issue = self.owed(kind)

        ring(issue, now=LONG_AFTER, calendar=PLAIN)

        assert [fact.mark for fact in issue.happened()] == ["half", "yellow", "last_day"]
        assert {(fact.worker_id, fact.grid_code) for fact in issue.happened()} == {(None, None)}
        assert issue.next_ring is None

    def test_what_nobody_owes_is_not_even_warned_of(self):
        issue = self.owed(ClockKind.RATING)
        assert issue.next_ring == local("2026-12-07 17:00")

        assert told(issue, LONG_AFTER) == []
        assert issue.next_ring is None


class TestTheClocksOfACase:
    """What is done to several clocks of a case at once."""

    def running(self):
        issue = an_issue_in(S.ASSIGNED)
        return quiet(issue)

    def test_a_pause_holds_the_kinds_that_it_names_and_keeps_the_rest_of_their_time(self):
        issue = self.running()
        before = dict(issue.due)

        issue.pause_clocks(
            ClockKind.LEGAL,
            ClockKind.PROMISED,
            reason=PauseReason.CORRECTION,
            basis="补正告知书",
            by="C0001",
            at=LATER,
            calendar=PLAIN,
        )
        assert issue.due == {"sign": before["sign"]}
        issue.resume_clocks(
            ClockKind.LEGAL, ClockKind.PROMISED, by="C0001", at=local("2026-11-25 10:00"), calendar=PLAIN
        )

        assert issue.due == {
            "sign": before["sign"],
            "promised": local("2026-12-02 17:00"),
            "legal": local("2026-12-09 17:00"),
        }

    def test_what_is_paused_already_stays_so_and_what_runs_runs_on(self):
        issue = self.running()
        issue.resume_clocks(by="C0001", at=LATER, calendar=PLAIN)
        turns = [clock.turns for clock in issue.clocks]
        assert {len(each) for each in turns} == {1}

        for _ in range(2):
            issue.pause_clocks(
                reason=PauseReason.FORCE_MAJEURE, basis="公告", by="C0001", at=LATER, calendar=PLAIN
            )

        assert {len(clock.turns) for clock in issue.clocks} == {2}

    def test_an_extension_moves_the_clock_of_its_kind_and_no_other(self):
        issue = self.running()
        before = dict(issue.due)
        more = Extension(amount=2, granted_by="L0002", at=LATER, notice="延期告知书")

        issue.extend_clock(ClockKind.LEGAL, more, calendar=PLAIN)

        assert issue.due == before | {"legal": local("2026-12-09 17:00")}

"""What a clock promises, case by case, on the real calendar of 2026."""

from datetime import date, datetime, timedelta

import pytest

from services.intake.domain.clocks.clock import Clock
from services.intake.domain.clocks.clock_kind import ClockKind, PauseReason
from services.intake.domain.clocks.extension import Extension
from services.intake.domain.clocks.light import Light, Mark
from services.intake.domain.clocks.limit import Ends, Limit
from shared.kernel.calendar import SHANGHAI, Calendar, Unit
from shared.kernel.errors import Conflict, Invalid
from shared.kernel.worktime import ServiceHours
from shared.plumbing.documents import CONVERTER
from shared.plumbing.holidays import official_year
from tests.intake.builders import MARKS, MARKS_OF_AN_EMERGENCY

CALENDAR = Calendar(years=(official_year(2026),))
OFFICE = Calendar(hours=ServiceHours.parse("08:00-18:00"))


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def a_limit(amount=10, unit=Unit.WORKING_DAY, ends=Ends.MIDNIGHT):
    return Limit(amount=amount, unit=unit, ends=ends)


def a_clock(start="2026-03-02T10:00", **but):
    words = {"kind": ClockKind.LEGAL, "limit": a_limit(), "actor": "clerk", "policy_version": "1", **but}
    return Clock.start("c1", at=at(start), **words)


def paused(clock, when, reason=PauseReason.CORRECTION):
    return clock.pause(reason, basis="补正通知 1 号", at=at(when), actor="clerk")


def resumed(clock, when):
    return clock.resume(at=at(when), actor="clerk")


def stopped(clock, when):
    return clock.stop(at=at(when), actor="clerk")


def an_extension(**but):
    return Extension(
        **{"amount": 5, "granted_by": "leader", "at": at("2026-03-05T10:00"), "notice": "N2", **but}
    )


def last_day(clock, calendar=CALENDAR):
    return clock.deadline(calendar).last_day.isoformat()


class TestDays:
    @pytest.mark.parametrize(
        ("start", "days", "last"),
        [
            ("2026-02-12", 3, "2026-02-24"),
            ("2026-04-30", 1, "2026-05-06"),
            ("2026-09-24", 3, "2026-09-30"),
            ("2026-06-18", 1, "2026-06-22"),
        ],
    )
    def test_the_last_of_so_many_working_days(self, start, days, last):
        assert last_day(a_clock(f"{start}T10:00", limit=a_limit(days))) == last

    @pytest.mark.parametrize(("start", "last"), [("2026-09-16", "2026-10-08"), ("2026-03-02", "2026-03-17")])
    def test_a_natural_last_day_moves_off_the_holiday(self, start, last):
        assert last_day(a_clock(f"{start}T10:00", limit=a_limit(15, Unit.NATURAL_DAY))) == last

    def test_the_days_it_moves_over_are_not_counted(self):
        clock = a_clock("2026-09-16T10:00", limit=a_limit(15, Unit.NATURAL_DAY))

        assert [clock.used(at(f"2026-10-{day}T12:00"), CALENDAR) for day in ("01", "05", "08", "09")] == [
            15,
            15,
            15,
            16,
        ]
        assert not clock.is_overdue(at("2026-10-08T23:59"), CALENDAR)

    def test_a_correction_leaves_the_rest_for_the_days_after_the_materials(self):
        clock = paused(a_clock(), "2026-03-05T15:00")
        assert clock.remaining(at("2026-03-05T15:00"), CALENDAR) == 7

        clock = resumed(clock, "2026-03-12T09:30")
        assert last_day(clock) == "2026-03-23"
        assert clock.used(at("2026-03-12T12:00"), CALENDAR) == 3

    @pytest.mark.parametrize(
        "start", ["2026-03-06T18:00", "2026-03-07T10:00", "2026-03-08T23:00", "2026-03-09T09:00"]
    )
    def test_a_start_after_hours_is_one_at_the_next_opening(self, start):
        assert last_day(a_clock(start, limit=a_limit(1))) == "2026-03-10"

    def test_online_the_last_day_ends_at_midnight_and_at_the_counter_when_it_closes(self):
        online, counter = a_clock(), a_clock(limit=a_limit(ends=Ends.CLOSE_OF_BUSINESS))

        assert online.due_at(CALENDAR) == at("2026-03-17T00:00")
        assert counter.due_at(CALENDAR) == at("2026-03-16T17:00")
        assert last_day(online) == last_day(counter) == "2026-03-16"
        assert counter.is_overdue(at("2026-03-16T17:00"), CALENDAR)
        assert not online.is_overdue(at("2026-03-16T23:59:59"), CALENDAR)

    def test_what_is_decided_on_the_spot_ends_the_same_day(self):
        clock = a_clock(limit=a_limit(0, ends=Ends.CLOSE_OF_BUSINESS))

        assert clock.due_at(CALENDAR) == at("2026-03-02T17:00")
        assert clock.light(at("2026-03-02T10:01"), CALENDAR, yellow_from=80) is Light.GREEN

    def test_lateness_is_counted_in_the_unit_of_the_limit(self):
        clock = a_clock()

        assert clock.remaining(at("2026-03-16T12:00"), CALENDAR) == 0
        assert clock.remaining(at("2026-03-18T12:00"), CALENDAR) == -2


class TestMinutes:
    @pytest.mark.parametrize(
        ("start", "minutes", "due"),
        [("2026-03-06T16:30", 120, "2026-03-09T10:30"), ("2026-03-07T10:00", 60, "2026-03-09T10:00")],
    )
    def test_working_minutes_run_while_the_counters_are_open(self, start, minutes, due):
        assert a_clock(start, limit=a_limit(minutes, Unit.WORKING_MINUTE)).due_at(CALENDAR) == at(due)

    def test_four_hours_from_monday_at_five_are_over_on_tuesday_at_eleven(self):
        clock = a_clock("2026-03-02T17:00", limit=a_limit(240, Unit.WORKING_MINUTE))
        hour_before = Mark(name="hour before", percent=75)

        assert clock.due_at(OFFICE) == at("2026-03-03T11:00")
        assert clock.next_mark(OFFICE, (), marks=(hour_before,)).at == at("2026-03-03T10:00")

    def test_minutes_round_the_clock_run_from_the_stated_moment(self):
        assert a_clock("2026-03-07T23:30", limit=a_limit(60, Unit.MINUTE)).due_at(CALENDAR) == at(
            "2026-03-08T00:30"
        )

    def test_what_is_left_after_a_pause_runs_on(self):
        clock = paused(
            a_clock("2026-03-06T10:00", limit=a_limit(60, Unit.WORKING_MINUTE)), "2026-03-06T10:50"
        )
        clock = resumed(clock, "2026-03-20T16:55")

        assert not clock.is_overdue(at("2026-03-20T16:55"), CALENDAR)
        assert clock.due_at(CALENDAR) == at("2026-03-23T09:05")

    def test_a_limit_that_was_used_up_when_the_counters_closed_was_over_then(self):
        clock = paused(
            a_clock("2026-03-06T16:00", limit=a_limit(60, Unit.WORKING_MINUTE)), "2026-03-06T17:00"
        )
        clock = resumed(clock, "2026-03-10T10:00")

        assert clock.due_at(CALENDAR) == at("2026-03-06T17:00")


class TestPauses:
    def test_the_last_day_cannot_end_in_a_pause(self):
        clock = paused(a_clock(limit=a_limit(1)), "2026-03-03T16:00")
        assert clock.due_at(CALENDAR) is None
        assert not clock.is_overdue(at("2026-12-01T10:00"), CALENDAR)

        clock = resumed(clock, "2026-03-07T10:00")
        assert last_day(clock) == "2026-03-09"
        assert clock.used(at("2026-03-09T10:00"), CALENDAR) == 1
        assert clock.used(at("2026-03-10T10:00"), CALENDAR) == 2

    def test_a_pause_within_the_last_day_gives_no_other_day(self):
        clock = resumed(paused(a_clock(limit=a_limit(1)), "2026-03-03T10:00"), "2026-03-03T16:00")

        assert last_day(clock) == "2026-03-03"

    def test_a_pause_as_the_last_day_ends_comes_too_late(self):
        counter = a_limit(1, ends=Ends.CLOSE_OF_BUSINESS)
        clock = resumed(paused(a_clock(limit=counter), "2026-03-03T17:00"), "2026-03-04T10:00")

        assert clock.due_at(CALENDAR) == at("2026-03-03T17:00")

    def test_a_pause_until_the_end_of_the_last_day_gives_the_next_one(self):
        counter = a_limit(1, ends=Ends.CLOSE_OF_BUSINESS)
        clock = resumed(paused(a_clock(limit=counter), "2026-03-03T16:00"), "2026-03-03T17:00")

        assert clock.due_at(CALENDAR) == at("2026-03-04T17:00")

    def test_a_paused_clock_can_say_what_resuming_would_give(self):
        clock = paused(a_clock(), "2026-03-05T15:00")

        assert clock.deadline(CALENDAR) is None
        assert clock.deadline_if_resumed(at("2026-03-12T09:00"), CALENDAR).last_day == date(2026, 3, 23)

    def test_a_pause_before_acceptance_hours_begin_does_not_count_the_day(self):
        clock = resumed(paused(a_clock("2026-03-06T18:00"), "2026-03-07T10:00"), "2026-03-11T10:00")

        assert clock.used(at("2026-03-11T12:00"), CALENDAR) == 0
        assert clock.used(at("2026-03-12T12:00"), CALENDAR) == 1

    def test_shelving_holds_the_promise_but_never_the_law(self):
        promised = paused(a_clock(kind=ClockKind.PROMISED), "2026-03-05T10:00", PauseReason.SHELVED)
        assert not promised.segments[-1].running

        for kind in (ClockKind.LEGAL, ClockKind.SIGN, ClockKind.CONTACT):
            with pytest.raises(Conflict):
                paused(a_clock(kind=kind), "2026-03-05T10:00", PauseReason.SHELVED)

    def test_a_pause_without_a_paper_is_refused(self):
        with pytest.raises(Invalid):
            a_clock().pause(PauseReason.CORRECTION, basis="", at=at("2026-03-05T10:00"), actor="clerk")


class TestGuards:
    @pytest.mark.parametrize(
        "act",
        [
            lambda clock: paused(paused(clock, "2026-03-05T10:00"), "2026-03-05T11:00"),
            lambda clock: resumed(clock, "2026-03-05T10:00"),
            lambda clock: paused(clock, "2026-03-01T10:00"),
            lambda clock: paused(stopped(clock, "2026-03-05T10:00"), "2026-03-06T10:00"),
            lambda clock: resumed(stopped(clock, "2026-03-05T10:00"), "2026-03-06T10:00"),
            lambda clock: stopped(stopped(clock, "2026-03-05T10:00"), "2026-03-06T10:00"),
            lambda clock: stopped(clock, "2026-03-03T10:00").extend(an_extension(), CALENDAR),
            lambda clock: clock.extend(an_extension(at=at("2026-03-17T00:00")), CALENDAR),
            lambda clock: clock.extend(an_extension(), CALENDAR).change_limit(
                a_limit(60, Unit.MINUTE), policy_version="2"
            ),
            lambda clock: stopped(clock, "2026-03-05T10:00").change_limit(a_limit(5), policy_version="2"),
        ],
    )
    def test_what_the_state_does_not_permit_is_refused(self, act):
        with pytest.raises(Conflict):
            act(a_clock())

    @pytest.mark.parametrize(
        "nonsense",
        [
            lambda: an_extension(amount=0),
            lambda: an_extension(notice=""),
            lambda: an_extension(at=datetime(2026, 3, 5)),  # noqa: DTZ001 - that it is naive is the point
            lambda: a_clock().stop(at=datetime(2026, 3, 5), actor="clerk"),  # noqa: DTZ001 - the same
            lambda: Mark(name="never", percent=101),
            lambda: Mark(name="nowhere"),
            lambda: Mark(name="twice", percent=80, days_left=1),
            lambda: Mark(name="over", days_left=0),
        ],
    )
    def test_nonsense_is_refused(self, nonsense):
        with pytest.raises(Invalid):
            nonsense()


class TestChanges:
    def test_an_extension_adds_to_what_is_left_and_keeps_the_pause(self):
        clock = resumed(paused(a_clock(), "2026-03-05T15:00"), "2026-03-12T09:30")
        extended = clock.extend(an_extension(at=at("2026-03-13T10:00")), CALENDAR)

        assert last_day(extended) == "2026-03-30"
        assert extended.segments == clock.segments

    def test_another_limit_keeps_the_pause(self):
        clock = resumed(paused(a_clock(), "2026-03-05T15:00"), "2026-03-12T09:30")

        assert last_day(clock.change_limit(a_limit(5), policy_version="2")) == "2026-03-16"

    def test_another_holder_has_a_clock_of_his_own_and_the_promise_stays(self):
        promise = a_clock(kind=ClockKind.PROMISED)
        step = a_clock("2026-03-12T10:00", kind=ClockKind.STEP, limit=a_limit(3))

        assert (last_day(promise), last_day(step)) == ("2026-03-16", "2026-03-17")

    def test_a_stopped_clock_keeps_its_deadline_and_uses_no_more(self):
        clock = stopped(a_clock(), "2026-03-05T10:00")

        assert last_day(clock) == "2026-03-16"
        assert clock.used(at("2026-12-01T10:00"), CALENDAR) == 3
        assert not clock.is_overdue(at("2026-12-01T10:00"), CALENDAR)
        assert clock.next_mark(CALENDAR, (), marks=MARKS) is None

    def test_a_year_that_is_not_announced_is_said_to_be_provisional(self):
        clock = a_clock("2026-11-27T10:00", limit=a_limit(30))

        assert clock.deadline(CALENDAR).provisional
        assert clock.explain(at("2026-12-01T10:00"), CALENDAR).provisional
        assert "暂定" in clock.explain(at("2026-12-01T10:00"), CALENDAR).words[-1]
        assert not a_clock().deadline(CALENDAR).provisional
        assert clock.deadline(CALENDAR).revision == CALENDAR.revision

    def test_a_clock_is_kept_and_read_as_it_was(self):
        clock = resumed(paused(a_clock(), "2026-03-05T15:00"), "2026-03-12T09:30").extend(
            an_extension(at=at("2026-03-13T10:00")), CALENDAR
        )

        assert CONVERTER.structure(CONVERTER.unstructure(clock), Clock) == clock


ALL_MARKS = ["half", "yellow", "last_day"]


class TestLightsAndMarks:
    @pytest.mark.parametrize(
        ("now", "light"),
        [
            ("2026-03-11T23:59", Light.GREEN),
            ("2026-03-12T00:00", Light.YELLOW),
            ("2026-03-16T23:59", Light.YELLOW),
            ("2026-03-17T00:00", Light.RED),
        ],
    )
    def test_ten_days_turn_yellow_on_the_eighth_and_red_after_the_last(self, now, light):
        assert a_clock().light(at(now), CALENDAR, yellow_from=80) is light

    def test_yellow_begins_where_the_office_wants(self):
        assert a_clock().light(at("2026-03-11T12:00"), CALENDAR, yellow_from=70) is Light.YELLOW

    @pytest.mark.parametrize("days", [1, 2])
    @pytest.mark.parametrize("unit", [Unit.WORKING_DAY, Unit.NATURAL_DAY])
    def test_a_short_limit_is_not_yellow_at_birth_nor_as_its_last_day_begins(self, days, unit):
        clock = a_clock(limit=a_limit(days, unit))

        assert clock.light(at("2026-03-02T10:00"), CALENDAR, yellow_from=80) is Light.GREEN
        assert clock.light(at(f"2026-03-0{2 + days}T09:00"), CALENDAR, yellow_from=80) is Light.GREEN
        assert clock.light(at(f"2026-03-0{2 + days}T16:50"), CALENDAR, yellow_from=80) is Light.YELLOW

    def test_a_mark_of_a_short_limit_finds_its_light_whatever_the_microsecond(self):
        start = at("2026-03-02T10:00") + timedelta(microseconds=1)
        clock = Clock.start(
            "c1", kind=ClockKind.SIGN, limit=a_limit(1), at=start, actor="w", policy_version="1"
        )

        mark = clock.next_mark(CALENDAR, ("half",), marks=MARKS)
        assert clock.light(mark.at, CALENDAR, yellow_from=80) is Light.YELLOW

    def test_warnings_come_as_the_counters_open_and_the_end_when_the_last_day_has_ended(self):
        fired, marks = [], []
        while mark := a_clock().next_mark(CALENDAR, fired, marks=MARKS):
            fired.append(mark.name)
            marks.append((mark.name, mark.at))

        assert marks == [
            ("half", at("2026-03-09T09:00")),
            ("yellow", at("2026-03-12T09:00")),
            ("last_day", at("2026-03-16T09:00")),
            ("due", at("2026-03-17T09:00")),
        ]

    @pytest.mark.parametrize(
        ("days", "names"), [(2, ["half", "yellow"]), (4, ["half", "yellow"]), (5, ALL_MARKS)]
    )
    def test_the_last_day_is_told_where_no_share_of_the_limit_begins_with_it(self, days, names):
        clock, fired = a_clock(limit=a_limit(days)), []
        while mark := clock.next_mark(CALENDAR, fired, marks=MARKS):
            fired.append(mark.name)

        assert fired == [*names, "due"]

    def test_who_was_told_that_it_is_over_is_warned_no_more(self):
        assert a_clock().next_mark(CALENDAR, ("due",), marks=MARKS) is None

    def test_an_emergency_does_not_wait_for_the_counters_to_open(self):
        clock = a_clock("2026-03-07T22:00", limit=a_limit(60, Unit.MINUTE))

        assert clock.next_mark(CALENDAR, (), marks=MARKS_OF_AN_EMERGENCY).at == at("2026-03-07T22:30")
        assert clock.next_mark(CALENDAR, (), marks=MARKS).name == "due"

    def test_a_limit_that_was_over_is_told_even_after_the_stop(self):
        clock = stopped(a_clock(), "2026-03-18T10:00")

        assert clock.next_mark(CALENDAR, ("half", "yellow"), marks=MARKS).name == "due"
        assert clock.is_overdue(at("2026-03-18T10:00"), CALENDAR)

    def test_a_resumed_clock_warns_again(self):
        clock = paused(a_clock(), "2026-03-05T15:00")
        assert clock.next_mark(CALENDAR, (), marks=MARKS) is None

        assert resumed(clock, "2026-03-12T09:30").next_mark(CALENDAR, (), marks=MARKS).at == at(
            "2026-03-16T09:00"
        )


def test_the_account_is_in_words_for_people():
    clock = resumed(paused(a_clock(), "2026-03-05T15:00"), "2026-03-12T09:30")

    assert clock.explain(at("2026-03-13T10:00"), CALENDAR).words == (
        "2026-03-02 10:00 至 2026-03-05 15:00 受理：计 3 个工作日",
        "2026-03-05 15:00 至 2026-03-12 09:30 补正暂停：不计时",
        "2026-03-12 09:30 至 2026-03-13 10:00 恢复计时：计 1 个工作日",
        "共 10 个工作日，已用 4 个工作日，剩余 6 个工作日，截止 2026-03-23 24:00",
    )

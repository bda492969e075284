"""The clock agrees with counting on fingers, whatever is paused, extended, stopped or announced."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.domain.clocks.clock import Clock
from services.intake.domain.clocks.clock_kind import ClockKind, PauseReason
from services.intake.domain.clocks.extension import Extension
from services.intake.domain.clocks.light import Light
from services.intake.domain.clocks.limit import Ends, Limit
from services.intake.domain.clocks.turns import ClockState, Turn
from shared.kernel.calendar import SHANGHAI, Calendar, Unit
from shared.kernel.worktime import ServiceHours
from shared.kernel.workyear import CalendarYear, OwnDays, SpecialDay, YearStatus
from tests.intake.builders import MARKS
from tests.intake.slow_clock import STEP, SlowClock

FIRST, LAST = date(2026, 11, 20), date(2027, 1, 10)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days)]
WEEKDAYS = [day for day in DAYS if day.year == 2026 and day.isoweekday() <= 5]
WEEKENDS = [day for day in DAYS if day.year == 2026 and day.isoweekday() > 5]
HOURS = [
    ServiceHours.parse(text) for text in ("09:00-12:00 13:30-17:00", "08:00-20:00", "08:30-12:00 14:00-17:30")
]

properties = settings(max_examples=150, deadline=None)
UNITS = ("WMZX", "GLZ-001")
DAY_UNITS = (Unit.NATURAL_DAY, Unit.WORKING_DAY)


@st.composite
def calendars(draw):
    """A 2026 with random rest days and worked weekends, for all and for two units; 2027 is not announced."""
    year = CalendarYear(
        year=2026,
        status=YearStatus.OFFICIAL,
        off=frozenset(draw(st.sets(st.sampled_from(WEEKDAYS), max_size=8))),
        worked=frozenset(draw(st.sets(st.sampled_from(WEEKENDS), max_size=5))),
        source="drawn",
    )
    own = tuple(OwnDays(unit=unit, days=draw(special_days())) for unit in UNITS)
    hours = draw(st.sampled_from(HOURS))
    return Calendar(years=(year,), hours=hours, special=draw(special_days()), own=own)


@st.composite
def special_days(draw):
    """Up to three days with hours of their own; on some of them it rests."""
    own_hours = st.sampled_from([ServiceHours(), *HOURS, ServiceHours.parse("10:00-11:00")])
    days = draw(st.lists(st.sampled_from(DAYS), max_size=3, unique=True))
    return tuple(SpecialDay(day=day, hours=draw(own_hours), name="drawn") for day in days)


@st.composite
def moments(draw, days=DAYS[:30]):
    """Mostly when something turns: openings, closings, midnights; else any five minutes of the day."""
    edges = st.sampled_from(
        [time(0), time(9), time(12), time(13, 30), time(17), time(17, 5), time(20), time(23, 55)]
    )
    any_time = st.builds(time, st.integers(0, 23), st.integers(0, 11).map(lambda n: 5 * n))
    return datetime.combine(draw(st.sampled_from(days)), draw(edges | any_time), SHANGHAI)


@st.composite
def limits(draw):
    unit = draw(st.sampled_from(list(Unit)))
    days = unit in DAY_UNITS
    whole_sessions = st.sampled_from([180, 210, 390, 420, 720, 780])  # used up as the counters close
    minutes = whole_sessions | st.integers(1, 300).map(lambda n: 5 * n)
    amount = draw(st.integers(0, 12) if days else minutes)
    return Limit(amount=amount, unit=unit, ends=draw(st.sampled_from(list(Ends))))


@st.composite
def clocks(draw):
    """A clock with up to six turns after the start, close together or days apart; of a unit or of all."""
    at = sorted(draw(st.lists(moments(), min_size=1, max_size=7)))
    limit = draw(limits())
    clock = replace(a_clock(limit, at[0]), calendar_id=draw(st.sampled_from(["", "elsewhere", *UNITS])))
    for moment in at[1:]:
        clock = turned(clock, moment)
    if draw(st.booleans()):
        size = 1 if limit.unit in DAY_UNITS else 5
        amount = size * draw(st.integers(1, 5))
        extension = Extension(amount=amount, granted_by="leader", at=at[-1], notice="N1")
        clock = replace(clock, extensions=(extension,))
    return (
        clock.stop(at=at[-1] + STEP * draw(st.integers(0, 300)), actor="clerk")
        if draw(st.booleans())
        else clock
    )


def a_clock(limit, at):
    return Clock.start("c1", kind=ClockKind.PROMISED, limit=limit, at=at, actor="clerk", policy_version="1")


def turned(clock, at):
    if clock.state is ClockState.RUNNING:
        return clock.pause(PauseReason.CORRECTION, basis="N1", at=at, actor="clerk")
    return clock.resume(at=at, actor="clerk")


@properties
@given(clocks(), calendars(), st.lists(moments(), min_size=1, max_size=5))
def test_it_agrees_with_counting_on_fingers(clock, calendar, nows):
    slow = SlowClock(clock, calendar)

    assert clock.due_at(calendar) == slow.due
    for now in nows:
        assert clock.used(now, calendar) == slow.used(now)
        assert clock.remaining(now, calendar) == slow.total - slow.used(now)


@properties
@given(clocks(), calendars(), calendars(), moments())
def test_another_calendar_gives_what_it_had_given_from_the_start(clock, old, new, now):
    clock.explain(now, old)
    again = Clock(**{name: getattr(clock, name) for name in clock.__dataclass_fields__})

    assert clock.explain(now, new) == again.explain(now, replace(new))
    assert clock.due_at(new) == SlowClock(clock, new).due


@properties
@given(clocks(), calendars(), st.lists(moments(), min_size=2, max_size=6))
def test_what_is_used_never_comes_back(clock, calendar, nows):
    nows = sorted(nows)

    assert [clock.used(now, calendar) for now in nows] == sorted(clock.used(now, calendar) for now in nows)
    assert [clock.percent(now, calendar) for now in nows] == sorted(
        clock.percent(now, calendar) for now in nows
    )


@properties
@given(limits(), calendars(), moments(), moments(), moments())
def test_a_pause_of_no_length_changes_nothing(limit, calendar, start, at, now):
    start, at = sorted((start, at))
    clock = a_clock(limit, start)
    blinked = turned(turned(clock, at), at)

    assert blinked.deadline(calendar) == clock.deadline(calendar)
    assert blinked.used(now, calendar) == clock.used(now, calendar)
    assert blinked.light(now, calendar, yellow_from=80) == clock.light(now, calendar, yellow_from=80)


@properties
@given(limits(), calendars(), st.tuples(moments(), moments(), moments(), moments()))
def test_a_pause_takes_nothing_and_a_longer_one_never_brings_the_end_nearer(limit, calendar, at):
    start, pause, soon, later = sorted(at)
    paused = turned(a_clock(limit, start), pause)
    short, long = turned(paused, soon), turned(paused, later)

    assert short.used(soon, calendar) == paused.used(pause, calendar)
    assert a_clock(limit, start).due_at(calendar) <= short.due_at(calendar) <= long.due_at(calendar)


@properties
@given(clocks(), calendars(), moments(), moments())
def test_a_paused_clock_never_becomes_overdue(clock, calendar, at, now):
    if clock.state is not ClockState.RUNNING or at < clock.turns[-1].at or clock.is_overdue(at, calendar):
        return
    paused = turned(clock, at)

    assert not paused.is_overdue(max(at, now), calendar)
    assert paused.light(max(at, now), calendar, yellow_from=80) == paused.light(at, calendar, yellow_from=80)
    assert paused.next_mark(calendar, fired=(), marks=MARKS) is None


@properties
@given(clocks(), calendars(), moments())
def test_the_lines_of_the_explanation_add_up(clock, calendar, now):
    account = clock.explain(now, calendar)

    assert sum(line.units for line in account.lines) == account.used == clock.used(now, calendar)
    assert all(line.units == 0 for line in account.lines if not line.running)


def begin_of_last_day(clock, calendar):
    """Go from day to day until the day in progress is the last that counts."""
    moment = datetime.combine(clock.started_at.date(), time(), SHANGHAI)
    while clock.remaining(moment, calendar) > 0:
        moment += timedelta(days=1)
    return moment


@properties
@given(limits(), calendars(), moments())
def test_marks_come_in_order_in_service_hours_and_the_light_agrees(limit, calendar, start):
    clock, fired, before = a_clock(limit, start), [], start
    while mark := clock.next_mark(calendar, fired, marks=MARKS):
        fired.append(mark.name)
        assert mark.at >= before
        before = mark.at
        if mark.is_end:
            due = clock.due_at(calendar)
            assert clock.light(due, calendar, yellow_from=80) is Light.RED
            assert not clock.is_overdue(due - STEP, calendar) or limit.amount == 0
            open_then = any(calendar.next_open(each) == each for each in (due, due - datetime.resolution))
            assert mark.at == (due if open_then else calendar.next_open(due))
        else:
            assert calendar.next_open(mark.at) == mark.at
            assert clock.percent(mark.at, calendar) >= mark.percent
            assert mark.at < clock.due_at(calendar)
        if mark.name == "last_day":
            assert limit.unit in DAY_UNITS
            assert mark.at == calendar.next_open(begin_of_last_day(clock, calendar))

    assert fired[-1] == MARKS[-1].name


@properties
@given(clocks(), calendars(), limits(), moments())
def test_another_limit_measures_the_same_turns(clock, calendar, limit, now):
    if clock.state is ClockState.STOPPED or clock.extensions:
        return

    changed = clock.change_limit(limit, policy_version="2")

    assert changed.segments == clock.segments
    assert changed.used(now, calendar) == SlowClock(changed, calendar).used(now)


@settings(max_examples=60, deadline=None)
@given(clocks(), calendars(), calendars(), limits(), moments())
def test_neither_another_limit_nor_an_announced_year_loses_a_pause(clock, supposed, announced, limit, now):
    """Both come while it is paused or runs on; what was extended keeps its unit and its extension."""
    if clock.state is ClockState.STOPPED:
        return
    if clock.extensions:
        alike = (limit.unit in DAY_UNITS) is (clock.limit.unit in DAY_UNITS)
        amount = limit.amount if alike else clock.limit.amount + clock.extensions[0].amount
        limit = replace(limit, unit=clock.limit.unit, amount=amount)
    clock.explain(now, replace(supposed, years=()))  # what was reckoned before must not stick

    changed = clock.change_limit(limit, policy_version="2")
    slow = SlowClock(changed, announced)

    pauses = [(each.since, each.until) for each in clock.segments if not each.running]
    assert [(each.since, each.until) for each in changed.segments if not each.running] == pauses
    assert changed.extensions == clock.extensions
    assert changed.due_at(announced) == slow.due
    assert changed.used(now, announced) == slow.used(now)
    told = [
        each for each in changed.explain(max(now, clock.turns[-1].at), announced).lines if not each.running
    ]
    assert [each.since for each in told] == [since for since, _ in pauses]
    assert all(each.units == 0 for each in told)


def test_turns_are_only_ever_added():
    clock = a_clock(Limit(amount=1, unit=Unit.MINUTE), datetime(2026, 12, 1, 9, tzinfo=SHANGHAI))
    later = turned(clock, datetime(2026, 12, 1, 10, tzinfo=SHANGHAI))

    assert later.turns[:1] == clock.turns
    assert isinstance(later.turns[1], Turn)

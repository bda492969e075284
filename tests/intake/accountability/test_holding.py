"""Who held a case for how long, and when a limit was exceeded by more than so much."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.domain.accountability.holding import NOBODY, held
from services.intake.domain.accountability.overrun import exceeded_at
from services.intake.domain.cases.holder import Holder
from services.intake.domain.clocks.clock import Clock
from services.intake.domain.clocks.clock_kind import ClockKind, PauseReason
from services.intake.domain.clocks.limit import Ends, Limit
from shared.kernel.calendar import SHANGHAI, Unit
from tests.intake.accountability.builders import FIVE_DAYS
from tests.intake.builders import MONDAY, PLAIN, local

HOURS = st.integers(min_value=0, max_value=24 * 30)
END = MONDAY + timedelta(days=40)


def after(hours):
    return MONDAY + timedelta(hours=hours)


def a_clock(amount=5, unit=Unit.WORKING_DAY, ends=Ends.CLOSE_OF_BUSINESS, *pauses):
    """A clock from Monday on; a pause is two moments, or one from which on it stays paused."""
    clock = Clock.start(
        "promised-1",
        kind=ClockKind.PROMISED,
        limit=Limit(amount=amount, unit=unit, ends=ends),
        at=MONDAY,
        actor="C0001",
        policy_version="1",
    )
    for since, *until in pauses:
        clock = clock.pause(PauseReason.FORCE_MAJEURE, basis="停电通知", at=since, actor="C0001")
        if until:
            clock = clock.resume(at=until[0], actor="C0001")
    return clock


def pauses(moments):
    return [tuple(moments[n : n + 2]) for n in range(0, len(moments), 2)]


@st.composite
def paused_clocks(draw):
    moments = sorted(draw(st.sets(HOURS, max_size=6)))
    unit = draw(st.sampled_from([Unit.WORKING_DAY, Unit.WORKING_MINUTE]))
    return a_clock(draw(st.integers(1, 12)), unit, Ends.CLOSE_OF_BUSINESS, *pauses([*map(after, moments)]))


def so_late(clock, days):
    """The first closing of the counters, while the clock runs, by which it is so many days late."""
    due = clock.due_at(PLAIN)
    for n in range(300 if due else 0):
        day = (due + timedelta(days=n)).astimezone(SHANGHAI).date()
        if not PLAIN.is_workday(day):
            continue
        closing = PLAIN.closing(day)
        running = any(it.running and it.since < closing <= (it.until or closing) for it in clock.segments)
        if running and -clock.remaining(closing - datetime.resolution, PLAIN) >= days:
            return closing
    return None


class TestHolding:
    @settings(max_examples=200, deadline=None)
    @given(paused_clocks(), st.lists(HOURS, max_size=5), HOURS)
    def test_the_shares_add_up_to_the_service_time_that_was_used(self, clock, taken, until):
        """Whoever had it: nothing is charged twice, nothing to nobody, and no pause to anybody."""
        holders = [
            Holder(worker_id=f"W{n}", label="", since=after(each)) for n, each in enumerate(sorted(taken))
        ]

        shares = held(holders, clock, until=after(until), calendar=PLAIN)

        running = [each for each in clock.segments if each.running and each.since < after(until)]
        used = (PLAIN.service_time(each.since, min(each.until or END, after(until))) for each in running)
        assert sum((share.time for share in shares), timedelta()) == sum(used, timedelta())

    def test_before_somebody_was_named_nobody_had_it(self):
        named = Holder(worker_id="W1", label="张*", since=local("2026-11-23 12:00"))

        shares = held([named], a_clock(), until=local("2026-11-23 17:00"), calendar=PLAIN)

        assert [(share.holder, share.time) for share in shares] == [
            (NOBODY, timedelta(hours=2)),
            (named, timedelta(hours=3.5)),
        ]
        assert [share.words for share in shares] == ["待派单持有 2.0 工作小时", "张*（W1）持有 3.5 工作小时"]


class TestExcess:
    @settings(max_examples=200, deadline=None)
    @given(paused_clocks().filter(lambda clock: clock.limit.unit is Unit.WORKING_DAY), st.integers(1, 8))
    def test_in_working_days_it_is_where_a_count_day_by_day_says(self, clock, days):
        beyond = exceeded_at(clock, Limit(amount=days, unit=Unit.WORKING_DAY), PLAIN)

        assert beyond == so_late(clock, days)

    @pytest.mark.parametrize(
        ("clock", "expected"),
        [
            (a_clock(7, Unit.NATURAL_DAY), "2026-12-07 17:00"),
            (a_clock(5, Unit.NATURAL_DAY), "2026-12-07 17:00"),  # ends on Saturday, so on Monday
            (a_clock(60, Unit.WORKING_MINUTE), "2026-11-30 17:00"),
            (a_clock(24 * 60, Unit.MINUTE), "2026-12-01 17:00"),
        ],
        ids=["natural days", "over a weekend", "working minutes", "minutes"],
    )
    def test_in_any_other_unit_the_next_five_working_days_count(self, clock, expected):
        assert exceeded_at(clock, FIVE_DAYS, PLAIN) == local(expected)

    @pytest.mark.parametrize(
        ("stopped", "expected"),
        [("2026-12-07 16:59", None), ("2026-12-07 17:00", "2026-12-07 17:00"), ("2026-11-25 10:00", None)],
    )
    def test_what_was_stopped_before_is_never_exceeded(self, stopped, expected):
        clock = a_clock().stop(at=local(stopped), actor="C0001")

        assert exceeded_at(clock, FIVE_DAYS, PLAIN) == (local(expected) if expected else None)

    def test_while_it_is_paused_nothing_is_exceeded(self):
        clock = a_clock(5, Unit.WORKING_DAY, Ends.CLOSE_OF_BUSINESS, (local("2026-12-02 10:00"),))

        assert exceeded_at(clock, FIVE_DAYS, PLAIN) is None

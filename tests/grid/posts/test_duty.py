from datetime import UTC, date, datetime, timedelta

import pytest

from services.grid.domain.posts.duty import Post, Presence, days_in_question
from tests.grid.builders import MONDAY, NOON, a_holder, a_shift

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("place", "presence"),
    [
        ("grid", Presence.ON_DUTY),
        ("desk", Presence.ON_DUTY),
        ("assignment", Presence.ON_DUTY),
        ("leave", Presence.ON_LEAVE),
        ("training", Presence.ON_LEAVE),
        ("a place of a later release", Presence.OFF_SHIFT),
    ],
)
def test_presence_follows_from_the_shift_of_the_moment(place, presence):
    assert a_holder(Post.A, a_shift(place)).presence(NOON) is presence


@pytest.mark.parametrize(
    ("moment", "presence"),
    [
        (NOON - MINUTE, Presence.OFF_SHIFT),
        (NOON, Presence.ON_DUTY),
        (NOON + 59 * MINUTE, Presence.ON_DUTY),
        (NOON + 60 * MINUTE, Presence.OFF_SHIFT),
        (NOON + timedelta(days=1), Presence.OFF_SHIFT),
    ],
)
def test_a_shift_holds_from_its_start_until_its_end(moment, presence):
    assert a_holder(Post.A, a_shift(start="12:00", end="13:00")).presence(moment) is presence


@pytest.mark.parametrize(
    ("morning", "afternoon", "presence"),
    [
        ("leave", "leave", Presence.ON_LEAVE),
        ("leave", "training", Presence.ON_LEAVE),
        ("leave", "grid", Presence.OFF_SHIFT),
        ("grid", "leave", Presence.OFF_SHIFT),
    ],
)
def test_at_lunch_only_a_whole_day_away_is_leave(morning, afternoon, presence):
    shifts = (
        a_shift(morning, start="08:30", end="12:00"),
        a_shift(afternoon, start="13:30", end="17:30"),
    )

    assert a_holder(Post.A, *shifts).presence(NOON) is presence


def test_the_day_is_that_of_shanghai():
    late_on_sunday_in_utc = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)

    holder = a_holder(Post.A, a_shift(start="00:00", end="01:00"))

    assert holder.presence(late_on_sunday_in_utc) is Presence.ON_DUTY


def test_who_is_back_is_told_by_the_next_working_shift():
    shifts = [
        a_shift("leave", start="13:00", end="14:00"),
        a_shift("desk", start="15:00", end="16:00"),
        a_shift("grid", start="14:00", end="15:00"),
        a_shift("grid", start="09:00", end="10:00"),
    ]

    assert a_holder(Post.A, *shifts).back_on_duty(NOON) == NOON + timedelta(hours=2)


def test_nobody_is_back_who_has_only_leave():
    assert a_holder(Post.A, a_shift("leave", start="13:00")).back_on_duty(NOON) is None


def test_a_decision_looks_at_today_and_three_days_more():
    assert days_in_question(NOON) == (MONDAY, date(2026, 11, 26))

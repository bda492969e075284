"""Who gets a case: every combination of what A, B and the head of the community may be."""

from datetime import date, timedelta
from itertools import product

import pytest

from services.grid.domain.assignments.choice import Choice, Reason, choose_post
from services.grid.domain.posts.duty import Crew, Post
from tests.grid.builders import MONDAY, NOON, a_holder, a_shift

TUESDAY, THURSDAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 26), date(2026, 11, 27)

# What the holder of a post may be at NOON on Monday: now, and when back. `None` is nobody at all.
STATES = {
    "on duty": (a_shift(),),
    "at the desk": (a_shift("desk"),),
    "elsewhere on duty": (a_shift("assignment"),),
    "on leave, back on Tuesday": (a_shift("leave"), a_shift(day=TUESDAY)),
    "in training, back on Thursday": (a_shift("training"), a_shift(start="08:30", day=THURSDAY)),
    "on leave for long": (a_shift("leave"), a_shift(day=FRIDAY)),
    "off shift, back at one": (a_shift(start="13:00"),),
    "off shift, back on Tuesday": (a_shift(day=TUESDAY),),
    "off shift for long": (),
    "nobody": None,
}
ON_DUTY = {"on duty", "at the desk", "elsewhere on duty"}
ON_LEAVE = {"on leave, back on Tuesday", "in training, back on Thursday", "on leave for long"}
BACK = {  # days
    "off shift, back at one": 0,
    "on leave, back on Tuesday": 1,
    "off shift, back on Tuesday": 1,
    "in training, back on Thursday": 3,
}


def expected(a, b, head):
    """Say the rules of domain reference §5.1 in other words than the code does."""
    back = sorted((BACK[state], post) for state, post in ((a, "A"), (b, "B")) if state in BACK)
    why = "a_vacant" if a == "nobody" else "a_on_leave" if a in ON_LEAVE else "a_off_shift"
    soonest = back[0][1] if back else ""
    ranked = [
        (a in ON_DUTY, "a_on_duty", Post.A),
        (b in ON_DUTY, f"b_covers_{why}", Post.B),
        (bool(back), f"nobody_on_duty_{soonest.lower()}_first_back", soonest),
        (head, "community_head", Post.HEAD),
        (a == b == "nobody", "no_post", None),
        (True, "nobody_on_duty", None),
    ]
    return next((reason, post) for holds, reason, post in ranked if holds)


def holder(post, state):
    shifts = STATES[state]
    return None if shifts is None else a_holder(post, *shifts)


@pytest.mark.parametrize(("a", "b", "head"), list(product(STATES, STATES, [True, False])))
def test_the_rules_choose_for_every_crew(a, b, head):
    crew = Crew(a=holder(Post.A, a), b=holder(Post.B, b), head=a_holder(Post.HEAD) if head else None)

    choice = choose_post(crew, NOON)

    reason, post = expected(a, b, head)
    assert choice.reason == reason
    assert (choice.holder.post if choice.holder else None) == post
    covers = choice.holder is not None and post == Post.B and crew.a is not None
    assert choice.on_behalf_of == (crew.a.worker_id if covers else None)


def test_the_head_takes_over_whether_he_is_on_duty_or_not():
    crew = Crew(a=a_holder(), head=a_holder(Post.HEAD, a_shift("leave")))

    assert choose_post(crew, NOON) == Choice(reason=Reason.COMMUNITY_HEAD, holder=crew.head)


def test_b_covers_when_he_is_back_before_a():
    early, late = a_shift(start="13:00", end="14:00"), a_shift(start="13:30", end="14:00")
    crew = Crew(a=a_holder(Post.A, late), b=a_holder(Post.B, early))

    choice = choose_post(crew, NOON)

    assert (choice.reason, choice.on_behalf_of) == (Reason.NOBODY_ON_DUTY_B_FIRST_BACK, "W0001")


@pytest.mark.parametrize(("later", "chosen"), [(timedelta(), True), (timedelta(minutes=1), False)])
def test_a_return_is_awaited_for_three_days_to_the_minute(later, chosen):
    start = f"{NOON + timedelta(hours=8) + later:%H:%M}"
    crew = Crew(a=a_holder(Post.A, a_shift(start=start, end="18:00", day=MONDAY + timedelta(days=3))))

    choice = choose_post(crew, NOON)

    assert choice.reason == ("nobody_on_duty_a_first_back" if chosen else "nobody_on_duty")

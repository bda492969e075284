"""Who is responsible for a household on a day, against a table; and one responsibility in all its states."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.grid.domain.posts.duty import Crew, Post
from services.grid.domain.responsibilities.answering import Answering, Ground, answering_for
from services.grid.domain.responsibilities.responsibility_check import MOST_NAMED, ResponsibilityCheck
from shared.events.grid_responsibilities import ResponsibilityEnded, ResponsibilityGiven
from shared.kernel.errors import Conflict, Invalid
from tests.grid.builders import GRID, NOON, a_holder
from tests.grid.responsibilities.builders import HOMES, a_responsibility, on

BOTH = Crew(a=a_holder(Post.A), b=a_holder(Post.B), head=a_holder(Post.HEAD))
STRANGER = "W0900"


@st.composite
def gifts(draw):
    since = draw(st.integers(-3, 3))
    until = draw(st.one_of(st.none(), st.integers(since, 5)))
    return draw(st.sampled_from(["W0001", "W0002", "W0100", STRANGER])), since, until


@given(st.lists(gifts(), max_size=5), st.integers(-4, 6), st.booleans())
def test_who_answers_is_who_a_table_of_days_names_and_else_the_worker_of_post_a(drawn, day, has_a):
    crew = BOTH if has_a else Crew(b=BOTH.b, head=BOTH.head)
    posts = {holder.worker_id for holder in crew.holders}
    given_ = [
        a_responsibility(f"given-{n}", to=to, since=since, until=until)
        for n, (to, since, until) in enumerate(drawn)
    ]
    table = {to for to, since, until in drawn if day in range(since, 99 if until is None else until + 1)}

    found = answering_for(crew, given_, on=on(day))

    if table & posts:
        assert (set(found.worker_ids), found.ground) == (table & posts, Ground.GIVEN)
    elif has_a:
        assert (found.worker_ids, found.ground) == (("W0001",), Ground.POST_A)
    else:
        assert found.is_gap
    assert found.is_overlap == (len(table & posts) > 1)
    assert (found.worker_id is None) == (found.is_gap or found.is_overlap)


@given(gifts(), gifts())
def test_two_stretches_meet_where_they_share_a_day(one, other):
    days = [set(range(since, 99 if until is None else until + 1)) for _, since, until in (one, other)]
    until = None if other[2] is None else on(other[2])

    met = a_responsibility(since=one[1], until=one[2]).meets(on(other[1]), until)

    assert met == bool(days[0] & days[1])


def test_it_is_told_with_its_households_once_each():
    [fact] = a_responsibility("given-1", HOMES[1], HOMES[0], HOMES[1]).happened()

    assert isinstance(fact, ResponsibilityGiven)
    assert (fact.worker_id, fact.household_ids, fact.until) == ("W0002", (HOMES[0], HOMES[1]), None)


@pytest.mark.parametrize(("households", "until"), [((), None), (HOMES[:1], -1)])
def test_without_households_or_with_an_end_before_its_beginning_it_is_refused(households, until):
    with pytest.raises(Invalid):
        a_responsibility().give(
            "x", tuple(households), to="W0002", since=on(0), until=until and on(until), by="W0100", at=NOON
        )


@pytest.mark.parametrize(("planned", "wished"), list(product([None, 3, 9], [-2, 0, 3, 5])))
def test_it_ends_earlier_than_it_would_and_not_later(planned, wished):
    given_ = a_responsibility(until=planned)
    given_.saved()

    if planned is not None and wished >= planned:
        with pytest.raises(Conflict):
            given_.end(on(wished), at=NOON)
        return
    given_.end(on(wished), at=NOON)

    [fact] = given_.happened()
    assert (type(fact), fact.until) == (ResponsibilityEnded, on(wished))
    assert [given_.holds_on(on(day)) for day in range(-1, 6)] == [0 <= day <= wished for day in range(-1, 6)]


def test_a_look_tells_how_many_and_names_the_first_and_the_second_of_a_day_changes_nothing():
    gap = Answering(worker_ids=(), ground=None)
    both = Answering(worker_ids=("W0001", "W0002"), ground=Ground.GIVEN)
    fine = Answering(worker_ids=("W0001",), ground=Ground.POST_A)
    gaps = {f"H{number:08}": gap for number in range(MOST_NAMED + 5)}
    check = ResponsibilityCheck(id=GRID)

    for _ in range(2):
        check.look(gaps | {"both": both, "fine": fine}, on=on(0), at=NOON)

    [fact] = check.happened()
    assert (fact.households, fact.gap_count, fact.overlap_count) == (MOST_NAMED + 7, MOST_NAMED + 5, 1)
    assert (fact.overlaps, len(fact.gaps)) == (("both",), MOST_NAMED)
    check.saved()
    check.look({"fine": fine}, on=on(1), at=NOON)
    assert (check.gaps, check.overlaps, check.checked_on) == ((), (), on(1))

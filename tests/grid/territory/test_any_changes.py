"""Any sequence of splits and merges against a plain table of cells: who holds which cell, at any moment."""

from datetime import timedelta
from itertools import count, product

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.grid.builders import COMMUNITY, LONG_AGO
from tests.grid.territory.ground import ACROSS, a_ground, block, new, redraw, within

A_DAY = timedelta(days=1)
WHOLE = (0, 0, ACROSS, ACROSS)


def cells(rectangle):
    left, low, right, high = rectangle
    return set(product(range(left, right), range(low, high)))


def halves(rectangle):
    """Return all ways to cut a rectangle in two."""
    left, low, right, high = rectangle
    across = [((left, low, x, high), (x, low, right, high)) for x in range(left + 1, right)]
    along = [((left, low, right, y), (left, y, right, high)) for y in range(low + 1, high)]
    return across + along


def joined(one, other):
    """Return the rectangle that two make together, or None."""
    whole = (*map(min, one[:2], other[:2]), *map(max, one[2:], other[2:]))
    return whole if cells(whole) == cells(one) | cells(other) else None


@st.composite
def histories(draw):
    """Some states of a community, each a table of rectangles by code that follows from the one before."""
    codes = (f"{COMMUNITY}J{number:03}" for number in count(1))
    states = [{next(codes): WHOLE}]
    for _ in range(draw(st.integers(1, 5))):
        state = dict(states[-1])
        pairs = [(a, b) for a in state for b in state if a < b and joined(state[a], state[b])]
        splits = [code for code in state if halves(state[code])]
        if splits and (not pairs or draw(st.booleans())):
            code = draw(st.sampled_from(sorted(splits)))
            parts = draw(st.sampled_from(halves(state.pop(code))))
            state |= dict(zip((draw(st.sampled_from([code, next(codes)])), next(codes)), parts, strict=True))
        else:
            a, b = draw(st.sampled_from(sorted(pairs)))
            whole = joined(state.pop(a), state.pop(b))
            state[draw(st.sampled_from([a, b, next(codes)]))] = whole
        states.append(state)
    return states


@settings(deadline=None, max_examples=40)
@given(histories())
def test_every_cell_lies_in_the_one_grid_that_the_table_says_at_every_moment(states):
    ground, before = a_ground(), {}
    for day, state in enumerate(states):
        changed = {code: rect for code, rect in state.items() if before.get(code) != rect}
        change = redraw(
            ground,
            *(new(code, block(*rect)) for code, rect in changed.items()),
            valid_from=LONG_AGO + day * A_DAY,
        )
        touched = {code: rect for code, rect in before.items() if state.get(code) != rect}
        heirs = {
            old: tuple(sorted(code for code, rect in state.items() if cells(rect) & cells(touched[old])))
            for old in touched
        }
        assert {each.old: each.new for each in change.mapping} == heirs
        before = state

    for day, state in enumerate(states):
        moment = LONG_AGO + day * A_DAY + timedelta(hours=1)
        for cell in cells(WHOLE):
            [holder] = [code for code, rect in state.items() if cell in cells(rect)]
            assert ground.atlas.at(within(*cell), moment).code == holder
        assert not [code for code in states[0] if code not in state and ground.atlas.named(code, moment)]

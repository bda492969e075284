"""Which limit is sure to be over first, held against the real reckoning."""

from datetime import UTC, datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from services.intake.domain.clocks.deadline import deadline
from services.intake.domain.clocks.limit import Ends, Limit
from services.intake.domain.clocks.stated_limit import never_longer
from services.intake.domain.clocks.turns import Run
from shared.kernel.calendar import Calendar, Unit
from shared.kernel.errors import Invalid
from shared.plumbing.holidays import official_year
from tests.intake.menu_builders import stated

CALENDAR = Calendar(years=(official_year(2025), official_year(2026)))
AMOUNTS = {Unit.MINUTE: 10_000, Unit.WORKING_MINUTE: 2_000}

moments = st.datetimes(datetime(2025, 1, 1), datetime(2026, 11, 1), timezones=st.just(UTC))  # noqa: DTZ001
limits = st.sampled_from(Unit).flatmap(
    lambda unit: st.builds(
        Limit, amount=st.integers(0, AMOUNTS.get(unit, 12)), unit=st.just(unit), ends=st.sampled_from(Ends)
    )
)


def due(limit, start):
    return deadline(limit, (Run(start, None),), CALENDAR).at


@settings(max_examples=300)
@given(start=moments, inner=limits, outer=limits)
def test_what_is_called_never_longer_never_is(start, inner, outer):
    assume(never_longer(inner, outer))

    assert due(inner, start) <= due(outer, start)


@pytest.mark.parametrize("unit", Unit)
def test_a_limit_is_never_longer_than_itself(unit):
    limit = Limit(amount=7, unit=unit)

    assert never_longer(limit, limit)
    assert not never_longer(Limit(amount=8, unit=unit), limit)


def test_an_extension_has_to_stay_within_the_extension_of_the_law():
    assert stated(25, at_longest=40).stays_within(stated(30, at_longest=45))
    assert not stated(25, at_longest=40).stays_within(stated(30))


def test_less_than_no_time_is_no_limit():
    with pytest.raises(Invalid):
        Limit(amount=-1, unit=Unit.WORKING_DAY)

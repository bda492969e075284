"""What is known of somebody, each value with its origin; where he lived; and how he is registered."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.grid.domain.records.origin import RecordState, Source
from services.grid.domain.records.particulars import Particulars
from services.grid.domain.records.residence import Residence, Tenure, moved
from shared.kernel.errors import Invalid
from tests.grid.builders import NOON, a_command, a_household, a_person
from tests.grid.records.builders import a_statement, an_origin

ORIGINS = [an_origin(as_of=date(2026, 1, day)) for day in range(1, 6)]
VALUES = st.dictionaries(st.sampled_from("abcd"), st.sampled_from("xyz"))


@given(st.lists(st.tuples(VALUES, st.sampled_from(ORIGINS)), max_size=8))
def test_every_value_is_the_last_that_was_told_with_the_origin_that_told_it(story):
    particulars, slow = Particulars(), {}
    for values, origin in story:
        particulars = particulars.told(values, origin)
        slow |= {code: (value, origin) for code, value in values.items()}

    assert {code: (particulars.value(code), particulars.origin(code)) for code in particulars.entries} == slow
    assert set(particulars.origins) == {origin for _, origin in slow.values()}
    assert len(set(particulars.origins)) == len(particulars.origins)


@given(VALUES, st.sets(st.sampled_from("abcd")))
def test_what_is_taken_out_leaves_the_rest_as_it_was(values, gone):
    whole = Particulars().told(values, ORIGINS[0]).told({"a": "q"}, ORIGINS[1])
    rest = whole.without(gone)

    assert {code: (rest.value(code), rest.origin(code)) for code in rest.entries} == {
        code: (whole.value(code), whole.origin(code)) for code in whole.entries if code not in gone
    }


@pytest.mark.parametrize("record", [a_household(), a_person()])
def test_only_what_somebody_made_sure_of_is_verified(record):
    known = record.told(
        {"x": "1"}, an_origin(), **({} if record == a_household() else {"prints": {}, "born": None})
    )
    sure = an_origin(state=RecordState.VERIFIED)

    assert (known.state, known.particulars.verified("x")) == (RecordState.ENTERED, False)
    assert known.claimed().state is RecordState.CLAIMED
    assert known.verified(sure).state is RecordState.VERIFIED
    assert known.verified(sure).particulars.verified("x")
    assert known.verified(sure).claimed().state is RecordState.VERIFIED
    assert not known.particulars.verified("nothing")


def test_who_asks_a_resident_shows_him_a_notice():
    for source in (Source.SURVEY, Source.SELF_REPORT):
        with pytest.raises(Invalid, match="告知"):
            a_statement(source=source)
        assert a_statement(source=source, notice="N-1")


def test_an_origin_names_its_document_and_no_day_to_come():
    with pytest.raises(Invalid, match="依据"):
        a_statement(document=" ")
    tomorrow = a_statement(as_of=NOON.date() + timedelta(days=1))
    for told in (tomorrow.entered, tomorrow.made_sure):
        with pytest.raises(Invalid, match="今天"):
            told(a_command())


def stay(household_id="H1", since=date(2026, 1, 1), **but):
    return Residence(household_id=household_id, since=since, **but)


def test_somebody_who_moves_leaves_his_old_residence_in_his_history():
    stays = moved(moved((), stay(tenure=Tenure.RENTED)), stay("H2", date(2026, 5, 1)))

    assert [(each.household_id, each.since, each.until) for each in stays] == [
        ("H1", date(2026, 1, 1), date(2026, 5, 1)),
        ("H2", date(2026, 5, 1), None),
    ]


def test_the_same_household_again_is_no_move():
    stays = moved((stay(tenure=Tenure.RENTED),), stay(since=date(2026, 5, 1)))

    assert stays == (stay(tenure=Tenure.RENTED),)
    [changed] = moved(stays, stay(since=date(2026, 6, 1), tenure=Tenure.OWNED))
    assert (changed.tenure, changed.since) == (Tenure.OWNED, date(2026, 1, 1))


def test_nobody_moves_before_he_came():
    with pytest.raises(Invalid):
        moved((stay(since=date(2026, 5, 1)),), stay("H2", date(2026, 4, 30)))


@given(st.lists(st.tuples(st.sampled_from(["H1", "H2", "H3"]), st.integers(0, 3)), min_size=1, max_size=10))
def test_a_history_has_no_overlap_and_one_present(moves):
    stays, day = (), date(2026, 1, 1)
    for household_id, days in moves:
        day += timedelta(days=days)
        stays = moved(stays, stay(household_id, day))

    assert [each.current for each in stays] == [False] * (len(stays) - 1) + [True]
    assert all(former.until == later.since for former, later in pairwise(stays))
    assert stays[-1].household_id == moves[-1][0]


def test_what_was_declined_is_so_until_something_is_told_of_a_later_day():
    early, late = an_origin(as_of=date(2026, 11, 1)), an_origin(as_of=date(2026, 11, 2))
    declined = Particulars().refused(["pets"], early)

    assert declined.declined("pets")
    assert declined.value("pets") is None
    assert not declined.told({"pets": "dog"}, late).declined("pets")
    assert Particulars().told({"pets": "dog"}, late).refused(["pets"], early).declined("pets") is False
    assert Particulars().told({"pets": "dog"}, early).refused(["pets"], late).declined("pets")
    assert declined.refused(["pets"], late).refused(["pets"], early).refusals["pets"] == late


def test_what_was_declined_stays_when_other_fields_are_told_or_taken_away():
    origin = an_origin()
    known = Particulars().refused(["pets"], origin).told({"rented": "no"}, origin)

    assert known.without(["rented"]).told({"rented": "yes"}, origin).declined("pets")

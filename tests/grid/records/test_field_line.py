"""What visits say of one field: what is accepted, what is in conflict, and who decides."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.grid.domain.records.field_claim import ClaimState, FieldClaim, Held
from services.grid.domain.records.field_line import FieldLine
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.origin import Source
from services.grid.domain.records.subject import Subject
from services.grid.domain.visits.findings import Origin
from shared.events.grid_fields import FieldConflictFound
from shared.kernel.errors import Conflict, NotAllowed, NotFound
from tests.grid.builders import GRID
from tests.grid.records.builders import a_statement, an_origin
from tests.grid.visits.builders import NOW

C = ClaimState
ASKED = a_statement(source=Source.SURVEY, notice="2026-1")


def a_line():
    subject = Subject(about=About.HOUSEHOLD, id="H00000001", code="pets")
    return FieldLine(id=subject.line_id, subject=subject, area=GRID, household_id="H00000001")


def a_claim(was, now, *, seq=1, device="phone-1", by="W0001"):
    return FieldClaim(
        id=f"{device}:{seq}",
        visit_id=f"visit {device}:{seq}",
        by=by,
        at=NOW,
        origin=Origin(device=device, session="s1", offline_seq=seq),
        statement=ASKED,
        was=was,
        now=now,
        value=now,
    )


class Record:
    """The slow and obvious record: it holds what was applied last."""

    def __init__(self, value):
        self.value = value

    def hear(self, line, claim):
        line.hear(claim, present=self.value, at=NOW)
        for each in line.to_apply:
            self.value = each.now
            line.applied(each.id, at=NOW)


def heard(value, *claims):
    line, record = a_line(), Record(value)
    for claim in claims:
        record.hear(line, claim)
    return line, record


def states(line):
    return {claim.id: claim.state for claim in line.claims}


def test_a_change_from_what_is_known_is_accepted_and_the_same_value_is_agreed():
    line, record = heard("dog", a_claim("dog", "cat"), a_claim("dog", "cat", device="phone-2"))

    assert record.value == "cat"
    assert states(line) == {"phone-1:1": C.APPLIED, "phone-2:1": C.AGREED}


def test_a_field_that_nothing_was_known_of_takes_the_first_value():
    assert heard(None, a_claim(None, "cat"))[1].value == "cat"


@pytest.mark.parametrize("order", [*permutations(["cat", "bird", "fish"])])
def test_phones_that_change_one_field_are_in_conflict_and_every_value_is_kept(order):
    claims = [a_claim("dog", pet, device=pet) for pet in order]
    line, record = heard("dog", *claims, *claims)

    assert record.value == order[0]
    assert [claim.now for claim in line.open] == list(order[1:])
    assert len([fact for fact in line.happened() if isinstance(fact, FieldConflictFound)]) == 2


@settings(deadline=None)
@given(data=st.data())
def test_entries_of_one_phone_are_no_conflict_in_whatever_order_they_come(data):
    pets = data.draw(
        st.lists(st.integers(0, 99), min_size=1, max_size=6, unique=True).map(lambda n: list(map(str, n)))
    )
    chain = [
        a_claim(was, now, seq=seq) for seq, (was, now) in enumerate(zip(["dog", *pets], pets, strict=False))
    ]
    line, record = heard("dog", *data.draw(st.permutations(chain)))

    assert record.value == pets[-1]
    assert line.open == ()


def test_another_phone_does_not_open_the_way_for_an_old_claim():
    claims = [
        a_claim("dog", "cat"),
        a_claim("dog", "bird", device="b"),
        a_claim("cat", "dog", device="c", seq=9),
    ]
    line, record = heard("dog", *claims)

    assert record.value == "dog"
    assert [claim.now for claim in line.open] == ["bird"]


def in_conflict():
    return heard("dog", a_claim("dog", "cat"), a_claim("dog", "bird", device="b", by="W0002"))[0]


def test_a_person_lets_one_value_hold_or_none():
    chosen, left = in_conflict(), in_conflict()
    chosen.decide("b:1", by="W0100", at=NOW)
    left.decide(None, by="W0100", at=NOW)

    assert [(claim.now, claim.decided_by) for claim in chosen.to_apply] == [("bird", "W0100")]
    assert states(left) == {"phone-1:1": C.APPLIED, "b:1": C.DECLINED}
    for line in (chosen, left):
        with pytest.raises(Conflict):
            line.decide(None, by="W0100", at=NOW)


def test_nobody_decides_about_his_own_or_for_what_is_not_in_question():
    with pytest.raises(NotAllowed):
        in_conflict().decide("b:1", by="W0002", at=NOW)
    with pytest.raises(Conflict):
        in_conflict().decide("phone-1:1", by="W0100", at=NOW)
    with pytest.raises(NotFound):
        in_conflict().decide("nobody", by="W0100", at=NOW)


def listed(source, value):
    return replace(a_claim(None, value), statement=a_statement(source=source), origin=None, visit_id=None)


@settings(deadline=None)
@given(
    acts=st.lists(
        st.tuples(
            st.sampled_from([Source.POLICE, Source.HEALTH]), st.sampled_from(["cat", "bird"]), st.booleans()
        ),
        max_size=12,
    )
)
def test_a_source_is_asked_once_for_what_it_says_as_long_as_the_record_stays_as_decided(acts):
    line, open_ones, declined = a_line(), set(), set()
    for number, (source, value, decides) in enumerate(acts):
        claim = replace(listed(source, value), id=str(number), batch_id=str(number))
        for _ in range(2):
            line.contradict(claim, present="dog", at=NOW)
        if (source, value) not in declined:
            open_ones.add((source, value))
        if decides and open_ones:
            line.decide(None, by="W0100", at=NOW, held=a_held("dog"))
            declined, open_ones = declined | open_ones, set()

        assert sorted((each.statement.source, each.now) for each in line.open) == sorted(open_ones)


def test_what_was_declined_is_asked_again_when_the_record_has_changed():
    line = a_line()
    line.contradict(listed(Source.POLICE, "cat"), present="dog", at=NOW)
    line.decide(None, by="W0100", at=NOW, held=a_held("dog"))

    line.contradict(replace(listed(Source.POLICE, "cat"), id="later"), present="bird", at=NOW)

    assert [claim.id for claim in line.open] == ["later"]


def a_held(value):
    return Held(print=value, value=value, origin=an_origin())


def test_that_somebody_would_not_tell_contradicts_nobody():
    refusal = replace(a_claim("never heard", "declined"), refusal=True, value="")
    line = a_line()
    line.hear(a_claim("dog", "cat", device="phone-2"), present="dog", at=NOW)
    line.hear(refusal, present="dog", at=NOW)
    line.hear(a_claim("cat", "bird", seq=2, device="phone-2"), present="dog", at=NOW)

    assert line.open == ()
    assert [claim.now for claim in line.to_apply] == ["cat", "declined", "bird"]


def test_what_the_record_does_not_take_is_in_conflict():
    line = a_line()
    line.hear(a_claim("dog", "cat"), present="dog", at=NOW)
    line.hear(replace(a_claim("cat", "bird", seq=2)), present="dog", at=NOW)
    line.refused("phone-1:1", at=NOW)

    assert [claim.now for claim in line.open] == ["cat"]

"""The four clears by hand, in fractions, and where the bands begin."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.grid.domain.completeness.clear_rules import (
    AuditRules,
    Bands,
    HazardWeights,
    PartWeights,
    PeopleWeights,
)
from services.grid.domain.completeness.four_clears import (
    Facilities,
    Families,
    FourClears,
    Grade,
    Hazards,
    People,
)
from shared.kernel.errors import Invalid
from tests.grid.completeness.rules import CLEARS


def a_grid(**but):
    """A grid whose four parts were reckoned by hand: 0.7, 0.83, 0.6 and 0.76."""
    parts = {
        "families": Families(occupied=[1.0, 0.8], vacant=2, vacancy_confirmed=1),
        "people": People(persons=10, residence_verified=8, disputed=1, tags=6, tags_with_basis=5),
        "facilities": Facilities(scores=[1.0, 0.6, 0.8], checked=2),
        "hazards": Hazards(
            open=5, with_owner_and_deadline=4, due=10, closed_in_time=7, found=20, found_by_others=4
        ),
    }
    return FourClears(**{"rules": CLEARS} | parts | but)


def nothing_but(*houses):
    return FourClears(
        families=Families(occupied=houses),
        people=People(persons=0),
        facilities=Facilities(scores=[]),
        hazards=Hazards(),
        rules=CLEARS,
    )


def test_the_parts_and_the_whole_by_hand():
    grid = a_grid()

    assert grid.shares["families"] == pytest.approx((1.0 + 0.8 + 1) / 4)
    assert grid.shares["people"] == pytest.approx(0.5 * 0.8 + 0.3 * 5 / 6 + 0.2 * 0.9)
    assert grid.shares["facilities"] == pytest.approx(0.8 * 2 / 3)
    assert grid.shares["hazards"] == pytest.approx(0.4 * 0.8 + 0.3 * 0.7 + 0.3 * 0.8)
    assert grid.score == pytest.approx(100 * (0.30 * 0.7 + 0.30 * 0.83 + 0.15 * 0.8 * 2 / 3 + 0.25 * 0.77))


def test_a_part_of_nothing_is_left_out_and_the_others_weigh_more():
    nothing_found = a_grid(hazards=Hazards())

    assert nothing_found.shares["hazards"] is None
    assert nothing_found.score == pytest.approx(100 * (0.30 * 0.7 + 0.30 * 0.83 + 0.15 * 0.8 * 2 / 3) / 0.75)
    assert People(persons=4, residence_verified=4).share_by(CLEARS.people) == 1
    assert (nothing_but().score, nothing_but().grade) == (None, None)


@pytest.mark.parametrize(
    ("accuracy", "part"), [(None, 1), (1.0, 1), (0.95, 1), (0.9499, 0.9499), (0.5, 0.5), (0.0, 0)]
)
def test_below_ninety_five_in_a_hundred_the_audit_takes_its_part(accuracy, part):
    assert a_grid(accuracy=accuracy).score == pytest.approx(a_grid().score * part)


@pytest.mark.parametrize(
    ("share", "grade"),
    [
        (1.0, "A"),
        (0.95, "A"),
        (0.9499, "B"),
        (0.90, "B"),
        (0.8999, "C"),
        (0.80, "C"),
        (0.7999, "D"),
        (0.0, "D"),
    ],
)
def test_the_bands(share, grade):
    assert nothing_but(share).grade == Grade(grade)


def test_another_version_of_the_rules_weighs_and_grades_otherwise():
    only_families = PartWeights(families=1.0, people=0.0, facilities=0.0, hazards=0.0)
    strict = replace(CLEARS.audit, accurate_enough=1.0)
    rules = replace(CLEARS, parts=only_families, bands=Bands(a=70, b=60, c=50), audit=strict)

    assert (a_grid(rules=rules).score, a_grid(rules=rules).grade) == (pytest.approx(70), Grade.A)
    assert a_grid(rules=rules, accuracy=0.99).score == pytest.approx(70 * 0.99)
    residence = replace(CLEARS, people=PeopleWeights(residence=1.0, tags=0.0, undisputed=0.0))
    assert a_grid(rules=residence).shares["people"] == 0.8
    owners = replace(CLEARS, hazards=HazardWeights(owned=1.0, in_time=0.0, known_first=0.0))
    assert a_grid(rules=owners).shares["hazards"] == 0.8


@pytest.mark.parametrize(
    "rules",
    [
        lambda: PartWeights(families=0.3, people=0.3, facilities=0.3, hazards=0.3),
        lambda: PartWeights(families=1.3, people=-0.3, facilities=0.0, hazards=0.0),
        lambda: PeopleWeights(residence=0.5, tags=0.5, undisputed=0.5),
        lambda: HazardWeights(owned=0.1, in_time=0.1, known_first=0.1),
        lambda: Bands(a=90, b=95, c=80),
        lambda: Bands(a=101, b=95, c=80),
        lambda: Bands(a=95, b=90, c=0),
        lambda: AuditRules(part=0.0, least=10, accurate_enough=0.95),
        lambda: AuditRules(part=1.1, least=10, accurate_enough=0.95),
        lambda: AuditRules(part=0.05, least=0, accurate_enough=0.95),
        lambda: AuditRules(part=0.05, least=10, accurate_enough=1.1),
    ],
)
def test_rules_that_do_not_hold_together_are_refused(rules):
    with pytest.raises(Invalid):
        rules()


counts = st.integers(0, 30)


@st.composite
def grids(draw):
    def some(most):
        return draw(st.integers(0, most))

    persons, tags, vacant, opened, due, found = (draw(counts) for _ in range(6))
    scores = draw(st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), max_size=6))
    return FourClears(
        families=Families(
            occupied=draw(st.lists(st.sampled_from([0.0, 0.5, 1.0]), max_size=6)),
            vacant=vacant,
            vacancy_confirmed=some(vacant),
        ),
        people=People(
            persons=persons,
            residence_verified=some(persons),
            disputed=some(persons),
            tags=tags,
            tags_with_basis=some(tags),
        ),
        facilities=Facilities(scores=scores, checked=some(len(scores))),
        hazards=Hazards(
            open=opened,
            with_owner_and_deadline=some(opened),
            due=due,
            closed_in_time=some(due),
            found=found,
            found_by_others=some(found),
        ),
        rules=CLEARS,
        accuracy=draw(st.none() | st.sampled_from([0.5, 0.94, 0.95, 1.0])),
    )


def of(part, whole):
    return Fraction(part, whole) if whole else None


def mean(*parts):
    parts = [(Fraction(weight), share) for weight, share in parts if share is not None]
    return sum(w * share for w, share in parts) / sum(w for w, _ in parts) if parts else None


def families_by_hand(f):
    confirmed = [Fraction(n < f.vacancy_confirmed) for n in range(f.vacant)]
    houses = [*map(Fraction, f.occupied), *confirmed]
    return sum(houses) / len(houses) if houses else None


def people_by_hand(p):
    return mean(
        ("0.5", of(p.residence_verified, p.persons)),
        ("0.3", of(p.tags_with_basis, p.tags)),
        ("0.2", None if not p.persons else 1 - Fraction(p.disputed, p.persons)),
    )


def facilities_by_hand(s):
    return sum(map(Fraction, s.scores)) * Fraction(s.checked, len(s.scores) ** 2) if s.scores else None


def hazards_by_hand(h):
    return mean(
        ("0.4", of(h.with_owner_and_deadline, h.open)),
        ("0.3", of(h.closed_in_time, h.due)),
        ("0.3", None if not h.found else 1 - Fraction(h.found_by_others, h.found)),
    )


def by_hand(grid):
    """The formula once more, in fractions."""
    whole = mean(
        ("0.30", families_by_hand(grid.families)),
        ("0.30", people_by_hand(grid.people)),
        ("0.15", facilities_by_hand(grid.facilities)),
        ("0.25", hazards_by_hand(grid.hazards)),
    )
    if whole is None:
        return None
    accuracy = Fraction(str(grid.accuracy)) if grid.accuracy is not None else Fraction(1)
    return 100 * whole * (accuracy if accuracy < Fraction("0.95") else 1)


@given(grids())
def test_it_agrees_with_the_formula_in_fractions_and_stays_within_a_hundred(grid):
    expected = by_hand(grid)

    assert grid.score == (None if expected is None else pytest.approx(float(expected)))
    assert grid.score is None or 0 <= grid.score <= 100.0000001

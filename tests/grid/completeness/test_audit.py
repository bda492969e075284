"""A sampling audit: drawn by lot, asked by others, finished when all were asked."""

from datetime import timedelta
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.grid.domain.completeness.audit import Check, SamplingAudit, sample_size
from services.grid.domain.completeness.clear_rules import AuditRules
from services.grid.domain.records.origin import RecordState
from services.grid.usecases.completeness.check_household import check_household, get_audit
from services.grid.usecases.completeness.draw_audits import auditors, draw_audits, end_audits
from services.grid.usecases.completeness.get_clears import get_clears
from shared.events.grid_audits import AuditChecked, AuditDrawn, AuditFinished
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, NotAllowed, NotFound
from tests.fakes import FakeSealer
from tests.grid.builders import COMMUNITY, ELSEWHERE, GRID, NEXT_GRID, NOON, a_caller, post_filled
from tests.grid.completeness.rules import AUDIT
from tests.grid.fakes import a_rota
from tests.grid.territory.ground import FakeCommunities, a_community
from tests.grid.volumes.library import FakeHomes, a_ledger, a_library

MONTH = "2026-11"
LATER = NOON + timedelta(days=20)
OTHERS = {"id": "W0003", "areas": frozenset({NEXT_GRID})}


def an_audit(count=3):
    return SamplingAudit.draw(
        GRID, MONTH, [f"H{n:03}" for n in range(count)], AUDIT, auditor_grid=NEXT_GRID, at=NOON
    )


def a_check(accurate=True, by="W0003"):
    return Check(accurate=accurate, by=by, at=NOON)


@given(st.integers(0, 5000))
def test_one_in_twenty_is_drawn_and_at_least_ten(verified):
    size = sample_size(verified, AUDIT)

    assert size == len(range(verified)[: max(10, ceil(verified / 20))])
    assert len(an_audit(verified).drawn) == size


def test_another_version_of_the_rules_draws_otherwise():
    rules = AuditRules(part=0.5, least=2, accurate_enough=0.95)
    assert [sample_size(verified, rules) for verified in (1, 3, 5, 100)] == [1, 2, 3, 50]


def test_it_is_finished_when_all_were_asked_and_says_how_many_were_right():
    audit = an_audit()

    for n, accurate in enumerate([True, False, True]):
        assert audit.accuracy is None
        audit.check(f"H00{n}", a_check(accurate), own_workers=["W0001"])

    assert (audit.left, audit.accuracy) == ((), 2 / 3)
    kinds = [type(fact) for fact in audit.happened()]
    assert kinds == [AuditDrawn, *[AuditChecked] * 3, AuditFinished]
    assert (audit.happened()[-1].checked, audit.happened()[-1].accurate) == (3, 2)


@pytest.mark.parametrize(
    ("household", "by", "why"),
    [("H000", "W0001", NotAllowed), ("H999", "W0003", NotFound), ("H001", "W0003", Conflict)],
)
def test_what_is_refused_changes_nothing(household, by, why):
    audit = an_audit()
    audit.check("H001", a_check(), own_workers=["W0001"])
    before = dict(audit.checks), len(audit.happened())

    with pytest.raises(why):
        audit.check(household, a_check(by=by), own_workers=["W0001"])

    assert (dict(audit.checks), len(audit.happened())) == before


def test_nobody_drawn_proves_nothing():
    audit = an_audit(0)
    audit.end(NOON)
    assert audit.accuracy is None


@pytest.mark.parametrize(
    ("told", "accuracy"), [([], None), ([True], 1), ([False], 2 / 3), ([True, False], 2 / 3)]
)
def test_what_nobody_asked_is_nothing_against_the_grid_and_the_fact_says_who_left_it(told, accuracy):
    audit = an_audit()
    for n, accurate in enumerate(told):
        audit.check(f"H00{n}", a_check(accurate), own_workers=[])

    audit.end(LATER)

    fact = audit.happened()[-1]
    assert (audit.accuracy, audit.ended_at) == (accuracy, LATER)
    assert (type(fact), fact.unasked, fact.auditor_grid) == (AuditFinished, 3 - len(told), NEXT_GRID)


@pytest.mark.parametrize("by_hand", [True, False])
def test_it_ends_once_and_nobody_is_asked_after_that(by_hand):
    audit = an_audit(2)
    for n in range(1 if by_hand else 2):
        audit.check(f"H00{n}", a_check(), own_workers=[])
    if by_hand:
        audit.end(NOON)
    before = len(audit.happened())

    with pytest.raises(Conflict):
        audit.end(LATER)
    with pytest.raises(Conflict):
        audit.check("H001", a_check(), own_workers=[])
    assert (audit.ended_at, len(audit.happened())) == (NOON, before)


@pytest.mark.parametrize(
    ("areas", "may"),
    [
        ({NEXT_GRID}, True),
        ({GRID}, False),
        ({ELSEWHERE}, False),
        ({GRID, NEXT_GRID}, False),
        ({COMMUNITY}, False),
        (set(), False),
    ],
)
def test_who_is_of_the_grid_that_asks_and_not_of_the_other_audits(areas, may):
    caller = a_caller(areas=frozenset(areas))
    if may:
        an_audit().require_auditor(caller)
    else:
        with pytest.raises(NotAllowed):
            an_audit().require_auditor(caller)


@given(st.sets(st.tuples(st.integers(1, 3), st.integers(1, 9))))
def test_in_each_street_every_grid_asks_one_and_is_asked_by_one(places):
    codes = [f"34010200{street}001J{grid:03}" for street, grid in places]
    others = {code: {each for each in codes if each[:9] == code[:9]} - {code} for code in codes}

    found = auditors(codes, FakeSealer(), MONTH)

    assert set(found) == set(found.values()) == {code for code in codes if others[code]}
    assert all(asker in others[code] for code, asker in found.items())


class VerifiedHomes(FakeHomes):
    def in_buildings(self, building_ids, *, on):
        homes = super().in_buildings(building_ids, on=on)
        for home in homes:
            object.__setattr__(home.household, "state", RecordState.VERIFIED)
        return homes


def drawn(ledger):
    draw_audits(ledger, a_library().grids, FakeCommunities(a_community()), FakeSealer(), at=NOON)
    return ledger.audits


def test_every_grid_with_verified_households_is_drawn_once_a_month_and_by_lot():
    ledger = a_ledger(homes=VerifiedHomes)
    audits = drawn(ledger)
    before = {id: audits.get(id).drawn for id in audits.by_id}

    drawn(ledger)

    assert set(before) == {f"{GRID}-{MONTH}", f"{NEXT_GRID}-{MONTH}"}
    assert len(before[f"{GRID}-{MONTH}"]) == 10
    assert {id: audits.get(id).drawn for id in audits.by_id} == before
    assert drawn(a_ledger()).by_id == {}


def ask_again(ledger, household_id, *, accurate=True, **by):
    id = f"check-{household_id}"
    return check_household(
        ledger.audits,
        ledger.atlas,
        a_rota(posts=[post_filled(), post_filled(area=COMMUNITY, post="head", worker_id="W0100")]),
        grid_code=GRID,
        month=MONTH,
        household_id=household_id,
        accurate=accurate,
        command=Command(id=id, by=a_caller(**OTHERS | by), digest=id, at=NOON),
    )


def test_a_worker_of_another_grid_asks_and_what_is_wrong_lowers_the_score():
    ledger = a_ledger(homes=VerifiedHomes)
    drawn(ledger)
    whole = get_clears(ledger, grid_code=GRID, caller=a_caller(), at=NOON).score
    to_ask = get_audit(ledger.audits, grid_code=GRID, month=MONTH, caller=a_caller(**OTHERS)).left

    for n, household_id in enumerate(to_ask):
        ask_again(ledger, household_id, accurate=n > 0)
    ask_again(ledger, to_ask[0], accurate=False)

    found = get_clears(ledger, grid_code=GRID, caller=a_caller(), at=NOON)
    assert found.accuracy == 0.9
    assert found.score == pytest.approx(whole * 0.9)


def test_neither_the_grid_itself_nor_another_street_audits():
    ledger = a_ledger(homes=VerifiedHomes)
    drawn(ledger)
    first = ledger.audits.get(f"{GRID}-{MONTH}").left[0]

    head = {"id": "W0100", "areas": frozenset({COMMUNITY}), "roles": frozenset({"station_head"})}
    for by in ({"id": "W0001"}, {"id": "W0100"}, head, {"areas": frozenset({"340102997"})}):
        with pytest.raises(NotAllowed):
            ask_again(ledger, first, **by)
    with pytest.raises(NotAllowed):
        get_audit(ledger.audits, grid_code=GRID, month=MONTH, caller=a_caller(areas=frozenset({"340102997"})))
    assert get_audit(
        ledger.audits, grid_code=GRID, month=MONTH, caller=a_caller(areas=frozenset({ELSEWHERE}))
    ).left


def test_when_the_month_is_over_its_audits_end_and_an_omission_costs_the_grid_nothing():
    ledger = a_ledger(homes=VerifiedHomes)
    drawn(ledger)
    whole = get_clears(ledger, grid_code=GRID, caller=a_caller(), at=NOON).score
    ask_again(ledger, ledger.audits.get(f"{GRID}-{MONTH}").left[0])

    assert end_audits(ledger.audits, at=NOON) == 0
    assert end_audits(ledger.audits, at=LATER) == 2
    assert end_audits(ledger.audits, at=LATER) == 0

    found = get_clears(ledger, grid_code=GRID, caller=a_caller(), at=NOON)
    assert (found.accuracy, found.score) == (1, whole)
    with pytest.raises(Conflict):
        ask_again(ledger, ledger.audits.get(f"{GRID}-{MONTH}").left[0])

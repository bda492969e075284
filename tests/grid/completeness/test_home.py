"""What the file of a household is worth, item by item."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.grid.domain.completeness.entry import missing, score
from services.grid.domain.completeness.home import APPLIES, KNOWN, Home
from services.grid.domain.records.household import HouseholdKind
from services.grid.domain.records.origin import Basis, Source, Statement
from services.grid.domain.records.particulars import Particulars
from services.grid.domain.records.person import Relation
from services.grid.domain.records.residence import Residence, Tenure
from services.grid.store.completeness.rules import DeliveredCompletenessRules
from services.grid.store.records.rules import DeliveredRecordRules
from shared.kernel.errors import Invalid
from tests.grid.builders import MONDAY, NOON, a_command, a_household, a_person


def delivered(table):
    table = table(None)
    table.prepare()
    return table.in_force(NOON)


RULES = delivered(DeliveredCompletenessRules)
ON = MONDAY
FRESH = ON - timedelta(days=10)


def told(as_of=FRESH, *, verified=True, **values):
    statement = Statement(
        source=Source.CIVIL_AFFAIRS, basis=Basis.STATUTORY_DUTY, document="1号", as_of=as_of
    )
    origin = statement.made_sure(a_command()) if verified else statement.entered(a_command())
    return Particulars().told(values, origin)


def a_member(id="P00000001", *, phone=True, tenure=Tenure.OWNED, **but):
    particulars = told(phone="sealed") if phone else Particulars()
    stay = Residence(household_id="H00000001", since=date(2020, 1, 1), tenure=tenure)
    return a_person(**{"id": id, "particulars": particulars, "residences": (stay,)} | but)


def a_home(*members, categories=(), **but):
    facts = {
        "members": 2,
        "verified_on": FRESH,
        "particulars": told(rented="no", gas_bottles="no", charging="no"),
    }
    spouse = a_member("P00000002", relation=Relation.SPOUSE, phone=False)
    return Home(
        household=a_household(**facts | but), members=members or (a_member(), spouse), categories=categories
    )


def lacking(home, on=ON):
    return {entry.name for entry in missing(home.entries(on, RULES))}


def refusing(particulars, *codes, as_of=FRESH):
    statement = Statement(
        source=Source.SURVEY, basis=Basis.STATUTORY_DUTY, document="入户", as_of=as_of, notice="1"
    )
    return particulars.refused(codes, statement.entered(a_command()))


def test_what_was_lawfully_declined_does_not_apply():
    known = told(rented="no", gas_bottles="no", charging="no")
    silent = a_home(categories=("C01",), particulars=refusing(known, "emergency_phone"))

    assert lacking(a_home(categories=("C01",), particulars=known)) == {"emergency"}
    assert lacking(silent) == set()
    assert score(silent.entries(ON, RULES)) == 1


def test_of_several_fields_those_that_were_declined_are_left_out():
    known = told(rented="yes", gas_bottles="no", charging="no")

    assert lacking(a_home(particulars=refusing(known, "lease_end"))) == set()
    let = refusing(told(rented="yes", gas_bottles="no"), "charging")
    assert lacking(a_home(particulars=let)) == {"tenancy"}


def test_a_home_of_which_all_is_known_is_complete():
    assert score(a_home().entries(ON, RULES)) == 1
    assert sum(item.weight for item in RULES.items) == 100


@pytest.mark.parametrize(
    ("home", "lacks"),
    [
        (a_home(verified_on=None), {"address", "head", "members", "residence", "tags"}),
        (a_home(members=3), {"members"}),
        (a_home(a_member(relation=Relation.SON), members=1), {"head"}),
        (a_home(a_member(phone=False), members=1), {"phone"}),
        (a_home(a_member(tenure=None), members=1), {"residence"}),
        (a_home(categories=("C01",)), {"emergency"}),
        (a_home(particulars=told(rented="yes", gas_bottles="no", charging="no")), {"tenancy"}),
        (a_home(particulars=told(rented="no", gas_bottles="no")), {"safety"}),
        (a_home(particulars=told(verified=False, rented="no", gas_bottles="no", charging="no")), {"safety"}),
    ],
    ids=str,
)
def test_what_is_not_known_is_missing_and_nothing_else(home, lacks):
    assert lacking(home) == lacks


def test_what_is_known_grows_old_at_its_own_pace():
    let = a_home(
        particulars=told(rented="yes", lease_end="2027-06-30", gas_bottles="no", charging="no"), members=2
    )

    assert lacking(let) == set()
    assert lacking(let, ON + timedelta(days=81)) == {"residence", "tenancy"}
    assert lacking(let, ON + timedelta(days=171)) == {"residence", "tenancy", "safety"}
    assert "phone" in lacking(let, ON + timedelta(days=356))


def test_one_phone_that_reaches_somebody_is_enough_and_the_best_one_counts():
    stale = a_member(
        "P00000002", relation=Relation.SPOUSE, particulars=told(date(2024, 1, 1), phone="sealed")
    )

    assert "phone" not in lacking(a_home(a_member(), stale))
    assert "phone" in lacking(a_home(replace(stale, relation=Relation.HEAD), members=1))


@pytest.mark.parametrize(
    ("kind", "occupied"),
    [
        (None, True),
        (HouseholdKind.RESIDENT, True),
        (HouseholdKind.VACANT, False),
        (HouseholdKind.AWAY, False),
    ],
)
def test_an_empty_home_is_known_as_long_as_somebody_looked_lately(kind, occupied):
    home = a_home(kind=kind)

    assert home.occupied == occupied
    assert home.vacancy_confirmed(ON, RULES) == (not occupied)
    assert home.vacancy_confirmed(FRESH + timedelta(days=180), RULES) == (not occupied)
    assert not home.vacancy_confirmed(FRESH + timedelta(days=181), RULES)
    assert not a_home(kind=kind, verified_on=None).vacancy_confirmed(ON, RULES)


def test_every_item_of_the_table_can_be_told_and_rests_on_what_may_be_collected():
    assert {item.code for item in RULES.items} == set(KNOWN)
    assert set(APPLIES) <= set(KNOWN)
    RULES.require_purpose(delivered(DeliveredRecordRules))


@pytest.mark.parametrize("name", ["person.religion", "person.health", "household.nothing"])
def test_a_weight_for_what_may_not_be_collected_is_refused(name):
    items = (replace(RULES.items[0], fields=(name,)),)
    greedy = replace(RULES, version_no=2, effective_from=ON, items=items)

    with pytest.raises(Invalid):
        greedy.require_purpose(delivered(DeliveredRecordRules))

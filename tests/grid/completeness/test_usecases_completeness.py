"""The four clears of a grid, for who is responsible, down to what is missing in which home."""

from dataclasses import replace

import pytest

from services.grid.domain.completeness.four_clears import Families
from services.grid.usecases.completeness.get_clears import get_clears, list_incomplete_homes
from shared.kernel.errors import Invalid, NotAllowed, NotFound
from tests.grid.builders import ELSEWHERE, GRID, NOON, a_caller
from tests.grid.completeness.rules import RULES
from tests.grid.volumes.library import BUILDINGS, a_ledger

UNLISTED = "340102998001J009"


def clears(**but):
    return get_clears(a_ledger(), **{"grid_code": GRID, "caller": a_caller(), "at": NOON} | but)


def incomplete(**but):
    wish = {"grid_code": GRID, "item": None, "cursor": "", "limit": 50, "caller": a_caller(), "at": NOON}
    return list_incomplete_homes(a_ledger(dict.fromkeys(BUILDINGS, 6)), **wish | but)


def test_a_grid_is_scored_by_the_homes_of_its_buildings_and_by_what_is_in_it():
    found = clears()

    assert len(found.families.occupied) == 21
    assert (found.people.persons, found.people.disputed) == (42, 3)
    assert (found.shares["facilities"], found.hazards.open) == (1, 2)
    assert found.families != Families(occupied=[])


@pytest.mark.parametrize("ask", [clears, incomplete])
def test_nobody_asks_of_elsewhere_and_nothing_is_known_of_no_grid(ask):
    with pytest.raises(NotAllowed):
        ask(caller=a_caller(areas=frozenset({ELSEWHERE})))
    with pytest.raises(NotFound):
        ask(grid_code=UNLISTED)


def test_what_is_missing_is_listed_home_by_home_page_by_page():
    homes, place = incomplete(limit=4)
    rest, end = incomplete(limit=4, cursor=place)

    assert (place, end) == (homes[-1].household_id, None)
    assert [each.household_id for each in (*homes, *rest)] == sorted(
        f"H{building[-1]}{n:03}" for building in BUILDINGS[:2] for n in range(3)
    )
    assert {missing.item for home in homes for missing in home.missing} >= {"phone", "residence", "safety"}
    assert all(0 <= home.score < 1 for home in homes)


def test_one_item_is_looked_for_where_it_applies():
    with_a_tag, _ = incomplete(item="emergency")

    assert [home.household_id for home in with_a_tag] == ["H1000", "H2000"]
    with pytest.raises(Invalid):
        incomplete(item="religion")


def test_hazards_are_counted_as_far_back_as_the_rules_of_the_day_say():
    ledger, asked = a_ledger(), []
    rules = replace(RULES, hazard_days=30)

    class OtherRules:
        def in_force(self, at):
            return rules

    class Upkeep(type(ledger.upkeep)):
        def hazards(self, grid_code, *, since, on):
            asked.append((on - since).days)
            return super().hazards(grid_code, since=since, on=on)

    for table in (ledger.rules, OtherRules()):
        other = replace(ledger, rules=table, upkeep=Upkeep())
        get_clears(other, grid_code=GRID, caller=a_caller(), at=NOON)

    assert asked == [365, 30]

"""What the store of hazards promises; the stand-in of the other tests promises the same."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.grid.domain.hazards.hazard_state import H
from services.grid.domain.shelves import newest_first
from services.grid.store.hazards.hazards import MongoHazards
from services.grid.store.hazards.rules import DeliveredHazardRules
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import StaleWrite
from tests.grid.builders import COMMUNITY, ELSEWHERE, GRID, NOON, STREET
from tests.grid.hazards.builders import DEADLINE, HOME, RULES, TODAY, FakeHazards, a_hazard, in_state
from tests.stores import either

hazards = either(FakeHazards, MongoHazards)
DAY = timedelta(days=1)


def test_a_hazard_comes_back_as_it_was_and_one_of_two_writers_wins(hazards):
    place = replace(HOME, longitude=117.3, latitude=31.8, coord_sys_in=CoordinateSystem.BD_09)
    hazard = in_state(H.MENDED, place=place)
    hazards.save(hazard)
    kept, other = hazards.get(hazard.id), hazards.get(hazard.id)

    assert (kept.place, kept.proofs, kept.deadline, kept.state) == (place, hazard.proofs, DEADLINE, H.MENDED)
    for each in (kept, other):
        each.accept(by="W0100", at=NOON)
    hazards.save(kept)
    with pytest.raises(StaleWrite):
        hazards.save(other)


def test_the_last_closed_of_a_kind_at_a_place_is_found(hazards):
    for id, days in {"a": 3, "b": 1, "c": 2}.items():
        hazard = in_state(H.MENDED, id=id)
        hazard.accept(by="W0100", at=NOON - days * DAY)
        hazards.save(hazard)
    hazards.save(a_hazard("open"))
    hazards.save(in_state(H.DISMISSED, id="none"))

    def last(place=HOME.key, kind="gas_bottle", since=NOON - 9 * DAY):
        found = hazards.last_at(place, kind, since=since)
        return found.id if found else None

    assert last() == "b"
    assert [last(kind="wiring"), last(place="household_id/H2"), last(since=NOON)] == [None] * 3


def test_open_ones_are_found_by_area_and_by_household(hazards):
    hazards.save(a_hazard("old", found_at=NOON - DAY))
    hazards.save(a_hazard("new"))
    hazards.save(in_state(H.CLOSED, id="closed"))
    hazards.save(
        a_hazard("away", place=replace(HOME, community_code=ELSEWHERE, grid_code=None, household_id="H2"))
    )

    for area, ids in {GRID: ["new", "old"], COMMUNITY: ["new", "old"], ELSEWHERE: ["away"]}.items():
        assert [hazard.id for hazard in hazards.open_in(area, after="", limit=9)] == ids
    assert len(hazards.open_in(STREET, after="", limit=9)) == 3
    after = newest_first(NOON, "new")
    assert [hazard.id for hazard in hazards.open_in(GRID, after=after, limit=9)] == ["old"]
    assert hazards.open_at("H00000001", {"gas_bottle", "wiring"})
    assert not hazards.open_at("H00000001", {"wiring"})
    assert not hazards.open_at("H404", {"gas_bottle"})


def test_those_to_remind_of_are_found_from_their_day_on(hazards):
    hazards.save(in_state(H.CHARGED))
    hazards.save(a_hazard("found"))

    assert hazards.to_remind(DEADLINE - 2 * DAY, limit=9) == []
    assert hazards.to_remind(DEADLINE - DAY, limit=9) == ["hazard-1"]
    assert hazards.to_remind(TODAY + 99 * DAY, limit=9) == ["hazard-1"]


def test_the_delivered_rules_are_in_force(database):
    delivered = DeliveredHazardRules(database)
    delivered.prepare()

    assert delivered.in_force(NOON) == RULES

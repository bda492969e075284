"""Ready-made hazards and stand-ins; a test names only what it is about."""

from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path

import services.grid
from services.grid.domain.hazards.hazard import Hazard
from services.grid.domain.hazards.hazard_place import HazardPlace, Proof
from services.grid.domain.hazards.hazard_rules import HazardRules, Severity
from services.grid.domain.hazards.hazard_state import FoundBy, H
from services.grid.domain.shelves import areas_around, newest_first
from services.grid.usecases.hazards.ports import HazardBook
from shared.plumbing.tables import read_policies
from tests.fakes import FakeRepository, FakeSealer
from tests.grid.builders import COMMUNITY, GRID, NOON

RULES = read_policies(Path(services.grid.__file__).parent / "data/hazards.yaml", HazardRules)[-1]
TODAY = date(2026, 11, 23)
DEADLINE = TODAY + timedelta(days=10)
HOME = HazardPlace(community_code=COMMUNITY, grid_code=GRID, household_id="H00000001")


def a_hazard(id="hazard-1", **but):
    facts = {
        "kind": "gas_bottle",
        "severity": Severity.MAJOR,
        "place": HOME,
        "found_by": FoundBy.PATROL,
        "found_at": NOON,
        "reported_by": "W0001",
        "words": "sealed",
        "rules_version": 1,
    }
    hazard = Hazard(id=id, **facts | but)
    hazard.find()
    return hazard


def a_proof(by="W0001", at=NOON, **but):
    return Proof(by=by, at=at, **{"photo": "photo-1"} | but)


def in_state(state, **but):
    """Return a hazard that has come to a state."""
    hazard = a_hazard(**but)
    if state is H.DISMISSED:
        hazard.dismiss(by="W0100", at=NOON)
    elif state is not H.FOUND:
        hazard.charge("W0001", deadline=DEADLINE, rules=RULES, at=NOON)
    if state in {H.MENDED, H.CLOSED}:
        hazard.mend(a_proof(), RULES)
    if state is H.CLOSED and hazard.state is not H.CLOSED:
        hazard.accept(by="W0100", at=NOON)
    assert hazard.state is state
    return hazard


class FakeHazards(FakeRepository):
    def last_at(self, place, kind, *, since):
        closed = [
            h for h in self.by_id.values() if h.state is H.CLOSED and (h.place.key, h.kind) == (place, kind)
        ]
        recent = [hazard for hazard in closed if hazard.ended_at >= since]
        return deepcopy(max(recent, key=lambda hazard: hazard.ended_at, default=None))

    def open_in(self, area, *, after, limit):
        there = [h for h in self.by_id.values() if h.is_open and area in areas_around(h.place.area)]
        lying = sorted((newest_first(hazard.found_at, hazard.id), hazard.id) for hazard in there)
        return [self.find(id) for place, id in lying if place > after][:limit]

    def open_at(self, household_id, kinds):
        there = [hazard for hazard in self.by_id.values() if hazard.place.household_id == household_id]
        return any(hazard.is_open and hazard.kind in kinds for hazard in there)

    def to_remind(self, today, *, limit):
        return [h.id for h in self.by_id.values() if h.look_on and h.look_on <= today][:limit]


class FakeHazardTable:
    def in_force(self, at):
        return RULES


def a_hazard_book(hazards=None):
    return HazardBook(hazards=hazards or FakeHazards(), table=FakeHazardTable(), seal=FakeSealer())

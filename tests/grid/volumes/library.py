"""A library of two grids and three buildings, whose records say what a test wants."""

from services.grid.domain.completeness.four_clears import Facilities, Hazards
from services.grid.domain.completeness.home import Home
from services.grid.domain.records.origin import RecordState
from services.grid.domain.records.person import temporary_key
from services.grid.domain.volumes.findings import Inspected, Troubles
from services.grid.store.completeness.rules import DeliveredCompletenessRules
from services.grid.usecases.completeness.ports import Ledger
from services.grid.usecases.volumes.ports import Library
from tests.fakes import FakeRepository
from tests.grid.builders import (
    COMMUNITY,
    GRID,
    MONDAY,
    NEXT_GRID,
    a_building,
    a_grid,
    a_household,
    a_person,
    in_force,
    post_filled,
)
from tests.grid.fakes import FakeAtlas, FakeBuildings, FakeGrids, a_rota

BUILDINGS = [f"{COMMUNITY}B0000{n}" for n in (1, 2, 3)]
PEOPLE = {BUILDINGS[0]: 30, BUILDINGS[1]: 12, BUILDINGS[2]: 6}


class FakeHomes:
    """So many people in each building, two to a home; the first home of each has a tag."""

    def __init__(self, people):
        self.people = people

    def in_buildings(self, building_ids, *, on):
        return [
            Home(
                household=a_household(id=f"H{id[-1]}{n:03}", building_id=id, members=2),
                members=[a_person(id=f"P{id[-1]}{n:03}{m}", key=temporary_key(f"{n}{m}")) for m in range(2)],
                categories=["C01"] if n == 0 else [],
            )
            for id in building_ids
            for n in range(self.people[id] // 2)
        ]

    def verified_in(self, building_ids):
        homes = self.in_buildings(building_ids, on=MONDAY)
        return [home.household.id for home in homes if home.household.state is RecordState.VERIFIED]


class FakeIncidents:
    """A lift in every building that nobody has looked at, a hazard everywhere, and one case in each grid."""

    def in_grid(self, grid_code, *, since):
        return Troubles(hazards_open=2, cases=1)

    def in_building(self, building_id, household_ids, *, since):
        return Troubles(hazards_open=1)

    def facilities_of_grid(self, grid_code):
        return []

    def facilities_of_building(self, building_id):
        return [Inspected(id=f"lift-{building_id[-1]}", kind="lift", name="电梯", last=None, due=MONDAY)]


class FakeUpkeep:
    def disputed(self, grid_code):
        return 3

    def facilities(self, grid_code, *, on):
        return Facilities(scores=[1.0], checked=1)

    def hazards(self, grid_code, *, since, on):
        return Hazards(open=2, with_owner_and_deadline=1)


class FakeAudits(FakeRepository):
    def latest_accuracy(self, grid_code):
        finished = [each for each in self.by_id.values() if each.grid_code == grid_code and each.ended_at]
        return max(finished, key=lambda each: each.month).accuracy if finished else None

    def open_before(self, month, *, limit):
        return [
            self.get(each.id) for each in self.by_id.values() if not each.ended_at and each.month < month
        ][:limit]


class FakeVolumes:
    def __init__(self):
        self.by_id = {}

    def keep_new(self, volumes):
        self.by_id = {volume.id: volume for volume in volumes} | self.by_id

    def find(self, id):
        return self.by_id.get(id)

    def known(self, ids):
        return set(ids) & set(self.by_id)

    def months(self, kind, about):
        kept = (
            each for each in self.by_id.values() if (each.volume.kind, each.volume.about) == (kind, about)
        )
        return sorted((each.month for each in kept), reverse=True)


def a_library(people=PEOPLE):
    grids = FakeGrids()
    for code in (GRID, NEXT_GRID):
        grids.by_id[code] = a_grid(code)
    ledger = a_ledger(people)
    return Library(
        grids=grids,
        buildings=ledger.buildings,
        atlas=ledger.atlas,
        rota=a_rota(posts=[post_filled()]),
        ledger=ledger,
        incidents=FakeIncidents(),
    )


def a_ledger(people=PEOPLE, *, homes=FakeHomes):
    rules = DeliveredCompletenessRules(None)
    rules.prepare()
    buildings = (a_building(id=id, grid_code=GRID if n < 2 else NEXT_GRID) for n, id in enumerate(BUILDINGS))
    return Ledger(
        atlas=FakeAtlas(in_force(GRID), in_force(NEXT_GRID)),
        buildings=FakeBuildings(*buildings),
        homes=homes(people),
        upkeep=FakeUpkeep(),
        rules=rules,
        audits=FakeAudits(),
    )

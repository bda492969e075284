"""A community to cut: 4 by 4 squares of some 300 metres, whose borders a float holds exactly."""

from itertools import count

from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.unit import Community
from services.grid.store.territory.atlas import TreeAtlas
from services.grid.store.territory.survey import PlaneSurvey
from services.grid.usecases.assignments.resettle_cases import Work
from services.grid.usecases.records.resettle_records import Matters
from services.grid.usecases.territory.cut_grids import NewGrid, Redrawing
from services.grid.usecases.territory.move_homes import Homes
from services.grid.usecases.territory.ports import Ground
from services.grid.usecases.territory.reorganise_grids import reorganise_grids
from services.grid.usecases.territory.settle_changes import settle_changes
from shared.kernel.geography import Point
from tests.fakes import FakeRepository
from tests.grid.builders import BOX, COMMUNITY, LONG_AGO, SOUTH, WEST, a_command
from tests.grid.disputes.builders import FakeDisputes
from tests.grid.facilities.builders import FakeFacilities
from tests.grid.fakes import (
    FakeAssignments,
    FakeBuildings,
    FakeGrids,
    FakeHouses,
    FakeRecords,
    a_register,
    a_rota,
)
from tests.grid.hazards.builders import FakeHazards
from tests.grid.records.fakes import (
    FakeChangeRequests,
    FakeDuplicates,
    FakeFieldLines,
    FakeHouseholds,
    FakePeople,
    FakeTags,
)

WISHES = count()
CELL = 1 / 256  # degrees
ACROSS = 4  # cells
J1, J2, J3, J4 = (f"{COMMUNITY}J{number:03}" for number in (1, 2, 3, 4))
Z1 = f"{COMMUNITY}Z001"
EXPERT = {"roles": frozenset({"operator"}), "areas": frozenset({COMMUNITY[:9]})}


def block(left, low, right, high):
    """Return the ring around some cells, given by the lines that bound them."""
    corners = [(left, low), (right, low), (right, high), (left, high), (left, low)]
    return tuple(Point(longitude=WEST + CELL * x, latitude=SOUTH + CELL * y) for x, y in corners)


def within(x, y):
    """Return the middle of a cell."""
    return Point(longitude=WEST + CELL * (x + 0.5), latitude=SOUTH + CELL * (y + 0.5))


WHOLE = block(0, 0, ACROSS, ACROSS)
LEFT, RIGHT = block(0, 0, 2, ACROSS), block(2, 0, ACROSS, ACROSS)
UPPER_RIGHT, LOWER_RIGHT = block(2, 2, ACROSS, ACROSS), block(2, 0, ACROSS, 2)


class FakeDivisions(FakeRepository):
    def due(self, moment):
        return [
            each.id
            for each in self.by_id.values()
            if any(change.valid_from <= moment for change in each.unsettled)
        ]


class FakeInhabited:
    def __init__(self, **households):
        self.households = households

    def count_in_buildings(self, ids):
        return {id: self.households.get(id, 0) for id in ids}

    def ids_in_buildings(self, ids):
        return {f"{id}-{n}": id for id in ids for n in range(self.households.get(id, 0))}


class FakeCommunities(FakeRecords):
    def within(self, area):
        return sorted(
            (each for each in self.by_id.values() if each.id.startswith(area)), key=lambda each: each.id
        )


def a_community(**but):
    return Community(**{"id": COMMUNITY, "name": "全椒路社区", "boundary": Boundary(rings=(WHOLE,))} | but)


def a_ground(*, communities=None, buildings=(), inhabited=None, **households):
    grids = FakeGrids()
    return Ground(
        communities=FakeCommunities(*(communities if communities is not None else [a_community()])),
        divisions=FakeDivisions(),
        grids=grids,
        buildings=FakeBuildings(*buildings),
        inhabited=inhabited or FakeInhabited(**households),
        atlas=TreeAtlas(grids, BOX),
        survey=PlaneSurvey(),
    )


def new(code, ring, title="网格"):
    return NewGrid(code=code, title=title, parts=((ring,),))


def a_redrawing(*grids, **but):
    facts = {
        "community_code": COMMUNITY,
        "valid_from": LONG_AGO,
        "reason": "首次划分",
        "grids": grids or (new(J1, LEFT), new(J2, RIGHT)),
    }
    return Redrawing(**facts | but)


def redraw(ground, *grids, command=None, **but):
    wish = command or a_command(f"cut-{next(WISHES)}", **EXPERT)
    return reorganise_grids(ground, redrawing=a_redrawing(*grids, **but), command=wish)


def settle(ground, work=None, *, at):
    """Carry out what has come into force; where nothing is said of work, there is none."""
    settle_changes(ground, work or a_work(ground), at=at)


def a_work(ground, **but):
    """Return what a change moves; nothing is there but what is said."""
    people = but.pop("people", None) or FakePeople()
    facts = {
        "assignments": FakeAssignments(),
        "hazards": FakeHazards(),
        "disputes": FakeDisputes(),
        "facilities": FakeFacilities(),
        "matters": Matters(
            people=people,
            duplicates=FakeDuplicates(),
            change_requests=FakeChangeRequests(),
            field_lines=FakeFieldLines(),
        ),
        "homes": Homes(
            houses=FakeHouses(),
            households=FakeHouseholds(),
            people=people,
            tags=FakeTags(),
            plan_anew=lambda household_ids, *, now: None,
        ),
        "register": a_register(ground.atlas),
        "rota": a_rota(),
    }
    return Work(**facts | but)


def laid_out(**facts):
    """Return a ground with J1 in the west and J2 in the east."""
    ground = a_ground(**facts)
    redraw(ground)
    return ground

"""Two communities side by side: a corner of the first one goes to the other, with all who live there.

The first is cut into J1 (west) and J2 (east); J2 is split into J2 and J3; then J3 becomes Q2 of the other
community, which has Q1. The hall stands in that corner; HOME is in it, the neighbour lives in J1.
"""

from datetime import date

from services.grid.domain.facilities.description import Description, Spot
from services.grid.domain.facilities.facility import Facility
from services.grid.domain.hazards.hazard_place import HazardPlace
from services.grid.domain.records.change_request import ChangeRequest, Changes
from services.grid.domain.records.claims import Claim
from services.grid.domain.records.duplicate import Duplicate
from services.grid.domain.records.field_rule import About
from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.house import House
from services.grid.domain.territory.place import Place
from services.grid.usecases.hazards.ports import HazardBook
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.records.resettle_records import Matters
from services.grid.usecases.territory.find_place import find_place
from services.grid.usecases.territory.move_homes import Homes
from services.grid.usecases.territory.ports import Register
from services.grid.usecases.visits.find_standing import Files, find_standing
from services.grid.usecases.visits.plan_visits import plan_visits
from services.grid.usecases.visits.ports import VisitBook
from tests.fakes import FakeSealer
from tests.grid.builders import (
    COMMUNITY,
    ELSEWHERE,
    NOON,
    a_building,
    a_command,
    a_household,
    a_person,
    a_shift,
    post_filled,
    roster_published,
)
from tests.grid.disputes.builders import FakeDisputes, a_dispute
from tests.grid.facilities.builders import RULES as FACILITY_RULES
from tests.grid.facilities.builders import FakeFacilities
from tests.grid.fakes import FakeAssignments, FakeHouses, a_rota
from tests.grid.hazards.builders import FakeHazards, FakeHazardTable, a_hazard
from tests.grid.records.builders import a_statement
from tests.grid.records.fakes import (
    FakeChangeRequests,
    FakeDuplicates,
    FakeFieldLines,
    FakeHouseholds,
    FakePeople,
    FakeTags,
)
from tests.grid.records.tag_builders import a_tag_book
from tests.grid.records.test_field_line import a_claim, a_line
from tests.grid.records.test_stores import a_tag
from tests.grid.territory.ground import (
    EXPERT,
    J1,
    J2,
    J3,
    LOWER_RIGHT,
    UPPER_RIGHT,
    a_community,
    a_ground,
    a_work,
    block,
    new,
    redraw,
    settle,
    within,
)
from tests.grid.territory.test_resettling import MERGED, NOW, SPLIT, World
from tests.grid.visits.fakes import FakePlans, FakeTable

Q1, Q2 = f"{ELSEWHERE}J001", f"{ELSEWHERE}J002"
BESIDE = block(4, 0, 8, 4)
HOME, NEIGHBOUR = "H00000001", "H00000002"
POSTS = {J1: "W0001", J2: "W0002", J3: "W0003", Q1: "W0011", Q2: "W0012"}
HALL, WEST_HALL = f"{COMMUNITY}B00001", f"{COMMUNITY}B00002"


class Inhabited:
    """Who lives where, as the households say."""

    def __init__(self, households):
        self._households = households

    def ids_in_buildings(self, ids):
        wanted = set(ids)
        return {
            id: each.building_id for id, each in self._households.by_id.items() if each.building_id in wanted
        }

    def count_in_buildings(self, ids):
        return {id: len(self.ids_in_buildings([id])) for id in ids}


class Standings:
    """What the records of the town say of a household."""

    def __init__(self, files):
        self._files = files

    def of(self, household_id, at):
        return find_standing(self._files, household_id, at=at)


class Town(World):
    """All that a change of the map may have to move, at one door."""

    def __init__(self):
        self.households = FakeHouseholds(
            a_household(id=HOME, building_id=HALL), a_household(id=NEIGHBOUR, building_id=WEST_HALL)
        )
        self.people, self.tags, self.plans = FakePeople(a_person()), FakeTags(), FakePlans()
        self.ground = self._laid_out()
        self.register = Register(
            households=self.households, buildings=self.ground.buildings, atlas=self.ground.atlas
        )
        duties = [roster_published(worker, a_shift()) for worker in POSTS.values()]
        posts = [post_filled("A", worker, area=code) for code, worker in POSTS.items()]
        self.rota = a_rota(posts=posts, duties=duties)
        self.assignments, self.hazards, self.disputes = FakeAssignments(), FakeHazards(), FakeDisputes()
        self.facilities, self.houses = FakeFacilities(), FakeHouses(House.of(f"{HALL}-010101"))
        self.matters = Matters(
            people=self.people,
            duplicates=FakeDuplicates(),
            change_requests=FakeChangeRequests(),
            field_lines=FakeFieldLines(),
        )
        self.work = self._work()

    def _laid_out(self):
        beside = a_community(id=ELSEWHERE, boundary=Boundary(rings=(BESIDE,)))
        halls = [
            a_building(id=HALL, address="长青小区9幢", point=within(3, 3), grid_code=J2),
            a_building(id=WEST_HALL, address="长青小区1幢", point=within(0, 0), grid_code=J1),
        ]
        ground = a_ground(
            communities=[a_community(), beside], buildings=halls, inhabited=Inhabited(self.households)
        )
        redraw(ground)
        redraw(ground, new(Q1, BESIDE), community_code=ELSEWHERE)
        return ground

    @property
    def visit_book(self):
        files = Files(
            register=self.register,
            hazards=HazardBook(hazards=self.hazards, table=FakeHazardTable(), seal=FakeSealer()),
            disputes=self.disputes,
            tags=a_tag_book(self.tags),
        )
        return VisitBook(plans=self.plans, standings=Standings(files), table=FakeTable())

    def _work(self):
        homes = Homes(
            houses=self.houses,
            households=self.households,
            people=self.people,
            tags=self.tags,
            plan_anew=lambda ids, *, now: plan_visits(self.visit_book, ids, now=now),
        )
        return a_work(
            self.ground,
            assignments=self.assignments,
            hazards=self.hazards,
            disputes=self.disputes,
            facilities=self.facilities,
            matters=self.matters,
            homes=homes,
            register=self.register,
            rota=self.rota,
        )

    def pass_on(self):
        """Let the other community have the corner: J3 is no more, Q2 has all its ground."""
        redraw(
            self.ground,
            new(Q2, UPPER_RIGHT),
            valid_from=MERGED,
            with_communities=(ELSEWHERE,),
            command=a_command("pass-on-1", at=NOW, **EXPERT),
        )
        settle(self.ground, self.work, at=NOW)

    def pass_on_a_part(self):
        """Let it have the corner before any split: J2 loses a part of its ground."""
        redraw(
            self.ground,
            new(J2, LOWER_RIGHT),
            new(Q2, UPPER_RIGHT),
            valid_from=SPLIT,
            with_communities=(ELSEWHERE,),
            command=a_command("pass-on-2", at=NOW, **EXPERT),
        )
        settle(self.ground, self.work, at=NOW)

    def area(self, household_id=HOME):
        known = self.households.find_all([household_id])
        return areas_of(self.register, known.values(), at=NOW)[household_id]

    def _where(self):
        location = find_place(self.register, Place(household_id=HOME), at=NOW)
        return {"community_code": location.community_code, "grid_code": location.grid.code}

    def find_hazard(self):
        if not self.hazards.find("hazard-1"):
            self.hazards.save(a_hazard(place=HazardPlace(household_id=HOME, **self._where())))

    def register_dispute(self):
        if not self.disputes.find("dispute-1"):
            self.disputes.save(a_dispute(household_ids=(HOME,), **self._where()))

    def register_facility(self):
        if not self.facilities.find("facility-1"):
            spot = Spot(building_id=HALL, **self._where())
            what = Description(kind="elevator", title="1单元电梯", spot=spot)
            self.facilities.save(Facility.register("facility-1", what, FACILITY_RULES, by="W1", at=NOON))

    def find_duplicate(self):
        claims = (
            Claim(person_id="P00000001", household_id=HOME, area=self.area()),
            Claim(person_id="P00000002", household_id=NEIGHBOUR, area=self.area(NEIGHBOUR)),
        )
        duplicate = Duplicate.find(claims, due_on=date(2026, 11, 30), at=NOON)
        if not self.matters.duplicates.find(duplicate.id):
            self.matters.duplicates.save(duplicate)

    def request_change(self):
        if not self.matters.change_requests.find("request-1"):
            request = ChangeRequest(
                id="request-1",
                about_kind=About.PERSON,
                subject_id="P00000001",
                area=self.area(),
                changes=Changes(values={"employer": "sealed"}),
                proof=a_statement(),
                requested_by="W0001",
                requested_at=NOON,
            )
            self.matters.change_requests.save(request.ask())

    def say_otherwise(self):
        line = a_line()
        if not self.matters.field_lines.find(line.id):
            line.area = self.area()
            line.hear(a_claim("cat", "dog"), present="bird", at=NOON)
            self.matters.field_lines.save(line)

    def tag(self, id, subject_id):
        if id not in self.tags.by_id:
            community = self.households.by_id[HOME].community_code
            tag = a_tag(id=id, subject_id=subject_id, household_id=HOME, community_code=community)
            self.tags.keep([(tag, a_command(f"tag-{id}"))])

    def plan(self):
        plan_visits(self.visit_book, [HOME], now=NOW)

    def lies(self):
        """Return where everything of the corner lies, by what it is: grids, communities, areas."""
        hazard, dispute = self.hazards.find("hazard-1"), self.disputes.find("dispute-1")
        facility, plan = self.facilities.find("facility-1"), self.plans.find(HOME)
        [duplicate] = self.matters.duplicates.by_id.values()
        [request] = self.matters.change_requests.by_id.values()
        [line] = self.matters.field_lines.by_id.values()
        building = self.ground.buildings.by_id[HALL]
        return {
            "building": (building.grid_code, building.community_code),
            "house": self.houses.by_id[f"{HALL}-010101"].community_code,
            "household": self.households.by_id[HOME].community_code,
            "person": self.people.by_id["P00000001"].community_code,
            "tags": {tag.community_code for tag in self.tags.by_id.values()},
            "hazard": (hazard.place.grid_code, hazard.place.community_code),
            "dispute": (dispute.matter.grid_code, dispute.matter.community_code),
            "facility": (facility.spot.grid_code, facility.spot.community_code),
            "plan": (plan.standing.grid_code, plan.standing.community_code),
            "duplicate": set(duplicate.areas),
            "request": request.area,
            "line": line.area,
        }

"""Ready-made things of grid; a test names only what it is about."""

from datetime import UTC, date, datetime, time

from services.grid.domain.assignments.assignment import Assignment
from services.grid.domain.assignments.choice import Choice, Reason
from services.grid.domain.assignments.decision import AcceptedCase, Decision
from services.grid.domain.posts.duty import Crew, Holder, Post
from services.grid.domain.records.household import Household
from services.grid.domain.records.person import Person, Population, Relation, temporary_key
from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.building import Building
from services.grid.domain.territory.grid import Grid, GridInForce, Outline
from services.grid.domain.territory.place import FoundBy, Location
from shared.events.intake import CaseAccepted
from shared.events.staff import PostFilled, RosterPublished, Shift, WorkerEnlisted
from shared.kernel.command import Caller, Command
from shared.kernel.geography import Box, Point

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)  # a Monday, 12:00 in Shanghai
MONDAY = date(2026, 11, 23)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
STREET, COMMUNITY, ELSEWHERE = "340102998", "340102998001", "340102998002"
GRID, NEXT_GRID = "340102998001J001", "340102998001J002"
BOX = Box(west=116.6, south=30.9, east=118.0, north=32.6)
WEST, SOUTH, SIDE = 117.25, 31.75, 0.125  # degrees that a float holds exactly
INSIDE = Point(longitude=WEST + SIDE / 4, latitude=SOUTH + SIDE / 4)


def a_caller(**but):
    return Caller(**{"id": "W0100", "roles": frozenset({"clerk"}), "areas": frozenset({COMMUNITY})} | but)


def a_command(id="command-1", *, digest=None, at=NOON, **but):
    return Command(id=id, by=a_caller(**but), digest=digest or id, at=at)


def a_ring(west=WEST, south=SOUTH, side=SIDE):
    corners = [(west, south), (west + side, south), (west + side, south + side), (west, south + side)]
    return tuple(Point(longitude=east, latitude=north) for east, north in [*corners, corners[0]])


def a_boundary(*holes, **but):
    return Boundary(rings=(a_ring(**but), *holes))


def an_outline(**but):
    return Outline(**{"title": "第1网格", "boundary": a_boundary(), "valid_from": LONG_AGO} | but)


def a_grid(code=GRID, *outlines, at=LONG_AGO):
    grid = Grid.blank(code)
    for outline in outlines or [an_outline()]:
        grid.publish(outline, at=at)
    return grid


def in_force(code=GRID, **but):
    facts = {"code": code, "version_no": 1, "title": "第1网格", "community_code": code[:12]}
    return GridInForce(**facts | but)


def a_building(**but):
    facts = {
        "id": f"{COMMUNITY}B00001",
        "address": "全椒路社区幸福小区3幢",
        "community_code": COMMUNITY,
        "grid_code": GRID,
        "point": INSIDE,
    }
    return Building(**facts | but)


def a_household(**but):
    facts = {
        "id": "H00000001",
        "house_id": f"{COMMUNITY}B00001-010101",
        "building_id": f"{COMMUNITY}B00001",
        "community_code": COMMUNITY,
        "members": 3,
        "address": "全椒路社区幸福小区3幢",
    }
    return Household(**facts | but)


def a_person(**but):
    facts = {
        "id": "P00000001",
        "household_id": "H00000001",
        "community_code": COMMUNITY,
        "relation": Relation.HEAD,
        "population": Population.REGISTERED,
        "key": temporary_key("P00000001"),
    }
    return Person(**facts | but)


def a_shift(place="grid", start="08:30", end="17:30", day=MONDAY):
    return Shift(day=day, start=time.fromisoformat(start), end=time.fromisoformat(end), place=place)


def a_holder(post=Post.A, *shifts, **but):
    worker_id = {Post.A: "W0001", Post.B: "W0002", Post.HEAD: "W0100"}[post]
    return Holder(**{"post": post, "worker_id": worker_id, "label": "王*", "shifts": shifts} | but)


def an_accepted_case(**but):
    facts = {
        "id": "case-1",
        "number": "20261123-0001",
        "subject": "路灯不亮",
        "urgency": "ordinary",
        "accepted_at": NOON,
    }
    return AcceptedCase(**facts | but)


def a_location(**but):
    facts = {"found_by": FoundBy.HOUSEHOLD, "grid": in_force(), "community_code": COMMUNITY}
    return Location(**facts | but)


def a_decision(**but):
    holder = a_holder(Post.A, a_shift())
    facts = {
        "at": NOON,
        "location": a_location(),
        "choice": Choice(reason=Reason.A_ON_DUTY, holder=holder),
        "crew": Crew(a=holder),
    }
    return Decision(**facts | but)


def nobody(reason=Reason.PLACE_UNKNOWN, **but):
    return a_decision(**{"location": Location(), "choice": Choice(reason=reason), "crew": Crew()} | but)


def an_assignment(id="case-1", **but):
    return Assignment.decide(an_accepted_case(id=id), a_decision(**but))


def an_unassigned_case(id="case-1", **but):
    return Assignment.decide(an_accepted_case(id=id), nobody(**but))


def case_accepted(**but):
    facts = {
        "case_id": "case-1",
        "number": "20261123-0001",
        "kind": "issue",
        "topic": "lamp",
        "subject": "路灯不亮",
        "urgency": "ordinary",
        "applicant_id": None,
        "household_id": None,
        "building": None,
        "longitude": INSIDE.longitude,
        "latitude": INSIDE.latitude,
        "accepted_at": NOON,
        "promised_due": None,
        "legal_due": None,
    }
    return CaseAccepted(**facts | but)


def post_filled(post="A", worker_id="W0001", area=GRID):
    return PostFilled(area=area, post=post, worker_id=worker_id, label="王*" if worker_id else None)


def roster_published(worker_id="W0001", *shifts, month="2026-11"):
    return RosterPublished(worker_id=worker_id, month=month, shifts=shifts)


def worker_enlisted(worker_id="W0001", label="王*"):
    return WorkerEnlisted(worker_id=worker_id, label=label, role="worker", area=COMMUNITY)

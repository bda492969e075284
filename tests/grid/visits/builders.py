"""Ready-made visits and plans; a test names only what it is about."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import services.grid
from services.grid.domain.visits.care import Care, Colour, Standing
from services.grid.domain.visits.findings import (
    Findings,
    Kind,
    Origin,
    Proof,
    Result,
    Scene,
    Spot,
    Stay,
    visit_id,
)
from services.grid.domain.visits.visit import Visit
from services.grid.domain.visits.visit_plan import VisitPlan
from services.grid.domain.visits.visit_rules import VisitRules
from services.grid.domain.visits.visit_task import Call
from shared.kernel.calendar import local_moment
from shared.plumbing.tables import read_policies
from tests.grid.builders import COMMUNITY, GRID, INSIDE

TABLE = Path(services.grid.__file__).parent / "data/visits.yaml"
RULES = read_policies(TABLE, VisitRules)[-1]
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)  # noon in Shanghai
DAY = timedelta(days=1)
AT_THE_DOOR = Spot(**vars(INSIDE))


def day(number, hour=12):
    """Return an hour of the day so many days from today, in Shanghai."""
    return local_moment(TODAY + timedelta(days=number)) + timedelta(hours=hour)


def a_care(category="C04", colour=Colour.YELLOW, **but):
    return Care(category=category, colour=colour, **but)


def a_joint_care(colour):
    return a_care(None, colour, joint=True)


RED, YELLOW, GREEN = (a_care(colour=colour) for colour in Colour)
RENTED = a_care("H01")


def a_standing(*cares, **but):
    facts = {"household_id": "H00000001", "community_code": COMMUNITY, "grid_code": GRID, "cares": cares}
    return Standing(**facts | but)


def a_plan(*cares, now=NOW, rules=RULES, **but):
    """Return the plan of a household as it is begun."""
    standing = a_standing(*cares, **but)
    plan = VisitPlan(id=standing.household_id, standing=standing)
    plan.follow(standing, rules, now=now)
    plan.turn(rules, now=now)
    return plan


def a_call(at, result=Result.MET, *, id=None, by_phone=False, accompanied=False):
    return Call(
        visit_id=id or f"visit at {at.isoformat()}",
        at=at,
        result=result,
        by_phone=by_phone,
        accompanied=accompanied,
    )


def a_stay(at=NOW, minutes=15, **but):
    facts = {"started_at": at, "ended_at": at + timedelta(minutes=minutes), "start": AT_THE_DOOR}
    return Stay(**facts | but)


def a_visit(seq=1, **but):
    origin = Origin(device="phone-1", session="20261123", offline_seq=seq)
    facts = {
        "id": visit_id(origin),
        "household_id": "H00000001",
        "worker_id": "W0001",
        "origin": origin,
        "digest": "digest",
        "kind": Kind.ROUTINE,
        "result": Result.MET,
        "proof": Proof.GPS,
        "stay": a_stay(),
        "scene": Scene(community_code=COMMUNITY, grid_code=GRID, grid_version=1),
        "findings": Findings(),
        "submitted_at": NOW + timedelta(hours=1),
    }
    return Visit(**facts | but)

"""Every listener of grid is told twice of something that it acts upon: the second time changes nothing."""

import pytest

from services.grid.domain.facilities.facility import Condition
from services.grid.domain.hazards.hazard_state import H
from services.grid.domain.posts.handover import Handover, Hands
from services.grid.domain.visits.findings import Findings, HazardFinding
from services.grid.store.disputes.disputes import MongoDisputes
from services.grid.store.facilities.facilities import MongoFacilities
from services.grid.store.hazards.hazards import MongoHazards
from services.grid.store.posts.handovers import MongoHandovers
from services.grid.store.visits.visits import MongoVisits
from tests.grid.builders import COMMUNITY, GRID, NOON
from tests.grid.disputes.builders import a_dispute
from tests.grid.facilities.builders import a_facility, a_look
from tests.grid.hazards.builders import in_state
from tests.grid.street import HOMES, a_street
from tests.grid.visits.builders import a_visit
from tests.listening import fact, require_told_twice_is_told_once

pytestmark = [pytest.mark.broker, pytest.mark.database]

FACILITY = "1f3a5c7e9b2d4f6a8c0e1b3d5f7a9c2e"


@pytest.fixture(scope="module")
def grid(amqp_uri, mongo, keys):
    with a_street(amqp_uri, mongo, keys) as service:
        yield service


def a_case(ear):
    return f"case of {ear}"


def accepted(case):
    place = {"household_id": HOMES[0], "building": None, "longitude": None, "latitude": None}
    return fact("intake.case_accepted", case, sequence=2, **place)


def of_a_case(kind, **but):
    """Grid has given the case to W0001 when it hears that."""

    def scene(grid):
        grid.hears(accepted(a_case(kind)))
        return [fact(f"intake.{kind}", a_case(kind), sequence=3, **but)]

    return scene


def of_a_case_that_was_over(kind, **but):
    def scene(grid):
        grid.hears(accepted(a_case(kind)))
        grid.hears(fact("intake.case_closed", a_case(kind), sequence=3))
        return [fact(f"intake.{kind}", a_case(kind), sequence=4, **but)]

    return scene


def by_itself(name, about=None, **but):
    return lambda grid: [fact(name, about, **but)]


def plans_a_home(name, home, about, **but):
    """The household has no plan before something is heard of it."""
    return lambda grid: [fact(name, about, household_id=home, **but)]


def a_handover(grid):
    hands = Hands(grid_code=GRID, from_id="W0001", to_id="W0002")
    given = [case["_id"] for case in grid.database["assignments"].find({"ended_at": None})]
    return Handover.make(hands, cause="leave", case_ids=tuple(given), at=NOON)


def cases_are_handed_over(grid):
    grid.hears(accepted("case that is handed over"))
    handover = a_handover(grid)
    grid.holds(MongoHandovers, handover)
    return [fact("grid.handover_made", handover.id)]


def cases_come_back(grid):
    grid.hears(accepted("case that comes back"))
    handover = a_handover(grid)
    handover.id = f"{handover.id[:-1]}f"
    grid.holds(MongoHandovers, handover)
    grid.hears(fact("grid.handover_made", handover.id))
    back = MongoHandovers(grid.database).get(handover.id)
    back.give_back(None, at=NOON)
    grid.holds(MongoHandovers, back)
    return [fact("grid.handover_returned", handover.id, sequence=2)]


def a_facility_is_broken(grid):
    grid.holds(MongoFacilities, a_facility(FACILITY))
    faulty = a_look(condition=Condition.FAULTY)
    said = {"condition": faulty.condition, "on": faulty.on.isoformat(), "inspected_by": faulty.by}
    return [fact("grid.facility_inspected", FACILITY, sequence=2, **said)]


def a_visit_has_seen_much(grid):
    visit = a_visit(7, household_id=HOMES[1])
    words = grid.sealer.seal("厨房两个煤气罐", about=f"visit.hazard/{visit.id}")
    visit.findings = Findings(hazards=(HazardFinding(kind="gas_bottle", words=words),))
    visit.submit(in_his_area=True)
    grid.holds(MongoVisits, visit)
    return [fact("grid.visit_submitted", visit.id, household_id=HOMES[1])]


def a_hazard_is_found(grid):
    grid.holds(MongoHazards, in_state(H.FOUND, id="hazard-2"))
    return [fact("grid.hazard_found", "hazard-2", household_id=HOMES[2])]


def a_quarrel_is_registered(grid):
    grid.holds(MongoDisputes, a_dispute(household_ids=(HOMES[3], HOMES[4]), prominent=True))
    return [fact("grid.dispute_registered", "dispute-1", household_ids=[HOMES[3], HOMES[4]])]


SCENES = {
    "on_application_withdrawn": of_a_case("application_withdrawn"),
    "on_calendar_published": by_itself("intake.calendar_published", "2027", year=2027),
    "on_case_accepted": lambda grid: [accepted("case that is new")],
    "on_case_closed": of_a_case("case_closed"),
    "on_case_decided": of_a_case("case_decided"),
    "on_case_handed_out": of_a_case("case_handed_out"),
    "on_case_merged": of_a_case("case_merged"),
    "on_case_refused": of_a_case("case_refused"),
    "on_case_reopened": of_a_case_that_was_over("case_reopened", worker_id="W0001"),
    "on_case_returned": of_a_case("case_returned"),
    "on_case_signed": of_a_case("case_signed", worker_id="W0001", on_behalf_of=None),
    "on_case_taken_back": of_a_case_that_was_over("case_taken_back"),
    "on_case_transferred": of_a_case("case_transferred", unit=COMMUNITY),
    "on_case_unmerged": of_a_case_that_was_over("case_unmerged"),
    "on_case_voided": of_a_case("case_voided"),
    "on_case_withdrawn": of_a_case("case_withdrawn"),
    "on_correction_done": by_itself("intake.correction_done"),
    "on_correction_requested": by_itself("intake.correction_requested", "case that is corrected"),
    "on_dispute_registered": a_quarrel_is_registered,
    "on_facility_inspected": a_facility_is_broken,
    "on_field_applied": plans_a_home("grid.field_applied", HOMES[5], "line-1"),
    "on_handover_made": cases_are_handed_over,
    "on_handover_returned": cases_come_back,
    "on_hazard_closed": plans_a_home("grid.hazard_closed", HOMES[6], "hazard-3"),
    "on_hazard_found": a_hazard_is_found,
    "on_notice_acknowledged": by_itself("notify.notice_acknowledged"),
    "on_post_filled": by_itself("staff.post_filled", COMMUNITY, area=COMMUNITY, post="head"),
    "on_rework_ordered": of_a_case_that_was_over("rework_ordered", worker_id="W0001"),
    "on_roster_published": by_itself("staff.roster_published", "W0007:2026-11"),
    "on_visit_failed": of_a_case("visit_failed", result="wrong_number"),
    "on_visit_submitted": a_visit_has_seen_much,
    "on_visit_task_ended": by_itself("grid.visit_task_ended"),
    "on_withdrawal_dropped": by_itself("intake.withdrawal_dropped"),
    "on_withdrawal_requested": by_itself("intake.withdrawal_requested", "case that is withdrawn"),
    "on_worker_enlisted": by_itself("staff.worker_enlisted"),
}


@pytest.mark.parametrize("ear", sorted(SCENES))
def test_what_is_told_twice_is_told_once(grid, ear):
    require_told_twice_is_told_once(grid, SCENES[ear](grid))

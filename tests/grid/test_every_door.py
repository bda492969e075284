"""Every door of grid, tried with what makes no sense, without a good token, and by strangers."""

from datetime import date

import pytest

from services.grid.domain.hazards.hazard_state import H
from services.grid.domain.posts.handover import Handover, Hands
from services.grid.domain.records.change_request import ChangeRequest, Changes
from services.grid.domain.records.duplicate import Claim, Duplicate
from services.grid.domain.records.field_rule import About
from services.grid.service import GridService
from services.grid.store.disputes.disputes import MongoDisputes
from services.grid.store.facilities.facilities import MongoFacilities
from services.grid.store.hazards.hazards import MongoHazards
from services.grid.store.posts.handovers import MongoHandovers
from services.grid.store.records.change_requests import MongoChangeRequests
from services.grid.store.records.duplicates import MongoDuplicates
from services.grid.store.records.field_lines import MongoFieldLines
from services.grid.store.visits.visits import MongoVisits
from tests.every_door import EveryDoor, Hall, unchanged
from tests.grid.builders import COMMUNITY, GRID, NOON
from tests.grid.disputes.builders import a_dispute
from tests.grid.facilities.builders import a_facility
from tests.grid.hazards.builders import in_state
from tests.grid.records.builders import a_statement
from tests.grid.records.test_field_line import in_conflict
from tests.grid.street import HOMES, a_street
from tests.grid.test_service import BUILDING_ROW, PERSON_ROW
from tests.grid.visits.builders import a_visit
from tests.listening import fact

pytestmark = [pytest.mark.broker, pytest.mark.database]

PERSON = PERSON_ROW["id"]
NAMED = dict.fromkeys(("subject_id", "one_id", "person_id"), PERSON) | {
    "household_id": HOMES[0],
    "building_id": BUILDING_ROW["id"],
    "grid_code": GRID,
    "area": GRID,
    "community_code": COMMUNITY,
}


def a_handover():
    hands = Hands(grid_code=GRID, from_id="W0001", to_id="W0002")
    return Handover.make(hands, cause="leave", case_ids=(), at=NOON)


def a_request():
    return ChangeRequest(
        id="4" * 32,
        about_kind=About.PERSON,
        subject_id=PERSON,
        area=GRID,
        changes=Changes(values={"employer": "sealed"}, leaves=True),
        proof=a_statement(),
        requested_by="W0001",
        requested_at=NOON,
    ).ask()


def a_duplicate():
    one, other = (Claim(person_id=id, household_id=HOMES[0], area=GRID) for id in (PERSON, "P00000002"))
    return Duplicate.find((one, other), due_on=date(2026, 12, 31), at=NOON)


def a_submitted_visit():
    visit = a_visit()
    visit.submit(in_his_area=True)
    return visit


@pytest.fixture(scope="module")
def hall(amqp_uri, mongo, keys):
    with a_street(amqp_uri, mongo, keys) as grid:
        there = {
            "hazard_id": (MongoHazards, in_state(H.FOUND, id="1" * 32)),
            "facility_id": (MongoFacilities, a_facility("2" * 32)),
            "dispute_id": (MongoDisputes, a_dispute("3" * 32)),
            "visit_id": (MongoVisits, a_submitted_visit()),
            "handover_id": (MongoHandovers, a_handover()),
            "request_id": (MongoChangeRequests, a_request()),
            "duplicate_id": (MongoDuplicates, a_duplicate()),
            "line_id": (MongoFieldLines, in_conflict()),
        }
        for store, aggregate in there.values():
            grid.holds(store, aggregate)
        grid.hears(fact("intake.case_accepted", "5" * 32, household_id=HOMES[0]))
        known = {word: aggregate.id for word, (_, aggregate) in there.items()}
        hall = Hall(amqp_uri, grid.name, keys, case_id="5" * 32, **NAMED | known)
        with unchanged(lambda: all_but_the_log(grid)):
            yield hall
        hall.close()


def all_but_the_log(grid):
    """Return what is remembered, but for who has looked at what: a stranger's look is noted."""
    return {name: kept for name, kept in grid.keeps().items() if not name.startswith("access_log")}


class TestEveryDoor(EveryDoor):
    service = GridService
    open_to_strangers = frozenset(
        {
            "check_cover",  # the map and who answers for it are no secret among the staff
            "export_grids",
            "get_division",
            "get_household",  # masked, and the log says that somebody from outside has looked
            "get_person",
            "print_person_card",
            "get_tags",  # shows the tags that he may see: none
            "list_tagged",
            "submit_visit",  # taken in, and waits for a head
        }
    )
    refused_otherwise = frozenset({"accept_handover", "list_looks_at_person", "mend_hazard"})

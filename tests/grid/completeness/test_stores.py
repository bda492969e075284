"""What is counted from the collections of others, and how audits are kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.grid.domain.completeness.audit import Check, SamplingAudit
from services.grid.domain.completeness.four_clears import Hazards
from services.grid.domain.hazards.hazard_state import FoundBy
from services.grid.domain.records.origin import RecordState
from services.grid.store.assignments.assignments import MongoAssignments
from services.grid.store.completeness.audits import MongoAudits
from services.grid.store.completeness.homes import MongoHomes
from services.grid.store.completeness.upkeep import MongoUpkeep
from services.grid.store.disputes.disputes import MongoDisputes
from services.grid.store.facilities.facilities import MongoFacilities
from services.grid.store.hazards.hazards import MongoHazards
from services.grid.store.records.duplicates import MongoDuplicates
from services.grid.store.records.households import MongoHouseholds
from services.grid.store.records.people import MongoPeople
from services.grid.store.records.tags import MongoTags
from services.grid.store.volumes.incidents import MongoIncidents
from tests.grid.builders import COMMUNITY, GRID, MONDAY, NEXT_GRID, NOON, a_command, a_household, a_person
from tests.grid.completeness.rules import AUDIT as SAMPLE
from tests.grid.disputes.builders import a_dispute
from tests.grid.hazards.builders import HOME, a_hazard
from tests.grid.records.test_stores import a_duplicate, a_tag
from tests.shared.queries import explained
from tests.stores import real

pytestmark = pytest.mark.database

homes, upkeep, incidents, audits = map(real, (MongoHomes, MongoUpkeep, MongoIncidents, MongoAudits))
HERE, THERE = f"{COMMUNITY}B00001", f"{COMMUNITY}B00002"
KEEPERS = (
    MongoAssignments,
    MongoDisputes,
    MongoFacilities,
    MongoHazards,
    MongoHouseholds,
    MongoPeople,
    MongoTags,
)
A_YEAR_AGO = NOON - timedelta(days=365)


def keep(store, database, *records):
    store = store(database)
    store.prepare()
    store.keep([(record, a_command(f"keep-{record.id}")) for record in records])


def test_homes_are_households_with_their_people_and_open_tags(homes, database):
    keep(MongoHouseholds, database, a_household(), a_household(id="H2", building_id=THERE))
    twice = a_person(id="P4", merged_into="P2")
    keep(MongoPeople, database, a_person(), a_person(id="P2"), twice, a_person(id="P3", household_id="H2"))
    tags = [
        a_tag(),
        a_tag(id="T2", category="C03", valid_until=date(2026, 6, 30)),
        a_tag(id="T3", category="C04", ended_on=date(2026, 6, 30), ended_because="moved"),
        a_tag(id="T4", restricted=True, category=None, level=None, sealed="sealed"),
    ]
    keep(MongoTags, database, *tags)

    [home] = homes.in_buildings([HERE], on=MONDAY)

    assert home.household.id == "H00000001"
    assert {member.id for member in home.members} == {"P00000001", "P2"}
    assert (home.categories, home.tags, home.tags_sound) == (["C01"], 2, 1)
    assert {each.household.id for each in homes.in_buildings([HERE, THERE], on=MONDAY)} == {"H00000001", "H2"}
    assert homes.in_buildings([], on=MONDAY) == []


def test_who_was_made_sure_of_is_found_without_the_rest(homes, database):
    sure = a_household(id="H2", state=RecordState.VERIFIED)
    elsewhere = a_household(id="H3", state=RecordState.VERIFIED, building_id=THERE)
    keep(MongoHouseholds, database, a_household(), sure, elsewhere)

    assert homes.verified_in([HERE]) == ["H2"]
    assert sorted(homes.verified_in([HERE, THERE])) == ["H2", "H3"]


def test_hazards_and_disputes_are_counted_where_they_are(upkeep, incidents, database):
    hazards = MongoHazards(database)
    hazards.prepare()
    at_home = replace(HOME, grid_code=GRID, household_id=None, building_id=HERE)
    hazards.save(a_hazard(place=at_home, found_by=FoundBy.HOTLINE))
    hazards.save(a_hazard(id="hazard-2", place=replace(at_home, building_id=THERE)))
    hazards.save(a_hazard(id="hazard-3", place=replace(at_home, grid_code=NEXT_GRID, building_id=None)))
    disputes = MongoDisputes(database)
    disputes.prepare()
    disputes.save(a_dispute(household_ids=("H1",), grid_code=GRID))

    assert upkeep.hazards(GRID, since=MONDAY - timedelta(days=365), on=MONDAY) == Hazards(
        open=2, found=2, found_by_others=1
    )
    in_grid = incidents.in_grid(GRID, since=A_YEAR_AGO)
    assert (in_grid.hazards_open, in_grid.disputes_open, in_grid.cases) == (2, 1, 0)
    in_building = incidents.in_building(HERE, ["H1"], since=A_YEAR_AGO)
    assert (in_building.hazards_open, in_building.disputes_open) == (1, 1)
    assert incidents.in_building(THERE, [], since=A_YEAR_AGO).disputes_open == 0


def test_who_is_doubted_counts_once_in_his_grid_until_somebody_decides(upkeep, database):
    duplicates = MongoDuplicates(database)
    duplicates.prepare()
    first, second = (a_duplicate(number, MONDAY) for number in range(2))
    for each in (first, second):
        duplicates.save(each)

    assert (upkeep.disputed(GRID), upkeep.disputed(NEXT_GRID)) == (2, 0)
    second.dismiss(note="…", at=NOON)
    duplicates.save(second)
    assert upkeep.disputed(GRID) == 1


def test_an_audit_comes_back_and_counts_once_it_is_finished(audits):
    for month, accurate in (("2026-10", False), ("2026-11", True)):
        audit = SamplingAudit.draw(GRID, month, ["H1"], SAMPLE, auditor_grid=NEXT_GRID, at=NOON)
        audits.save(audit)
        audit = audits.get(audit.id)
        assert audits.latest_accuracy(GRID) == (None if month == "2026-10" else 0)
        audit.check("H1", Check(accurate=accurate, by="W0003", at=NOON), own_workers=[])
        audits.save(audit)

    assert audits.latest_accuracy(GRID) == 1
    assert audits.latest_accuracy(NEXT_GRID) is None
    assert audits.find(f"{GRID}-2026-11").left == ()
    assert audits.open_before("2027-01", limit=9) == []


def test_audits_that_outlast_their_month_are_found_until_they_end(audits):
    for month in ("2026-10", "2026-11"):
        audits.save(SamplingAudit.draw(GRID, month, ["H1"], SAMPLE, auditor_grid=NEXT_GRID, at=NOON))

    assert [each.month for each in audits.open_before("2026-12", limit=9)] == ["2026-10", "2026-11"]
    assert [each.month for each in audits.open_before("2026-12", limit=1)] == ["2026-10"]
    [late] = audits.open_before("2026-11", limit=9)
    late.end(NOON)
    audits.save(late)
    assert audits.open_before("2026-11", limit=9) == []
    assert audits.latest_accuracy(GRID) is None


@pytest.mark.parametrize(
    ("collection", "query"),
    [
        ("households", {"building_id": {"$in": [HERE]}}),
        ("people", {"standing.household_id": {"$in": ["H1"]}}),
        ("tags", {"household_id": {"$in": ["H1"]}}),
        ("hazards", {"place.grid_code": GRID}),
        ("hazards", {"place.building_id": HERE}),
        ("disputes", {"matter.grid_code": GRID}),
        ("assignments", {"decision.location.grid.code": GRID}),
        ("facilities", {"spot.building_id": HERE}),
    ],
    ids=str,
)
def test_what_is_counted_is_a_range_of_an_index(database, collection, query):
    for store in KEEPERS:
        store(database).prepare()

    stages, _ = explained(database, {"find": collection, "filter": query})
    assert "IXSCAN" in stages

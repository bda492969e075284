"""Facilities at the doors of grid: looked after, looked at, faulty, removed."""

import pytest

from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.eventually import eventually
from tests.grid.builders import COMMUNITY, ELSEWHERE, GRID, INSIDE

pytestmark = [pytest.mark.broker, pytest.mark.database]

HEAD = {"by": "W0100", "role": "station_head", "works_in": COMMUNITY}
HYDRANT = {
    "kind": "hydrant",
    "title": "3幢东侧消防栓",
    "longitude": INSIDE.longitude,
    "latitude": INSIDE.latitude,
}


def test_a_faulty_facility_becomes_a_hazard_and_a_removed_one_is_looked_at_no_more(doorstep):
    for _ in range(2):
        facility = doorstep("register_facility", command_id="hydrant-1", **HYDRANT)
    of_it = {"facility_id": facility["facility_id"]}
    assert (facility["grid_code"], facility["cycle_days"]) == (GRID, 365)
    for _ in range(2):
        doorstep("inspect_facility", command_id="look-0001", condition="faulty", **of_it)

    (hazard,) = eventually(lambda: doorstep("list_hazards", area=GRID)["items"])
    assert (hazard["kind"], hazard["facility_id"]) == ("fire_gear", of_it["facility_id"])
    (listed,) = doorstep("list_facilities", area=GRID)["items"]
    assert listed["newest"]["condition"] == "faulty"
    doorstep("remove_facility", command_id="gone-0001", **of_it, **HEAD)
    assert len(doorstep("get_facility", **of_it)["inspections"]) == 1
    with pytest.raises(Conflict):
        doorstep("inspect_facility", command_id="look-0002", condition="fine", **of_it)


def test_a_batch_is_tried_and_then_kept_row_by_row(doorstep):
    clerk = {"by": "W0100", "role": "clerk", "works_in": COMMUNITY}
    rows = [
        HYDRANT | {"id": "hydrant-0001", "inspected_on": "2026-10-01"},
        HYDRANT | {"id": "no", "kind": "statue"},
    ]
    tried = doorstep("import_facilities", command_id="batch-0000", rows=rows, dry_run=True, **clerk)
    assert doorstep("list_facilities", area=GRID)["items"] == []

    for effect in ("new", "unchanged"):
        kept = doorstep("import_facilities", command_id="batch-0001", rows=rows, **clerk)
        assert [each["effect"] for each in kept["rows"]] == [effect, "refused"]

    assert (tried["dry_run"], kept["dry_run"]) == (True, False)
    assert [each["effect"] for each in tried["rows"]] == ["new", "refused"]
    (listed,) = doorstep("list_facilities", area=GRID)["items"]
    assert (listed["grid_code"], listed["next_due"]) == (GRID, "2027-10-01")


def test_what_makes_no_sense_or_is_not_his_is_refused(doorstep):
    with pytest.raises(NotFound):
        doorstep("register_facility", command_id="statue-01", **HYDRANT | {"kind": "statue"})
    with pytest.raises(Invalid):
        doorstep("register_facility", command_id="hydrant-2", **HYDRANT | {"cycle_days": 0})
    with pytest.raises(NotAllowed):
        doorstep("register_facility", command_id="hydrant-3", works_in=ELSEWHERE, **HYDRANT)

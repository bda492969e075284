"""Hazards at the doors of grid: from a visit or a report to the last proof."""

from datetime import timedelta

import pytest

from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.eventually import eventually
from tests.grid.builders import COMMUNITY, ELSEWHERE, GRID, INSIDE

pytestmark = [pytest.mark.broker, pytest.mark.database]

HEAD = {"by": "W0100", "role": "station_head", "works_in": COMMUNITY}
GAS = {"kind": "gas_bottle", "severity": "major", "words": "厨房两个煤气罐"}


def an_entry(**but):
    now = clock.now().isoformat()
    facts = {
        "origin": {"device": "phone-1", "session": "s1", "offline_seq": 1},
        "household_id": "H00000001",
        "kind": "inspect",
        "result": "met",
        "proof": "gps",
        "start": vars(INSIDE),
        "started_at": now,
        "ended_at": now,
    }
    return facts | but


def days_of(plan):
    return {task["purpose"] for task in plan["tasks"]}


def test_what_a_visit_has_seen_is_charged_mended_sent_back_and_accepted(doorstep):
    doorstep("submit_visit", command_id="visit-0001", **an_entry(hazards=[GAS]))
    (found,) = eventually(lambda: doorstep("list_hazards", area=GRID)["items"])
    of_it = {"hazard_id": found["hazard_id"]}
    eventually(lambda: days_of(doorstep("get_visit_plan", household_id="H00000001")) == {"visit", "contact"})

    later = (local_time(clock.now()).date() + timedelta(days=5)).isoformat()
    for _ in range(2):
        doorstep("charge_hazard", command_id="charge-01", owner="W0001", **of_it, **HEAD)
        doorstep("mend_hazard", command_id="mend-0001", words="已搬走", **of_it)
        doorstep("send_hazard_back", command_id="back-0001", deadline=later, **of_it, **HEAD)
        doorstep("mend_hazard", command_id="mend-0002", photo="photo-1", **of_it)
    with pytest.raises(NotAllowed):
        doorstep("accept_hazard", command_id="accept-01", **of_it)
    closed = doorstep("accept_hazard", command_id="accept-02", **of_it, **HEAD)

    assert (closed["state"], len(closed["proofs"])) == ("closed", 2)
    assert doorstep("get_hazard", **of_it)["words"] == "厨房两个煤气罐"
    eventually(lambda: days_of(doorstep("get_visit_plan", household_id="H00000001")) == {"visit"})


def test_what_is_reported_again_is_a_recurrence_and_what_is_none_is_dismissed(doorstep):
    report = {**GAS, "found_by": "hotline", "household_id": "H00000001"}
    for _ in range(2):
        again = doorstep("report_hazard", command_id="report-01", **report)
    assert (again["recurrence"], again["grid_code"]) == (1, GRID)

    gone = doorstep("dismiss_hazard", command_id="dismiss-1", hazard_id=again["hazard_id"], **HEAD)
    assert gone["state"] == "dismissed"
    with pytest.raises(Conflict):
        doorstep("charge_hazard", command_id="charge-09", owner="W0001", hazard_id=again["hazard_id"], **HEAD)


def test_what_makes_no_sense_or_is_not_his_is_refused(doorstep):
    report = {**GAS, "found_by": "patrol", "household_id": "H00000001"}
    with pytest.raises(NotFound):
        doorstep("report_hazard", command_id="report-02", **report | {"kind": "noise"})
    with pytest.raises(Invalid):
        doorstep("report_hazard", command_id="report-03", **report | {"found_by": "visit"})
    with pytest.raises(NotAllowed):
        doorstep("report_hazard", command_id="report-04", works_in=ELSEWHERE, **report)

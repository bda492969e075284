"""Visits at the doors of grid: what a phone sends, what follows, and who may see it."""

from contextlib import suppress
from datetime import timedelta

import pytest

from shared.events.intake_handling import VisitFailed
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.coordinates import CoordinateSystem, from_wgs84
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from shared.plumbing.codec import wrap
from shared.plumbing.trail import Trail
from tests.eventually import eventually
from tests.grid.builders import COMMUNITY, ELSEWHERE, GRID, INSIDE, case_accepted

pytestmark = [pytest.mark.broker, pytest.mark.database]


def an_entry(seq, *, minutes=10, **but):
    """Return an entry that ended just now."""
    now = clock.now()
    facts = {
        "origin": {"device": "phone-1", "session": "s1", "offline_seq": seq},
        "household_id": "H00000001",
        "kind": "routine",
        "result": "met",
        "proof": "gps",
        "start": vars(INSIDE),
        "started_at": (now - timedelta(minutes=minutes)).isoformat(),
        "ended_at": now.isoformat(),
    }
    return facts | but


LAMP = {"topic": "MS-04", "subject": "路灯不亮", "words": "三单元门口的路灯坏了"}


HOUSEHOLD = {"household_id": "H00000001"}
HEAD = {"by": "W0100", "role": "station_head", "works_in": COMMUNITY}


def test_one_entry_opens_a_case_ends_what_was_due_and_is_weighed(doorstep):
    doorstep("hurry_visit", command_id="hurry-001", **HOUSEHOLD, occasion="discharge")
    entry = an_entry(1, minutes=0, checks={"health": "concern"}, summary="已出院", cases=[LAMP])
    for command_id in ("visit-0001", "visit-0001", "visit-0002"):
        visit = doorstep("submit_visit", command_id=command_id, **entry)

    ((by, _, wish),) = doorstep.reports()
    assert (by, wish["place"]["household_id"]) == ("W0001", "H00000001")
    assert visit["cases"][0]["case_id"]
    assert (visit["grid_code"], visit["grid_version"], visit["summary"]) == (GRID, 1, None)
    of_it = {"visit_id": visit["visit_id"]}
    assert doorstep("get_visit", **of_it)["summary"] == "已出院"
    eventually(lambda: "too_short" in doorstep("get_visit", **of_it)["flags"])
    (task,) = eventually(lambda: doorstep("list_ended_tasks", **HOUSEHOLD)["items"])
    assert (task["purpose"], task["outcome"], task["visit_id"]) == ("discharge", "done", of_it["visit_id"])
    assert doorstep("get_visit_plan", **HOUSEHOLD)["tasks"] == []
    (doubtful,) = doorstep("list_doubtful_visits", area=COMMUNITY, **HEAD)["items"]
    assert doubtful["visit_id"] == of_it["visit_id"]


def test_a_head_looks_again_and_the_worker_amends(doorstep):
    visit = doorstep("submit_visit", command_id="visit-0100", **an_entry(2, summary="老人独居"))
    of_it = {"visit_id": visit["visit_id"]}
    for _ in range(2):
        read = doorstep("read_visit", command_id="read-0001", purpose="review", **of_it, **HEAD)
        doorstep("review_visit", command_id="review-01", sound=True, **of_it, **HEAD)
    for _ in range(2):
        doorstep("amend_visit", command_id="amend-001", summary="老人与女儿同住", **of_it)

    assert read["summary"] == "老人独居"
    assert doorstep("get_visit", **of_it)["summary"] == "老人与女儿同住"
    listed = {each["visit_id"]: each["sound"] for each in doorstep("list_visits", **HOUSEHOLD)["items"]}
    assert listed[visit["visit_id"]] is True


def test_what_makes_no_sense_or_is_not_his_is_refused(doorstep):
    doorstep("submit_visit", command_id="visit-0200", **an_entry(3))
    with pytest.raises(Conflict):
        doorstep("submit_visit", command_id="visit-0201", **an_entry(3, result="refused"))
    with pytest.raises(Invalid):
        doorstep("submit_visit", command_id="visit-0202", **an_entry(4, result="gone"))
    for door in ("get_visit_plan", "list_visits", "list_ended_tasks"):
        with pytest.raises(NotAllowed):
            doorstep(door, **HOUSEHOLD, works_in=ELSEWHERE)


def test_an_agreed_time_and_a_search_are_kept_and_due_visits_are_listed(doorstep):
    now = clock.now()
    times = {"opens": now.isoformat(), "ends": (now + timedelta(hours=1)).isoformat()}
    for _ in range(2):
        plan = doorstep("agree_visit", command_id="agree-001", **HOUSEHOLD, **times)
    assert len(plan["agreed"]) == 1
    with pytest.raises(Conflict):
        doorstep("trace_household", command_id="trace-001", **HOUSEHOLD, means="phone", reached=False)

    doorstep("hurry_visit", command_id="hurry-002", **HOUSEHOLD, occasion="flood_alarm")
    (due,) = doorstep("list_due_visits", area=GRID)["items"]
    assert (due["household_id"], [task["purpose"] for task in due["tasks"]]) == ("H00000001", ["flood_alarm"])


def test_two_phones_that_change_one_field_are_in_conflict_until_a_person_decides(doorstep):
    asked = {
        "source": "survey",
        "basis": "consent",
        "document": "告知同意书",
        "as_of": local_time(clock.now()).date().isoformat(),
        "notice": "2026-1",
    }
    told = {"about": "household", "id": "H00000001", "code": "pets"}
    for seq, (was, now) in enumerate([(None, "一只狗"), (None, "两只猫")]):
        entry = an_entry(10 + seq, changes=[told | {"was": was, "now": now}], statement=asked)
        entry["origin"]["device"] = f"phone-{seq}"
        doorstep("submit_visit", command_id=f"change-{seq:04}", **entry)

    tag = {"category": "H01", "subject_id": "H00000001", "level": "ordinary", "valid_from": asked["as_of"]}
    doorstep("submit_visit", command_id="tagging-1", **an_entry(20, tags=[tag], statement=asked))
    eventually(lambda: doorstep("get_visit_form", **HOUSEHOLD)["cares"])
    (care,) = doorstep("get_visit_form", **HOUSEHOLD)["cares"]
    assert (care["category"], care["person_id"]) == ("H01", None)
    (conflict,) = eventually(lambda: doorstep("list_field_conflicts", area=GRID, **HEAD)["items"])
    of_it = {"line_id": conflict["line_id"]}
    for _ in range(2):
        read = doorstep("read_field_conflict", command_id="read-0009", **of_it, **HEAD)
    (claimed,) = read["claimed"]
    assert {read["present"], claimed["value"]} == {"一只狗", "两只猫"}
    for _ in range(2):
        doorstep("decide_field", command_id="decide-01", chosen=claimed["claim_id"], **of_it, **HEAD)
    assert doorstep("list_field_conflicts", area=GRID, **HEAD)["items"] == []


def test_after_a_call_at_a_wrong_number_somebody_asks_at_the_door_once(doorstep):
    said = {"case_id": "case-9", "tries": 1, "result": "wrong_number", "failed_at": clock.now()}
    facts = (case_accepted(case_id="case-9", **HOUSEHOLD), VisitFailed(**said))
    doorstep.house.post(told(facts[0], 1))
    eventually(lambda: is_known(doorstep, "case-9"))
    for _ in range(2):
        doorstep.house.post(told(facts[1], 2))

    eventually(lambda: "lost_phone" in purposes(doorstep))
    assert purposes(doorstep).count("lost_phone") == 1


def told(fact, sequence):
    return wrap(fact, about_id=fact.case_id, sequence=sequence, at=clock.now(), trail=Trail())


def is_known(doorstep, case_id):
    with suppress(NotFound):
        return doorstep("get_assignment", case_id=case_id, **HEAD)


def purposes(doorstep):
    return [task["purpose"] for task in doorstep("get_visit_plan", **HOUSEHOLD)["tasks"]]


def test_where_it_was_is_told_in_any_system_and_what_is_far_from_the_door_is_flagged(doorstep):
    shown = vars(from_wgs84(INSIDE, CoordinateSystem.GCJ_02))
    right = doorstep(
        "submit_visit", command_id="spot-0001", **an_entry(30, start=shown | {"coord_sys_in": "GCJ-02"})
    )
    wrong = doorstep("submit_visit", command_id="spot-0002", **an_entry(31, start=shown))
    nowhere = an_entry(32)
    del nowhere["start"]
    half = an_entry(33, start={"longitude": 117.3})
    for number, entry in enumerate(
        [nowhere, half, an_entry(34, start={"longitude": 2.35, "latitude": 48.85})]
    ):
        with pytest.raises(Invalid):
            doorstep("submit_visit", command_id=f"nospot-{number}", **entry)

    assert right["metres_from_door"] == 0
    assert wrong["metres_from_door"] > 500
    eventually(lambda: "far_from_door" in doorstep("get_visit", visit_id=wrong["visit_id"])["flags"])
    assert "far_from_door" not in doorstep("get_visit", visit_id=right["visit_id"])["flags"]

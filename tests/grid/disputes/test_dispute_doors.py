"""Disputes at the doors of grid: from the quarrel to the question whether the agreement is kept."""

import pytest

from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.eventually import eventually
from tests.grid.builders import COMMUNITY, ELSEWHERE, GRID

pytestmark = [pytest.mark.broker, pytest.mark.database]

HEAD = {"by": "W0100", "role": "station_head", "works_in": COMMUNITY}
MEDIATOR = {"by": "W0007", "works_in": ELSEWHERE}
QUARREL = {
    "category": "neighbours",
    "scale": "general",
    "people": 2,
    "occurred_on": "2026-11-20",
    "title": "楼道堆物",
    "words": "李大山把杂物堆在王小明门口",
    "parties": [{"name": "王小明"}, {"name": "李大山"}],
    "household_ids": ["H00000001"],
    "prominent": True,
}


def purposes(doorstep):
    plan = doorstep("get_visit_plan", household_id="H00000001")
    return {task["purpose"] for task in plan["tasks"]}


def test_a_dispute_is_mediated_settled_asked_about_and_evaluated(doorstep):
    for _ in range(2):
        dispute = doorstep("register_dispute", command_id="quarrel-1", **QUARREL)
    of_it = {"dispute_id": dispute["dispute_id"]}
    assert dispute["grid_code"] == GRID
    eventually(lambda: doorstep("list_due_visits", area=GRID)["items"])
    assert purposes(doorstep) == {"visit", "contact"}
    by_people = {"mediator": "W0007", "organisation": "调解委员会", "way": "people"}
    for _ in range(2):
        doorstep("appoint_mediator", command_id="appoint-1", **of_it, **by_people, **HEAD)
        doorstep("hold_mediation", command_id="hold-0001", words="双方到场", **of_it, **MEDIATOR)
        read = doorstep("read_dispute", command_id="read-0001", purpose="mediation", **of_it, **MEDIATOR)
        doorstep("settle_dispute", command_id="settle-01", terms="三日内清走", **of_it, **MEDIATOR)
        doorstep("follow_up_dispute", command_id="ask-00001", kept=True, **of_it)
        doorstep("evaluate_dispute", command_id="value-001", opinion="处置得当", **of_it, **HEAD)

    for _ in range(2):
        plain = doorstep("reveal_dispute", command_id="plain-001", purpose="mediate", **of_it, **MEDIATOR)
    assert read["parties"] == [{"name": "王*"}, {"name": "李*"}]
    assert plain["sheet"]["parties"] == QUARREL["parties"]
    shown = doorstep("get_dispute", **of_it)
    assert (shown["state"], shown["mediator"], "parties" in shown) == ("kept", "W0007", False)
    assert doorstep("list_disputes", area=GRID)["items"] == []


def test_a_mediation_can_fail_and_a_quarrel_be_withdrawn(doorstep):
    ids = [doorstep("register_dispute", command_id=f"quarrel-{n}", **QUARREL)["dispute_id"] for n in (2, 3)]
    by_people = {"mediator": "W0007", "organisation": "调解委员会", "way": "people"}
    doorstep("appoint_mediator", command_id="appoint-2", dispute_id=ids[0], **by_people, **HEAD)
    failed = {"onward": "court", "words": "无法达成", "dispute_id": ids[0]}
    with pytest.raises(NotAllowed):
        doorstep("fail_dispute", command_id="fail-0001", **failed)
    assert doorstep("fail_dispute", command_id="fail-0002", **failed, **MEDIATOR)["onward"] == "court"
    assert doorstep("withdraw_dispute", command_id="away-0001", dispute_id=ids[1])["state"] == "withdrawn"
    with pytest.raises(Conflict):
        doorstep("withdraw_dispute", command_id="away-0002", dispute_id=ids[1])


def test_what_makes_no_sense_or_is_not_his_is_refused(doorstep):
    with pytest.raises(NotFound):
        doorstep("register_dispute", command_id="quarrel-4", **QUARREL | {"category": "weather"})
    with pytest.raises(Invalid):
        doorstep("register_dispute", command_id="quarrel-5", **QUARREL | {"parties": [{"religion": "x"}]})
    with pytest.raises(NotAllowed):
        doorstep("register_dispute", command_id="quarrel-6", works_in=ELSEWHERE, **QUARREL)

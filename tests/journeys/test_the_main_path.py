"""A case from the door to its close, through all services, over a real broker and a real database."""

import pytest

from demo.photograph import photograph
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, NotAllowed
from tests.eventually import eventually
from tests.journeys.town import GRID, an_issue, wish

pytestmark = [pytest.mark.broker, pytest.mark.database]


def assigned(town, case_id):
    return eventually(lambda: town.as_("clerk").intake.get_case(case_id=case_id)["handler"])


def notices(town, who, case_id):
    return [each for each in town.as_(who).notify.inbox()["items"] if each["case_id"] == case_id]


def test_a_report_is_assigned_noticed_signed_resolved_and_closed(town):
    receipt = town.as_("resident").intake.report_issue(command_id=wish(), **an_issue())
    case_id = receipt["case_id"]

    handler = assigned(town, case_id)
    assert (handler["worker_id"], handler["grid_code"], handler["post"]) == ("W0001", GRID, "A")
    assert handler["reason"] == "a_on_duty"

    [notice] = eventually(lambda: notices(town, "worker", case_id))
    assert notice["template"] == "case_assigned"
    town.as_("worker").notify.acknowledge(command_id=wish(), notice_id=notice["id"])
    eventually(lambda: town.as_("clerk").grid.get_assignment(case_id=case_id)["acknowledged_at"])

    town.as_("worker").intake.sign_case(command_id=wish(), case_id=case_id)
    photo = photograph(
        lambda door, **words: town.as_("worker").call(door, command_id=wish(), **words), case_id
    )
    town.as_("worker").intake.resolve_case(
        command_id=wish(), case_id=case_id, outcome="solved", result="已清理楼道", photos=[photo]
    )
    town.as_("checker").intake.record_return_visit(
        command_id=wish(), case_id=case_id, solved="yes", satisfied="yes", satisfaction=5
    )
    town.as_("station_head").intake.close_case(command_id=wish(), case_id=case_id)

    seen = town.as_("resident").intake.track_case(number=receipt["number"], query_code=receipt["query_code"])
    assert seen["state"] == "CLOSED"
    told = ["case_accepted", "case_handler_named", "case_resolved", "case_closed", "rating_invited"]
    eventually(lambda: [n["template"] for n in reversed(notices(town, "resident", case_id))] == told)
    eventually(lambda: town.as_("clerk").grid.get_assignment(case_id=case_id)["state"] == "ended")


def test_the_same_report_told_twice_is_one_case_and_one_notice(town):
    same = wish()
    first = town.as_("resident").intake.report_issue(command_id=same, **an_issue())
    again = town.as_("resident").intake.report_issue(command_id=same, **an_issue())

    assert again["case_id"] == first["case_id"]
    assert again["number"] == first["number"]
    assigned(town, first["case_id"])
    eventually(lambda: notices(town, "worker", first["case_id"]))
    assert len(notices(town, "worker", first["case_id"])) == 1


def test_an_application_is_accepted_assigned_signed_and_decided(town):
    receipt = town.as_("clerk").intake.submit_application(
        command_id=wish(),
        item="JY-003",
        words="申请就业困难人员认定",
        channel="window",
        place=an_issue()["place"],
        name="李四",
        papers={"identity_card": "in_order", "application_form": "in_order"},
    )
    case_id = receipt["case_id"]
    assert receipt["state"] == 3

    assigned(town, case_id)
    town.as_("worker").intake.sign_case(command_id=wish(), case_id=case_id)
    with pytest.raises(Conflict, match="经办人"):
        town.as_("clerk").intake.decide_application(command_id=wish(), case_id=case_id, decision="granted")
    origin = {"authority": "区人社局", "number": "认字1号", "made_on": f"{local_time(clock.now()):%Y-%m-%d}"}
    done = town.as_("checker").intake.decide_application(
        command_id=wish(), case_id=case_id, decision="granted", origin=origin
    )
    assert done["state"] == 11
    assert [clock["kind"] for clock in done["clocks"] if clock["stopped_at"] is None] == ["delivery"]


def test_a_case_of_another_grid_is_not_mine_to_sign(town):
    receipt = town.as_("resident").intake.report_issue(command_id=wish(), **an_issue())
    assigned(town, receipt["case_id"])

    with pytest.raises(NotAllowed):
        town.as_("stranger").intake.sign_case(command_id=wish(), case_id=receipt["case_id"])


def test_the_partner_who_covers_signs_on_behalf_of_the_handler(town):
    receipt = town.as_("resident").intake.report_issue(command_id=wish(), **an_issue())
    assigned(town, receipt["case_id"])

    signed = town.as_("partner").intake.sign_case(command_id=wish(), case_id=receipt["case_id"])

    assert signed["state"] == "SIGNED"


def test_a_place_that_nobody_knows_is_told_to_the_head_and_shown_on_the_case(town):
    place = {"longitude": 117.35, "latitude": 31.90}
    receipt = town.as_("resident").intake.report_issue(command_id=wish(), **an_issue(place=place))

    case = eventually(
        lambda: [
            entry
            for entry in town.as_("clerk").intake.get_case(case_id=receipt["case_id"])["history"]
            if entry["action"] == "待派单"
        ]
    )
    assert case[0]["note"] == "outside_area"

"""Who signed a case goes on leave: his partner has it, everybody sees that, and it comes back to him."""

import pytest

from tests.eventually import eventually
from tests.journeys.town import GRID, an_issue, wish

pytestmark = [pytest.mark.broker, pytest.mark.database]


def held_by(town, case_id, worker_id):
    case = town.as_("clerk").intake.get_case(case_id=case_id)
    return case if case["handler"] and case["handler"]["worker_id"] == worker_id else None


def test_a_signed_case_goes_to_the_partner_and_comes_back(town):
    case_id = town.as_("resident").intake.report_issue(command_id=wish(), **an_issue())["case_id"]
    eventually(lambda: held_by(town, case_id, "W0001"))
    town.as_("worker").intake.sign_case(command_id=wish(), case_id=case_id)
    eventually(lambda: town.as_("clerk").grid.get_assignment(case_id=case_id)["signed_by"])

    made = town.as_("worker").grid.hand_over(command_id=wish(), grid_code=GRID)

    assert case_id in made["case_ids"]
    case = eventually(lambda: held_by(town, case_id, "W0002"))
    assert (case["signed_by"], case["state"]) == ("W0001", "SIGNED")
    inbox = eventually(lambda: town.as_("partner").notify.inbox()["items"])
    assert "handover_made" in {each["template"] for each in inbox}
    town.as_("partner").grid.return_handover(command_id=wish(), handover_id=made["handover_id"])
    eventually(lambda: held_by(town, case_id, "W0001"))

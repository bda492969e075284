"""Every listener of notify is told twice, of everything that it follows: nobody gets a notice twice."""

import pytest

from services.notify.service import NotifyService
from tests.listening import ears_of, fact, listening, require_told_twice_is_told_once, story

pytestmark = [pytest.mark.broker, pytest.mark.database]

OF_ONE_THING = "5c3e1a7f9b2d4c6e8f0a1b3d5e7f9c2b"
SCENES = {
    "on_agency_order": story("agency_order", OF_ONE_THING),
    "on_card": story("card", OF_ONE_THING),
    "on_case": story("case", OF_ONE_THING, "intake.case_registered", "intake.case_accepted"),
    "on_contact": story("contact", OF_ONE_THING),
    "on_slot": story("slot", OF_ONE_THING),
    "on_answer_published": [fact("intake.answer_published")],
    "on_case_assigned": [fact("grid.case_assigned")],
    "on_case_covered": [fact("grid.case_covered")],
    "on_case_left_unsigned": [fact("grid.case_left_unsigned")],
    "on_case_unassigned": [fact("grid.case_unassigned")],
    "on_handover_made": [fact("grid.handover_made")],
    "on_handover_returned": [fact("grid.handover_returned")],
    "on_milestone_due": [fact("intake.milestone_due")],
    "on_milestone_evaluated": [fact("intake.milestone_evaluated")],
    "on_project_reviewed": [fact("intake.project_reviewed")],
    "on_question_answered": [fact("intake.question_answered")],
    "on_service_card_ended": [fact("grid.service_card_ended")],
    "on_service_card_issued": [fact("grid.service_card_issued")],
}


@pytest.fixture(scope="module")
def notify(amqp_uri, mongo, keys):
    with listening(amqp_uri, mongo, keys, NotifyService) as service:
        yield service


def test_no_listener_is_left_out():
    assert set(SCENES) == ears_of(NotifyService)


@pytest.mark.parametrize("ear", sorted(SCENES))
def test_what_is_told_twice_is_told_once(notify, ear):
    require_told_twice_is_told_once(notify, SCENES[ear])

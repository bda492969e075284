"""Every door of intake, tried with what makes no sense, without a good token, and by strangers."""

import pytest

from services.intake.domain.accountability.card_state import CardState
from services.intake.domain.agency.order_state import OrderState
from services.intake.domain.appointments.appointment import AppointmentState
from services.intake.domain.issues.issue import IssueState
from services.intake.domain.projects.project_state import ProjectState
from services.intake.domain.projects.referral import ReferralState
from services.intake.domain.questions.question_state import QuestionState
from services.intake.service import IntakeService
from services.intake.store.accountability.cards import MongoCards
from services.intake.store.agency.mandates import MongoMandates
from services.intake.store.agency.orders import MongoOrders
from services.intake.store.appointments.slots import MongoSlots
from services.intake.store.cases.cases import MongoCases
from services.intake.store.contacts.contacts import MongoContacts
from services.intake.store.projects.projects import MongoProjects
from services.intake.store.projects.referrals import MongoReferrals
from services.intake.store.questions.questions import MongoQuestions
from tests.every_door import EveryDoor, Hall, unchanged
from tests.intake.accountability.builders import a_card_in
from tests.intake.agency.builders import a_mandate, agency_rules, an_order_in
from tests.intake.appointments.builders import a_slot_with
from tests.intake.builders import GRID, an_issue_in
from tests.intake.projects.builders import a_project_in, a_referral_in
from tests.intake.questions.builders import a_question_in
from tests.intake.test_told_twice import SETTINGS, a_contact
from tests.listening import listening

pytestmark = [pytest.mark.broker, pytest.mark.database]


def a_granted_mandate():
    mandate = a_mandate()
    mandate.grant(agency_rules())
    return mandate


@pytest.fixture(scope="module")
def hall(amqp_uri, mongo, keys):
    slot, appointment_id = a_slot_with(AppointmentState.BOOKED)
    there = {
        "case_id": (MongoCases, an_issue_in(IssueState.SIGNED)),
        "card_id": (MongoCards, a_card_in(CardState.PROPOSED)),
        "order_id": (MongoOrders, an_order_in(OrderState.BOOKED)),
        "mandate_id": (MongoMandates, a_granted_mandate()),
        "slot_id": (MongoSlots, slot),
        "contact_id": (MongoContacts, a_contact("9" * 32)),
        "project_id": (MongoProjects, a_project_in(ProjectState.RUNNING)),
        "referral_id": (MongoReferrals, a_referral_in(ReferralState.ACCEPTED)),
        "question_id": (MongoQuestions, a_question_in(QuestionState.DRAFTED)),
    }
    with listening(amqp_uri, mongo, keys, IntakeService, **SETTINGS) as intake:
        for store, aggregate in there.values():
            intake.holds(store, aggregate)
        known = {word: aggregate.id for word, (_, aggregate) in there.items()}
        hall = Hall(amqp_uri, intake.name, keys, area=GRID, appointment_id=appointment_id, **known)
        with unchanged(intake.keeps):
            yield hall
        hall.close()


class TestEveryDoor(EveryDoor):
    service = IntakeService

"""Every listener of intake is told twice of something that it acts upon: the second time changes nothing."""

from itertools import count

import pytest

from services.intake.domain.accountability.card_state import CardState
from services.intake.domain.agency.order_state import OrderState
from services.intake.domain.applications.state import ApplicationState
from services.intake.domain.cases.applicant import Agency, Applicant
from services.intake.domain.clocks.ringing import ring
from services.intake.domain.contacts.contact import Action, Contact, Whose
from services.intake.domain.issues.issue import IssueState
from services.intake.domain.questions.question_state import QuestionState
from services.intake.service import IntakeService
from services.intake.store.accountability.cards import MongoCards
from services.intake.store.agency.orders import MongoOrders
from services.intake.store.cases.cases import MongoCases
from services.intake.store.contacts.contacts import MongoContacts
from services.intake.store.questions.questions import MongoQuestions
from shared.events.intake import ClockOverdue
from shared.plumbing.codec import wrap
from shared.plumbing.trail import Trail
from tests.intake.accountability.builders import a_card_in
from tests.intake.agency.builders import an_order_in
from tests.intake.builders import (
    CLERK,
    GRID,
    MONDAY,
    NUMBER,
    ONE_DAY,
    PLAIN,
    STREET,
    WAY_OF_AN_ISSUE,
    WORKER,
    an_application_in,
    an_issue,
    an_issue_in,
    local,
)
from tests.intake.menu_builders import a_policy
from tests.intake.questions.builders import a_question_in
from tests.listening import fact, listening, require_told_twice_is_told_once

pytestmark = [pytest.mark.broker, pytest.mark.database]

WEEKS_LATER = local("2026-12-07 17:00")
SETTINGS = {
    "STREET_CODE": STREET,
    "CITY_BOX": {"west": 116.6, "south": 30.9, "east": 118.0, "north": 32.6},
    "STATUS_PAGE": "https://example.org/case/",
}
_numbers = count(1)


@pytest.fixture(scope="module")
def intake(amqp_uri, mongo, keys):
    with listening(amqp_uri, mongo, keys, IntakeService, **SETTINGS) as service:
        yield service


def a_number():
    return f"{NUMBER[:-4]}{next(_numbers):04}"


def an_issue_held(intake, state, **but):
    issue = an_issue_in(state, number=a_number(), **but)
    intake.holds(MongoCases, issue)
    return issue


def an_application_held(intake, state, **but):
    application = an_application_in(state, number=a_number(), **but)
    intake.holds(MongoCases, application)
    return application


def of_an_issue(name, state, **but):
    """The fact is about an issue in that state."""
    return lambda intake: [fact(name, an_issue_held(intake, state).id, **but)]


def of_a_main_issue(name, state, field="case_id"):
    """The fact is about an issue that another was merged into, and that is over; it was a question."""

    def scene(intake):
        main = an_issue(number=a_number())
        way = WAY_OF_AN_ISSUE[state]
        for step in way[:2]:
            step(main)
        merged = an_issue_in(IssueState.TRIAGED, number=a_number())
        merged.merge(main, by=CLERK, at=MONDAY, calendar=PLAIN)
        for step in way[2:]:
            step(main)
        intake.holds(MongoCases, main, merged)
        intake.holds(MongoQuestions, a_question_in(QuestionState.GIVEN, case_id=main.id))
        return [fact(name, merged.id if field == "into_id" else main.id, **{field: main.id})]

    return scene


def of_a_question(name, state):
    """The fact is about a question in that state."""

    def scene(intake):
        case = an_issue_held(intake, IssueState.TRIAGED, topic="WD-01")
        intake.holds(MongoQuestions, a_question_in(state, case_id=case.id))
        return [fact(name, case.id)]

    return scene


def clocks_are_overdue(intake):
    """Nobody has touched a signed issue for two weeks."""
    issue = an_issue_in(IssueState.SIGNED, number=a_number())
    ring(issue, now=WEEKS_LATER, calendar=PLAIN)
    told = [
        wrap(each, about_id=issue.id, sequence=number, at=WEEKS_LATER, trail=Trail())
        for number, each in enumerate(issue.happened(), start=1)
        if isinstance(each, ClockOverdue)
    ]
    intake.holds(MongoCases, issue)
    return told


def an_order_is_late(intake):
    order = an_order_in(OrderState.BOOKED)
    intake.holds(MongoOrders, order)
    return [fact("intake.agency_clock_overdue", order.id)]


def a_promise_is_exceeded(intake):
    issue = an_issue_held(intake, IssueState.SIGNED)
    return [fact("intake.promise_exceeded", case_id=issue.id, worker_id=WORKER.id)]


def a_second_notice_was_given(intake):
    application = an_application_held(intake, ApplicationState.CORRECTING)
    return [fact("intake.second_notice_given", application.id)]


def a_third_red_is_confirmed(intake):
    issue = an_issue_held(intake, IssueState.SIGNED)
    reds = [
        a_card_in(CardState.CONFIRMED, "promise_overdue", id=f"{number:032x}", case_id=issue.id)
        for number in (1, 2, 3)
    ]
    intake.holds(MongoCards, *reds)
    raised = reds[-1].raised_at.isoformat()
    return [
        fact("intake.card_confirmed", reds[-1].id, case_id=issue.id, subject_id=WORKER.id, raised_at=raised)
    ]


def an_order_got_its_number(intake):
    order = an_order_in(OrderState.MATERIALS_RECEIVED)
    intake.holds(MongoOrders, order)
    return [fact("intake.case_registered", "7" * 32, order_id=order.id)]


def a_pledge_was_broken(intake):
    application = an_application_held(intake, ApplicationState.GRANTED_TOLERANTLY)
    return [fact("intake.pledge_broken", application.id)]


def a_notice_is_confirmed(intake):
    application = an_application_held(intake, ApplicationState.CORRECTING, applicant=Applicant(id="R000001"))
    said = {"case_id": application.id, "reference": application.notices[-1].number}
    return [fact("notify.notice_acknowledged", recipient="applicant/R000001", **said)]


def of_an_order(name):
    """The fact is about an order whose case does not know yet who acts in it."""

    def scene(intake):
        order = an_order_in(OrderState.SUBMITTED)
        agency = Agency(order_id=order.id, agents=(), notify_targets=())
        applicant = Applicant(id="R0001", agency=agency)
        case = an_application_held(intake, ApplicationState.ACCEPTED, applicant=applicant)
        order.case_id = case.id
        intake.holds(MongoOrders, order)
        return [fact(name, order.id)]

    return scene


def of_an_appointment(name):
    """The fact is about an appointment that an application waits for."""

    def scene(intake):
        case = an_application_held(intake, ApplicationState.BOOKED)
        return [fact(name, appointment_id=case.appointed.id)]

    return scene


def a_contact(case_id):
    """W0001 was asked what he could not answer."""
    asked = Contact(
        id="8" * 32,
        terms="contacts@1",
        policy=a_policy(),
        asked_staff=WORKER.id,
        asked_label="王*",
        asked_at=MONDAY,
        area=GRID,
        matter="sealed",
        whose=Whose.UNCLEAR,
        action=Action.REGISTERED,
        case_id=case_id,
    )
    asked.begin(ONE_DAY, calendar=PLAIN)
    return asked


def an_answer_is_late(intake):
    asked = a_contact(an_issue_held(intake, IssueState.SIGNED).id)
    intake.holds(MongoContacts, asked)
    return [fact("intake.contact_overdue", asked.id)]


S, Q = IssueState, QuestionState
SCENES = {
    "on_agency_resumed": of_an_order("intake.agency_resumed"),
    "on_agency_submitted": of_an_order("intake.agency_submitted"),
    "on_agency_suspended": of_an_order("intake.agency_suspended"),
    "on_agency_terminated": of_an_order("intake.agency_terminated"),
    "on_agent_named": of_an_order("intake.agent_named"),
    "on_appointment_cancelled": of_an_appointment("intake.appointment_cancelled"),
    "on_appointment_missed": of_an_appointment("intake.appointment_missed"),
    "on_contact_overdue": an_answer_is_late,
    "on_papers_moved": of_an_order("intake.papers_moved"),
    "on_result_collected": of_an_order("intake.result_collected"),
    "on_result_handed_over": of_an_order("intake.result_handed_over"),
    "on_visitor_served": of_an_appointment("intake.visitor_served"),
    "on_agency_clock_overdue": an_order_is_late,
    "on_card_confirmed": a_third_red_is_confirmed,
    "on_case_assigned": of_an_issue("grid.case_assigned", S.TRIAGED),
    "on_case_merged": of_a_main_issue("intake.case_merged", S.RESOLVED, "into_id"),
    "on_case_refused": of_a_question("intake.case_refused", Q.RECEIVED),
    "on_case_registered": an_order_got_its_number,
    "on_case_resolved": of_a_main_issue("intake.case_resolved", S.RESOLVED),
    "on_case_unassigned": of_an_issue("grid.case_unassigned", S.TRIAGED),
    "on_case_voided": of_a_main_issue("intake.case_voided", S.VOID),
    "on_case_withdrawn": of_a_main_issue("intake.case_withdrawn", S.WITHDRAWN),
    "on_clock_overdue": clocks_are_overdue,
    "on_contact_denied": of_an_issue("intake.contact_denied", S.SIGNED),
    "on_notice_acknowledged": a_notice_is_confirmed,
    "on_pledge_broken": a_pledge_was_broken,
    "on_promise_exceeded": a_promise_is_exceeded,
    "on_question_answered": of_a_question("intake.question_answered", Q.ANSWERED),
    "on_question_asked": of_an_issue("intake.question_asked", S.REGISTERED),
    "on_question_taken_on": of_a_question("intake.question_taken_on", Q.RECEIVED),
    "on_result_shared": of_a_main_issue("intake.result_shared", S.RESOLVED),
    "on_second_notice_given": a_second_notice_was_given,
}


@pytest.mark.parametrize("ear", sorted(SCENES))
def test_what_is_told_twice_is_told_once(intake, ear):
    require_told_twice_is_told_once(intake, SCENES[ear](intake))

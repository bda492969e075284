"""What a case knows of who acts for its applicant: whoever does neither decides nor judges, from then on."""

import pytest

from services.intake.domain.agency.custody import CustodyStep
from services.intake.domain.agency.order_basis import Tell
from services.intake.domain.applications.state import ApplicationState as A
from services.intake.domain.cases.applicant import Agency, Applicant
from services.intake.domain.cases.redress import Redress
from services.intake.domain.cases.script import VisitChannel
from services.intake.usecases.agency.carry_agents import carry_agents
from services.intake.usecases.agency.hand_on_materials import hand_on_materials
from services.intake.usecases.agency.name_agent import name_agent
from services.intake.usecases.agency.suspend_agency import suspend_agency
from shared.events.intake_agency import CaseAgencyChanged
from shared.kernel.errors import Conflict
from tests.intake.agency.builders import BOOKLET, PARTNER, a_hand_over
from tests.intake.agency.test_usecases_agency import HEAD_OF_ALL, Office
from tests.intake.builders import (
    CONTENT,
    GRANTED,
    GRID,
    LATER,
    PLAIN,
    RESIDENT,
    REVIEWER,
    WORKER,
    a_command,
    an_application_badly_rated,
    an_application_in,
)
from tests.intake.menu_builders import a_guide

NOW = {"at": LATER, "calendar": PLAIN}


@pytest.fixture
def office():
    return Office()


def carried(office, id, case):
    """The case after it has heard of what happened to its order, twice."""
    for _ in range(2):
        carry_agents(office.orders, office.intake.cases, id, at=LATER)
    return office.intake.cases.get(case.id)


def renamed(office, id, to=REVIEWER):
    name_agent(office.orders, id, agent_id=to.id, grid_code=GRID, command=a_command(HEAD_OF_ALL))


def test_the_new_agent_and_the_old_one_are_both_kept_from_the_case(office):
    id, case = office.submitted()
    assert not case.answers_for(REVIEWER)

    renamed(office, id)
    after = carried(office, id, case)

    assert after.applicant.agency.agents == tuple(sorted((REVIEWER.id, WORKER.id)))
    assert after.answers_for(REVIEWER)
    assert after.answers_for(WORKER)


@pytest.mark.parametrize(
    ("tell", "told"),
    [
        (Tell.AGENT, (REVIEWER.id,)),
        (Tell.BOTH, ("R0001", REVIEWER.id)),
        (Tell.PRINCIPAL, ("R0001",)),
    ],
)
def test_who_is_told_goes_with_the_order(office, tell, told):
    id, case = office.submitted()
    office.orders.by_id[id].tell = tell

    renamed(office, id)
    after = carried(office, id, case)

    assert after.applicant.notify_targets == told
    facts = [each for each in office.intake.cases.facts if isinstance(each, CaseAgencyChanged)]
    assert [each.notify_targets for each in facts] == [told]


def test_when_nobody_acts_for_him_any_more_the_resident_is_told_himself(office):
    id, case = office.submitted()
    office.orders.by_id[id].tell = Tell.AGENT
    back = a_hand_over(CustodyStep.RETURNED, BOOKLET)
    hand_on_materials(office.orders, id, hand_over=back, command=a_command(WORKER, at=LATER))

    office.end(a_command(RESIDENT, at=LATER), id)

    after = carried(office, id, case)
    assert after.applicant.notify_targets == ("R0001",)
    assert after.answers_for(WORKER)


def test_the_partner_who_steps_in_later_is_kept_from_it_too(office):
    id, case = office.submitted()

    suspend_agency(office.orders, id, reason="等待证明", command=a_command(PARTNER))

    assert carried(office, id, case).answers_for(PARTNER)


def test_an_order_without_a_case_and_a_change_that_is_known_tell_nothing(office):
    waiting = office.with_papers()
    carry_agents(office.orders, office.intake.cases, waiting, at=LATER)
    id, case = office.submitted()
    before = len(office.intake.cases.facts)

    assert carried(office, id, case) == case
    assert len(office.intake.cases.facts) == before


def an_agents(application):
    """The application of somebody for whom W0001 acts."""
    agency = Agency(order_id="o1", agents=("W0001",), notify_targets=("W0001",))
    application.applicant = Applicant(id="R0001", agency=agency)
    return application


def test_who_was_named_after_the_submission_does_not_decide():
    application = an_agents(an_application_in(A.IN_STEP))

    application.follow_agency([REVIEWER.id], notify_targets=(REVIEWER.id,), at=LATER)

    with pytest.raises(Conflict, match="经办人"):
        application.decide(GRANTED, a_guide(), by=REVIEWER, **NOW)


def test_who_was_named_after_the_rating_does_not_call_the_rater_back():
    application = an_agents(an_application_badly_rated())
    application.contact_rater("已致歉", by=WORKER, **NOW)
    application.rectify("已补发", by=WORKER, **NOW)
    application.follow_agency([HEAD_OF_ALL.id], notify_targets=("R0001",), at=LATER)

    with pytest.raises(Conflict):
        application.call_rater_back(CONTENT, channel=VisitChannel.PHONE, by=HEAD_OF_ALL, **NOW)
    application.call_rater_back(CONTENT, channel=VisitChannel.PHONE, by=REVIEWER, **NOW)
    assert application.redress is Redress.MADE_GOOD


def test_a_case_for_which_nobody_acts_follows_no_order():
    with pytest.raises(Conflict):
        an_application_in(A.IN_STEP).follow_agency([REVIEWER.id], notify_targets=(), at=LATER)

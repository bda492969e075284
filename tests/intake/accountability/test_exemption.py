"""What was impossible for all: one person proposes, another agrees, and only then it counts no more."""

import pytest

from services.intake.domain.accountability.exemption import Ground
from services.intake.domain.issues.issue import IssueState
from services.intake.usecases.accountability.agree_exemption import agree_exemption
from services.intake.usecases.accountability.propose_exemption import propose_exemption
from shared.events.intake_exemption import ExemptionAgreed, ExemptionProposed
from shared.kernel.errors import Conflict, NotAllowed
from tests.intake.accountability.builders import LEADER, SECTION, STATION
from tests.intake.builders import STRANGER, WORKER, a_command, an_issue_in
from tests.intake.fakes import FakeCases


@pytest.fixture
def cases():
    return FakeCases(an_issue_in(IssueState.SIGNED, id="a" * 32))


def propose(cases, by=WORKER, **but):
    wish = a_command(by, **but)
    return propose_exemption(cases, "a" * 32, ground=Ground.THIRD_PARTY, words="产权属于开发商", command=wish)


def agree(cases, by=STATION, **but):
    return agree_exemption(cases, "a" * 32, command=a_command(by, **but))


def test_two_people_say_so_and_then_it_holds(cases):
    assert propose(cases).exemption.agreed_by is None
    case = agree(cases)

    assert (case.exemption.proposed_by, case.exemption.agreed_by) == (WORKER.id, STATION.id)
    assert [type(fact) for fact in cases.facts] == [ExemptionProposed, ExemptionAgreed]
    assert case.course.left_out == "not_attributable"


def test_the_same_person_twice_is_refused(cases):
    propose(cases, by=SECTION)

    with pytest.raises(Conflict, match="另一人"):
        agree(cases, by=SECTION)
    assert cases.get("a" * 32).course.counts


def test_so_is_who_has_to_answer_for_the_case(cases):
    propose(cases, by=SECTION)

    with pytest.raises(Conflict, match="另一人"):
        agree(cases, by=WORKER)


def test_nobody_agrees_to_what_nobody_proposed(cases):
    with pytest.raises(Conflict, match="没有待同意"):
        agree(cases)


def test_what_is_agreed_is_neither_proposed_nor_agreed_again(cases):
    propose(cases)
    agree(cases)

    with pytest.raises(Conflict, match="已认定"):
        propose(cases, by=LEADER)
    with pytest.raises(Conflict, match="没有待同意"):
        agree(cases, by=LEADER)


def test_what_nobody_agreed_to_is_proposed_again_by_somebody_else(cases):
    propose(cases, by=SECTION)

    assert propose(cases, by=LEADER).exemption.proposed_by == LEADER.id
    assert agree(cases, by=SECTION).exemption.agreed_by == SECTION.id


@pytest.mark.parametrize("say", [propose, agree])
def test_nobody_says_so_of_a_case_that_lies_elsewhere(cases, say):
    with pytest.raises(NotAllowed):
        say(cases, by=STRANGER)
    assert cases.facts == []


def test_asked_twice_it_is_done_once(cases):
    for _ in range(2):
        propose(cases, id="propose-1")
    for _ in range(2):
        agree(cases, id="agree-1")

    assert [type(fact) for fact in cases.facts] == [ExemptionProposed, ExemptionAgreed]

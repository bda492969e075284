"""A document is put into words once, and reads the same for ever."""

from dataclasses import replace

import pytest

from services.intake.domain.accountability.card_state import CardState
from services.intake.domain.applications.state import ApplicationState
from services.intake.domain.cases.applicant import Applicant
from services.intake.domain.clocks.calendar_record import CalendarRecord
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.store.documents.documents import MongoDocuments
from services.intake.usecases.documents.issue_document import issue_document
from services.intake.usecases.documents.ports import Press
from shared.events.intake_documents import DocumentIssued
from shared.kernel.errors import Conflict, NotAllowed
from tests.fakes import FakeRepository, FakeSealer
from tests.intake.accountability.builders import a_card_in
from tests.intake.accountability.fakes import FakeCards
from tests.intake.builders import (
    CLERK,
    LATER,
    RESIDENT,
    STRANGER,
    a_caller,
    a_command,
    a_published_item,
    a_year,
    an_application_in,
)
from tests.intake.documents.builders import an_office
from tests.intake.fakes import FakeCalendars, FakeCases, FakeItems, FakePolicies
from tests.stores import either

documents = either(FakeRepository, MongoDocuments)
OWN = Applicant(id=RESIDENT.id, name_label="张*")
NEIGHBOUR = a_caller("R0002", "resident")


@pytest.fixture
def application():
    return an_application_in(ApplicationState.ACCEPTED, applicant=OWN)


@pytest.fixture
def cards():
    return FakeCards()


@pytest.fixture
def issue(documents, cards, application):
    record = CalendarRecord.of(2026)
    record.publish(a_year())
    cases, items, calendars = FakeCases(application), FakeItems(a_published_item()), FakeCalendars(record)

    def issue(by=CLERK, kind=DocumentKind.ACCEPTANCE, office=None, at=LATER):
        offices = FakePolicies(office or an_office())
        press = Press(documents=documents, cards=cards, seal=FakeSealer(), offices=offices, status_page="")
        command = a_command(by, at=at)
        return issue_document(
            press, cases, items, calendars, case_id=application.id, kind=kind, command=command
        )

    return issue


def test_it_tells_what_was_issued_and_nothing_that_stands_on_it(documents, issue, application):
    issued = issue()

    assert documents.find(issued.id).content == issued.content
    assert issued.version == 1
    fact = DocumentIssued(
        document_id=issued.id,
        case_id=application.id,
        kind="acceptance",
        number=f"{application.number}-SL",
        issued_at=LATER,
    )
    if isinstance(documents, FakeRepository):
        assert documents.facts == [fact]


def test_printed_again_it_reads_as_on_its_day_whatever_has_changed_since(issue):
    first = issue()

    again = issue(office=an_office(title="改名后的中心"))

    assert (again.id, again.version, again.content) == (first.id, 1, first.content)


def test_another_kind_is_another_document(issue):
    assert issue().id != issue(kind=DocumentKind.RECEIPT).id


def test_the_applicant_gets_his_own(issue):
    assert issue(by=RESIDENT).content.to == "张*"


@pytest.mark.parametrize("stranger", [STRANGER, NEIGHBOUR], ids=["worker elsewhere", "neighbour"])
def test_a_stranger_gets_nothing(issue, stranger):
    with pytest.raises(NotAllowed):
        issue(by=stranger)


def test_what_the_case_gives_no_ground_for_is_refused_and_not_kept(documents, issue):
    with pytest.raises(Conflict, match="没有"):
        issue(kind=DocumentKind.MANDATE)

    if isinstance(documents, FakeRepository):
        assert documents.by_id == {}


def test_an_office_without_a_phone_to_complain_is_none():
    with pytest.raises(Exception, match="phones"):
        replace(an_office(), complaint_phone="")


def test_it_bears_a_signature_that_follows_from_every_word(issue):
    notes = issue().content.notes

    assert "电子签章校验码" in notes[-1]
    assert issue(kind=DocumentKind.RECEIPT).content.notes[-1] != notes[-1]


class TestTheRedCard:
    def red(self, application, **but):
        return a_card_in(CardState.PROPOSED, "promise_overdue", **{"case_id": application.id} | but)

    def test_a_supervision_is_put_into_words_from_the_red_of_the_case(self, cards, issue, application):
        cards.save(a_card_in(CardState.PROPOSED, id="y" * 32, case_id=application.id))
        cards.save(self.red(application, id="z" * 32, case_id="another"))
        with pytest.raises(Conflict):
            issue(kind=DocumentKind.SUPERVISION)

        cards.save(self.red(application))

        assert issue(kind=DocumentKind.SUPERVISION).content.title == "督办通知书"

    def test_a_red_that_was_taken_back_supervises_nobody(self, cards, issue, application):
        cards.save(a_card_in(CardState.REVOKED, "promise_overdue", case_id=application.id))

        with pytest.raises(Conflict):
            issue(kind=DocumentKind.SUPERVISION)

"""What is written down when somebody acts for a resident."""

import pytest

from services.intake.domain.agency.order_basis import Group
from services.intake.domain.agency.order_state import OrderState
from services.intake.domain.documents.agency_matter import AgencyMatter
from services.intake.domain.documents.agency_papers import COMPOSERS, GROUPS, compose_of_agency
from services.intake.domain.documents.composing import COMPOSERS as OF_CASES
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.usecases.documents.issue_agency_document import issue_agency_document
from services.intake.usecases.documents.ports import Press
from shared.kernel.errors import Conflict, NotFound
from tests.fakes import FakeRepository, FakeSealer
from tests.intake.accountability.fakes import FakeCards
from tests.intake.agency.builders import a_mandate, agency_rules, an_order_in
from tests.intake.builders import CLERK, PLAIN, STRANGER, WORKER, a_command
from tests.intake.documents.builders import an_office
from tests.intake.fakes import FakeCalendars, FakePolicies

OF_THE_WAY = {
    DocumentKind.AGENCY_SUSPENSION: OrderState.SUSPENDED,
    DocumentKind.AGENCY_RESUMPTION: OrderState.RESUMED,
    DocumentKind.AGENCY_TERMINATION: OrderState.TERMINATED,
}


def words_of(kind, order, mandate=None):
    return compose_of_agency(
        kind, AgencyMatter(order=order, mandate=mandate, office=an_office(), calendar=PLAIN)
    )


def test_every_kind_of_document_is_made_somewhere_and_in_one_place():
    assert set(COMPOSERS) | set(OF_CASES) == set(DocumentKind)
    assert not set(COMPOSERS) & set(OF_CASES)


def test_a_mandate_says_what_for_how_long_with_which_papers_and_that_it_is_free():
    given = a_mandate()

    paper = words_of(DocumentKind.MANDATE, an_order_in(OrderState.MATERIALS_RECEIVED), given)

    said = "".join(paper.words)
    assert [name for name in given.items if name not in said] == []
    assert str(given.valid_until) in said
    assert "不收取任何费用" in said
    assert [row[1] for row in (paper.table.rows if paper.table else ())] == [
        each.name for each in given.materials
    ]
    assert "委托人签字" in paper.strips


@pytest.mark.parametrize(("kind", "state"), OF_THE_WAY.items())
def test_what_happened_on_the_way_is_written_down_with_its_reason(kind, state):
    order = an_order_in(state)

    facts = dict(words_of(kind, order).facts)

    reason = order.halted_because if kind is DocumentKind.AGENCY_SUSPENSION else order.ended_because
    assert facts.get("原因", "") == ("" if kind is DocumentKind.AGENCY_RESUMPTION else reason)


def test_what_is_taken_on_says_for_whom_and_until_when_the_agent_calls_and_comes():
    paper = words_of(DocumentKind.AGENCY_ACCEPTANCE, an_order_in(OrderState.REQUESTED))

    facts = dict(paper.facts)
    assert (paper.title, facts["服务对象"]) == ("代办受理单", "老年人")
    assert (facts["首次联系"], facts["上门"]) == ("2026年11月24日", "2026年11月25日")
    assert "不收取任何费用" in "".join(paper.words)


def test_there_are_words_for_every_group():
    assert set(GROUPS) == set(Group)


def test_what_is_done_says_who_confirmed_it_and_that_every_original_is_back():
    order = an_order_in(OrderState.CONFIRMED)

    paper = words_of(DocumentKind.AGENCY_COMPLETION, order)

    assert (paper.title, dict(paper.facts)["办件编号"]) == ("代办办结单", order.case_number)
    assert "原件已全部归还" in "".join(paper.words)
    assert CLERK.id in paper.signs


@pytest.mark.parametrize(
    "kind", [each for each in DocumentKind if each is not DocumentKind.AGENCY_ACCEPTANCE]
)
def test_an_order_that_gives_no_ground_for_a_document_has_none(kind):
    with pytest.raises(Conflict):
        words_of(kind, an_order_in(OrderState.BOOKED))


def test_it_is_put_into_words_once_and_for_nobody_else():
    order, documents = an_order_in(OrderState.SUSPENDED), FakeRepository()
    press = Press(
        documents=documents,
        cards=FakeCards(),
        seal=FakeSealer(),
        offices=FakePolicies(an_office()),
        status_page="",
    )
    given = a_mandate(id=order.mandate_id or "m")
    given.grant(agency_rules())
    orders, mandates = FakeRepository(order), FakeRepository(given)
    kind = DocumentKind.AGENCY_SUSPENSION

    def issue(by):
        return issue_agency_document(
            press, orders, mandates, FakeCalendars(), order_id=order.id, kind=kind, command=a_command(by)
        )

    first, again = issue(WORKER), issue(WORKER)

    assert (first.id, first.content, first.order_id) == (again.id, again.content, order.id)
    with pytest.raises(NotFound):
        issue(STRANGER)

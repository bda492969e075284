"""What somebody gets in hand who asked or reported."""

import pytest

from services.intake.domain.applications.state import ApplicationState
from services.intake.domain.cases.applicant import Applicant
from services.intake.domain.documents.composing import compose
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.receipts import FOUND
from services.intake.domain.issues.issue import IssueState
from services.intake.domain.menu.material import Paper
from shared.kernel.calendar import Calendar
from shared.kernel.errors import Conflict
from tests.intake.builders import (
    CLERK,
    an_application_in,
    an_issue_in,
)
from tests.intake.documents.builders import a_matter

KNOWN = Applicant(id="R0001", name_label="张*", phone_label="138****5678")


def facts(document):
    return dict(document.facts)


def test_a_receipt_says_what_was_asked_when_by_whom_and_does_not_promise():
    application = an_application_in(ApplicationState.RECEIVED, applicant=KNOWN)

    receipt = compose(DocumentKind.RECEIPT, a_matter(application))

    assert (receipt.title, receipt.to, receipt.number) == ("收件凭证", "张*", f"{application.number}-SJ")
    assert facts(receipt) == {
        "事项": application.subject,
        "申请人": "张*",
        "登记时间": "2026年11月23日 10:00",
    }
    assert "不代表已经受理" in "".join(receipt.paragraphs)
    assert CLERK.id in receipt.signs


def test_the_receipt_lists_what_was_brought_and_what_was_found_of_it():
    receipt = compose(DocumentKind.RECEIPT, a_matter(an_application_in(ApplicationState.RECEIVED)))

    assert receipt.table.rows == (("1", "材料 identity_card", "已收到"),)


def test_for_everything_that_can_be_found_of_a_material_there_are_words():
    assert set(FOUND) == set(Paper)


def test_an_acceptance_says_until_when_it_is_promised_and_until_when_the_law_allows():
    application = an_application_in(ApplicationState.ACCEPTED, applicant=KNOWN)

    known = facts(compose(DocumentKind.ACCEPTANCE, a_matter(application)))

    assert (known["承诺办结"], known["法定办结"]) == ("2026年11月30日", "2026年12月21日")
    assert known["进度告知"] == "申请人张*"


def test_a_deadline_that_rests_on_a_year_not_announced_says_so():
    application = an_application_in(ApplicationState.ACCEPTED)

    known = facts(compose(DocumentKind.ACCEPTANCE, a_matter(application, calendar=Calendar())))

    assert known["承诺办结"].endswith("（节假日安排尚未公布，暂定）")


@pytest.mark.parametrize("kind", DocumentKind)
def test_a_case_that_gives_no_ground_for_a_document_has_none(kind):
    issue = an_issue_in(IssueState.REGISTERED)

    if kind is DocumentKind.RECEIPT:
        assert compose(kind, a_matter(issue, item=None)).table is None
    else:
        with pytest.raises(Conflict):
            compose(kind, a_matter(issue, item=None))


def test_the_code_leads_to_the_status_page_where_there_is_one():
    application = an_application_in(ApplicationState.RECEIVED)
    page = "https://example.org/track/"

    codes = [
        compose(DocumentKind.RECEIPT, a_matter(application, status_page=each)).code for each in ("", page)
    ]

    assert codes == [application.number, f"{page}{application.number}"]


def test_nobody_is_named_in_full_and_the_code_to_look_it_up_is_not_on_it():
    application = an_application_in(ApplicationState.RECEIVED, query_code="sealed-code")

    words = "".join(compose(DocumentKind.RECEIPT, a_matter(application)).words)

    assert "sealed-code" not in words
    assert application.place.address not in words

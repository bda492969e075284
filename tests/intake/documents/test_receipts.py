"""What somebody gets in hand who asked or reported."""

from dataclasses import replace

import pytest

from services.intake.domain.applications.acceptance import Appointed
from services.intake.domain.applications.state import ApplicationState
from services.intake.domain.cases.applicant import Agency, Applicant
from services.intake.domain.documents.composing import compose
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.query_code import with_query_code
from services.intake.domain.documents.receipts import FOUND
from services.intake.domain.issues.issue import IssueState
from services.intake.domain.menu.material import Paper
from shared.kernel.calendar import Calendar
from shared.kernel.errors import Conflict
from tests.intake.applications.ways import with_clocks_over
from tests.intake.builders import (
    CLERK,
    LATER,
    MONDAY,
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
        "查询码": "",
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


def test_an_acceptance_says_where_by_whom_who_has_it_and_leaves_room_for_the_code():
    application = an_application_in(ApplicationState.IN_STEP, applicant=KNOWN)

    paper = compose(DocumentKind.ACCEPTANCE, a_matter(application))

    known = facts(paper)
    assert (known["受理窗口"], known["经办人"]) == ("街道政务服务大厅", CLERK.id)
    assert application.handler.worker_id in known["承办人"]
    assert (known["查询码"], "盖章" in paper.signs) == ("", True)
    assert dict(with_query_code(paper, "123456").facts)["查询码"] == "123456"
    assert replace(with_query_code(paper, "123456"), facts=paper.facts) == paper


def test_who_had_an_appointment_reads_at_which_window():
    slot = Appointed(id="seat", since=MONDAY, until=LATER, window="为民服务中心社保窗口")
    application = an_application_in(ApplicationState.ACCEPTED, appointed=slot)

    assert facts(compose(DocumentKind.ACCEPTANCE, a_matter(application)))["受理窗口"] == slot.window


def test_what_nobody_took_on_says_that_it_counts_as_accepted():
    application = with_clocks_over(an_application_in(ApplicationState.RECEIVED))

    assert "视为受理" in facts(compose(DocumentKind.ACCEPTANCE, a_matter(application)))["经办人"]


@pytest.mark.parametrize(
    ("targets", "told"),
    [
        (("R0001",), "申请人张*"),
        (("W0001",), "代办员W0001"),
        (("R0001", "W0001"), "申请人张*、代办员W0001"),
        ((), "凭编号和查询码查询"),
    ],
)
def test_where_an_agent_acts_it_says_whom_the_resident_wants_told(targets, told):
    agency = Agency(order_id="o1", agents=("W0001",), notify_targets=targets)
    application = an_application_in(ApplicationState.ACCEPTED, applicant=replace(KNOWN, agency=agency))

    assert facts(compose(DocumentKind.ACCEPTANCE, a_matter(application)))["进度告知"] == told


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

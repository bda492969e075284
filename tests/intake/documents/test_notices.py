"""What the applicant is told in writing on the way."""

import pytest

from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.documents.composing import compose
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.notices import FLAWS, PROCEDURES
from services.intake.domain.menu.conduct import SpecialProcedure
from services.intake.domain.menu.material import Flaw
from shared.kernel.errors import Conflict
from tests.intake.builders import ON, REVIEWER, an_application_in
from tests.intake.documents.builders import a_matter


def words_of(kind, application):
    return compose(kind, a_matter(application))


def test_a_one_time_notice_lists_everything_with_what_to_do_and_where():
    application = an_application_in(S.CORRECTING)

    notice = words_of(DocumentKind.CORRECTION, application)

    assert notice.number == application.notices[0].number
    assert notice.table.rows == (
        ("1", "材料 identity_card", "已过有效期", "请提交有效期内的材料 identity_card", "综合窗口"),
    )
    assert dict(notice.facts)["补正期限"] == "2026年12月14日"
    said = "".join(notice.notes)
    assert "仅对材料是否齐全" in said
    assert application.notices[0].supervisor_phone in said
    assert "收件人签字" in notice.strips


def test_a_special_procedure_is_told_with_its_basis_and_its_time():
    notice = words_of(DocumentKind.SPECIAL_PROCEDURE, an_application_in(S.IN_SPECIAL))

    facts = dict(notice.facts)
    assert (facts["特别程序"], facts["依据"], facts["所需时间"]) == (
        "听证",
        "行政许可法第四十七条",
        "预计10个工作日",
    )
    assert "不计算在办理期限内" in "".join(notice.paragraphs)


def test_an_extension_is_told_with_its_reasons_and_the_new_last_days():
    application = an_application_in(S.IN_STEP)
    before = dict(words_of(DocumentKind.ACCEPTANCE, application).facts)["承诺办结"]
    application.extend("须等待部门核对", by=REVIEWER, **ON)

    notice = words_of(DocumentKind.EXTENSION, application)

    facts = dict(notice.facts)
    assert facts["延期理由"] == "须等待部门核对"
    assert facts["延期后承诺办结"] > before
    assert notice.number == application.extended.notice_number


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (DocumentKind.CORRECTION, S.ACCEPTED),
        (DocumentKind.SPECIAL_PROCEDURE, S.IN_STEP),
        (DocumentKind.EXTENSION, S.IN_STEP),
        (DocumentKind.REFUSAL, S.ACCEPTED),
        (DocumentKind.DECISION, S.IN_STEP),
        (DocumentKind.DELIVERY, S.TO_DELIVER),
    ],
)
def test_what_has_not_happened_is_not_certified(kind, state):
    with pytest.raises(Conflict):
        words_of(kind, an_application_in(state))


def test_there_are_words_for_every_flaw_and_every_procedure():
    assert (set(FLAWS), set(PROCEDURES)) == (set(Flaw), set(SpecialProcedure))

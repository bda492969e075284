"""What the applicant gets in writing at the end."""

import pytest

from services.intake.domain.applications.acceptance import RefusalReason
from services.intake.domain.applications.notice import ServiceMethod
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.documents.composing import compose
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.outcomes import METHODS, REASONS
from tests.intake.builders import DECLINED, OTHER_AUTHORITY, an_application_in
from tests.intake.documents.builders import a_matter, an_office


def words_of(kind, application):
    return compose(kind, a_matter(application))


@pytest.mark.parametrize("state", [S.REFUSED, S.NOT_TAKEN])
def test_a_refusal_says_why_where_else_to_go_and_what_can_be_done_against_it(state):
    refusal = words_of(DocumentKind.REFUSAL, an_application_in(state))

    said = "".join(refusal.words)
    assert refusal.title == "不予受理决定书"
    assert OTHER_AUTHORITY.remedy in said
    assert an_office().remedies in said
    assert dict(refusal.facts)["理由"] in REASONS.values()


def test_a_declining_decision_has_its_reasons_and_its_remedies():
    decision = words_of(DocumentKind.DECISION, an_application_in(S.DECLINED))

    facts = dict(decision.facts)
    assert (facts["决定"], facts["理由"]) == ("不予批准", DECLINED.reasons)
    assert DECLINED.remedies in decision.paragraphs
    assert an_office().remedies in decision.paragraphs


@pytest.mark.parametrize("state", [S.GRANTED, S.GRANTED_TOLERANTLY, S.DELIVERED, S.ARCHIVED])
def test_a_granting_decision_stays_what_it_was_on_its_day(state):
    decision = words_of(DocumentKind.DECISION, an_application_in(state))

    assert dict(decision.facts)["决定"] == "准予办理"
    assert decision.day == "2026年11月23日"
    assert an_office().remedies not in decision.paragraphs


def test_a_proof_of_delivery_says_how_and_when_and_is_signed_by_both():
    application = an_application_in(S.DELIVERED)

    proof = words_of(DocumentKind.DELIVERY, application)

    facts = dict(proof.facts)
    assert (facts["送达方式"], facts["送达时间"]) == ("窗口领取", "2026年11月23日 10:00")
    assert facts["送达文书"] == f"决定书 {application.number}-JD"
    assert proof.strips == ("受送达人签字", "送达人签字")


def test_there_are_words_for_every_reason_and_every_method():
    assert (set(REASONS), set(METHODS)) == (set(RefusalReason), set(ServiceMethod))

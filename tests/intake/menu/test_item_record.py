"""The whole record of an item: what each part refuses, and that all faults are told at once."""

from datetime import date

import pytest

from services.intake.domain.applications.decision import Decision
from services.intake.domain.menu.decision_template import DecisionTemplate
from services.intake.domain.menu.form_field import FieldKind, FormField
from services.intake.domain.menu.material import Required
from services.intake.domain.menu.menu import Handling, Presence
from services.intake.domain.menu.offer import Fee, Hall, Offer, Online
from services.intake.domain.menu.paper_form import Copy, Keep, PaperForm, Validity
from services.intake.domain.menu.question import Answer, Question
from services.intake.domain.menu.service_item import ServiceItem
from shared.kernel.calendar import Unit
from shared.kernel.errors import Invalid
from shared.plumbing.documents import from_document, to_document
from tests.intake.menu_builders import NEW_YEAR, a_guide, a_material, a_published_full_item, stated


def refused(make):
    with pytest.raises(Invalid) as wrong:
        make()
    return set(wrong.value.fields)


def test_all_faults_of_a_guide_are_told_at_once():
    assert refused(
        lambda: a_guide(
            title="",
            handling=Handling.AT_ONCE,
            promise=stated(30),
            legal=stated(20),
            effective_to=date(2025, 12, 31),
            must_present=Presence.FOR_PART,
            keywords=("低保", "低保"),
            materials=(a_material("photo", required=Required.WHEN, when="never_asked"),) * 2,
            hall=Hall(limit_scene_num=0),
        )
    ) == {
        "title",
        "promise",
        "effective_to",
        "must_present_for",
        "must_present_when",
        "keywords",
        "materials",
        "codes",
        "limit_scene_num",
    }


def test_two_faults_of_one_field_are_both_told():
    with pytest.raises(Invalid) as wrong:
        a_guide(handling=Handling.AT_ONCE, promise=stated(30), legal=stated(20))
    assert len(wrong.value.fields["promise"]) == 2


@pytest.mark.parametrize(
    ("limit", "known"),
    [
        (stated(5), True),
        (stated(5, Unit.NATURAL_DAY), True),
        (stated(120, Unit.MINUTE), True),
        (stated(90, Unit.MINUTE), False),
        (stated(60, Unit.MINUTE, at_longest=90), False),
        (stated(60, Unit.WORKING_MINUTE), False),
    ],
)
def test_a_limit_has_a_unit_that_the_exchange_knows(limit, known):
    if known:
        assert a_guide(promise=limit, legal=None)
    else:
        assert refused(lambda: a_guide(promise=limit, legal=None)) == {"promise"}
        assert refused(lambda: a_guide(promise=stated(1), legal=limit)) >= {"legal"}


def test_an_item_is_in_force_from_its_first_to_its_last_day():
    guide = a_guide(effective_from=NEW_YEAR, effective_to=date(2026, 6, 30))

    days = [date(2025, 12, 31), NEW_YEAR, date(2026, 6, 30), date(2026, 7, 1)]
    assert [guide.is_in_force(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("make", "fields"),
    [
        (lambda: Offer(server_type=(), handle_type=()), {"server_type", "handle_type"}),
        (lambda: Hall(limit_scene_num=-1), {"limit_scene_num"}),
        (lambda: Online(is_online=True, online_handle_depth=5), {"online_handle_depth"}),
        (lambda: Online(online_handle_url="https://a.example"), {"is_online"}),
        (lambda: Online(is_online=True, mobile_terminal_url="javascript:1"), {"mobile_terminal_url"}),
        (lambda: Fee(is_fee=True), {"fee_basis"}),
        (lambda: FormField(code="", label=""), {"form_schema"}),
        (lambda: FormField(code="a", label="甲", kind=FieldKind.CHOICE, choices=("乙",)), {"form_schema"}),
        (lambda: FormField(code="a", label="甲", choices=("乙", "丙")), {"form_schema"}),
        (
            lambda: FormField(code="a", label="甲", kind=FieldKind.CHOICE, choices=("乙", "乙")),
            {"form_schema"},
        ),
        (lambda: DecisionTemplate(code="a", decision=Decision.GRANTED, text=""), {"decision_templates"}),
        (lambda: PaperForm(copies=0), {"copies"}),
        (lambda: PaperForm(validity_check=Validity.ISSUED_WITHIN), {"issued_within"}),
        (lambda: PaperForm(issued_within=30), {"issued_within"}),
        (lambda: PaperForm(validity_check=Validity.ISSUED_WITHIN, issued_within=0), {"issued_within"}),
        (lambda: PaperForm(keep=Keep.COPY), {"retention"}),
        (lambda: PaperForm(retention=3), {"retention"}),
        (lambda: PaperForm(keep=Keep.HASH, retention=0), {"retention"}),
        (lambda: PaperForm(form=Copy.VIEW_ONLY, keep=Keep.COPY, retention=3), {"keep"}),
        (lambda: a_material(tolerance_days=5), {"tolerance_days"}),
        (lambda: a_material(tolerable=True, tolerance_days=0), {"tolerance_days"}),
        (lambda: a_material("", name=""), {"code", "name"}),
    ],
)
def test_a_part_that_makes_no_sense_is_refused_by_field(make, fields):
    assert refused(make) == fields


@pytest.mark.parametrize(
    "questions",
    [
        (Question(code="work", text="就业吗", answers=(Answer(code="yes", text="是"),)),),
        (Question(code="late", text="何时", asked_if="early"), Question(code="early", text="早吗")),
        (Question(code="self", text="自己", asked_if="self"),),
    ],
)
def test_questions_that_lead_nowhere_are_refused(questions):
    assert refused(lambda: a_guide(questions=questions)) == {"scenarios"}


def test_forms_and_templates_have_codes_of_their_own():
    field = FormField(code="income", label="月收入", kind=FieldKind.MONEY)
    template = DecisionTemplate(code="yes", decision=Decision.GRANTED, text="同意")

    assert refused(lambda: a_guide(form_schema=(field, field), decision_templates=(template,) * 2)) == {
        "form_schema",
        "decision_templates",
    }


def test_the_whole_record_is_the_same_after_it_was_kept():
    item = a_published_full_item()

    assert from_document(ServiceItem, to_document(item)) == item

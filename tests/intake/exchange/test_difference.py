"""What changed between two versions is told field by field and line by line, in words for a resident."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from services.intake.domain.exchange.difference import differences
from services.intake.domain.menu.conduct import Conduct
from services.intake.domain.menu.material import Required
from services.intake.domain.menu.menu import Handling, Presence
from services.intake.domain.menu.offer import Fee, Hall
from services.intake.domain.menu.paper_form import Copy, PaperForm
from services.intake.domain.menu.question import Answer, Question
from shared.kernel.calendar import Unit
from tests.intake.exchange.guides import guides
from tests.intake.menu_builders import a_full_guide, a_guide, a_material, stated

PHOTO, CARD = a_material("photo", name="照片"), a_material("identity_card", name="身份证")
BEFORE = a_guide(materials=(CARD, PHOTO))


def says(**but):
    return [each.says for each in differences(BEFORE, replace(BEFORE, **but))]


@pytest.mark.parametrize(
    ("but", "told"),
    [
        ({"promise": stated(3)}, ["承诺期限：由“5个工作日”改为“3个工作日”"]),
        ({"legal": None}, ["法定期限：由“20个工作日”改为“无”"]),
        (
            {"legal": stated(20, at_longest=30)},
            ["法定期限：由“20个工作日”改为“20个工作日，最长30个工作日”"],
        ),
        (
            {"promise": stated(120, Unit.MINUTE), "legal": None},
            ["法定期限：由“20个工作日”改为“无”", "承诺期限：由“5个工作日”改为“2个小时”"],
        ),
        (
            {"handling": Handling.AT_ONCE, "promise": stated(0)},
            ["承诺期限：由“5个工作日”改为“当日办结”", "办件类型：由“承诺件”改为“即办件”"],
        ),
        ({"title": "急难救助"}, ["事项名称：由“临时救助”改为“急难救助”"]),
        ({"must_present": Presence.ALWAYS}, ["本人到场：由“无须到场”改为“须本人到场”"]),
        ({"agent_allowed": False}, ["可否代办：由“是”改为“否”"]),
        ({"effective_to": date(2027, 1, 31)}, ["失效日期：由“无”改为“2027年1月31日”"]),
        ({"keywords": ("困难", "急难")}, ["关键词：由“无”改为“困难、急难”"]),
        (
            {"fee": Fee(is_fee=True, fee_basis="某通知")},
            ["是否收费：由“否”改为“是”", "收费依据：由“无”改为“某通知”"],
        ),
        ({"hall": Hall(limit_scene_num=1)}, ["到现场次数：由“无”改为“1”"]),
        ({"materials": (CARD,)}, ["取消材料“照片”"]),
        ({"materials": (CARD, PHOTO, a_material("lease", name="租约"))}, ["新增材料“租约”"]),
        (
            {"materials": (CARD, replace(PHOTO, required=Required.OPTIONAL))},
            ["材料“照片”的必要性：由“必要”改为“非必要”"],
        ),
        (
            {"materials": (CARD, replace(PHOTO, paper=PaperForm(form=Copy.ELECTRONIC, copies=2)))},
            ["材料“照片”的形式：由“原件”改为“电子件”", "材料“照片”的份数：由“1”改为“2”"],
        ),
        ({"materials": (PHOTO, CARD)}, ["材料的顺序：由“identity_card、photo”改为“photo、identity_card”"]),
        ({"questions": (Question(code="ill", text="有病人吗"),)}, ["新增情形问题“有病人吗”"]),
    ],
)
def test_a_change_is_said_in_a_sentence(but, told):
    assert says(**but) == told


def test_answers_and_procedures_are_told_too():
    guide = a_full_guide()
    answers = (Answer(code="work", text="就业"), Answer(code="home", text="住所或者租住"))
    asked = (replace(guide.questions[0], answers=answers), guide.questions[1])
    told = [each.says for each in differences(guide, replace(guide, questions=asked, conduct=Conduct()))]

    assert told == [
        "补正后的计时：由“重新计时”改为“继续计时”",
        "情形问题“以哪种条件申领？”的选项：由“就业、住所”改为“就业、住所或者租住”",
        "取消特别程序“公示”",
    ]


def test_the_place_of_a_change_is_told_with_its_kind():
    (change,) = differences(BEFORE, replace(BEFORE, materials=(CARD, replace(PHOTO, name="近照"))))

    assert (change.field, change.change) == ("materials.photo.name", "changed")
    assert (change.before, change.after) == ("照片", "近照")


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(former=guides(), latter=guides())
def test_there_is_a_difference_exactly_where_two_guides_differ(former, latter):
    assert differences(former, former) == ()
    assert bool(differences(former, latter)) is (former != latter)
    there, back = differences(former, latter), differences(latter, former)
    assert {each.field for each in there} == {each.field for each in back}
    assert all(each.says for each in there)

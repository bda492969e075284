import pytest

from services.intake.domain.applications.decision import Decision
from services.intake.domain.menu.authority import Authority
from services.intake.domain.menu.material import Required
from services.intake.domain.menu.menu import Handling, Presence, ServiceScope, TaskType
from services.intake.domain.menu.question import Question
from services.intake.domain.menu.step import Bound, Step
from shared.kernel.calendar import Unit
from shared.kernel.errors import Invalid
from tests.intake.menu_builders import WHICH, a_guide, a_material, stated

WHICH_AND_LOST = (WHICH, Question(code="lost", text="卡丢了吗？"))
NATURAL, WORKING, MINUTE = Unit.NATURAL_DAY, Unit.WORKING_DAY, Unit.MINUTE


def a_step(title="街道审核", bound=Bound.AT_MOST, **but):
    return Step(title=title, bound=bound, **but)


@pytest.mark.parametrize(
    ("promise", "legal"),
    [
        (stated(20), stated(20)),
        (stated(20, NATURAL), stated(20, WORKING)),
        (stated(720, MINUTE), stated(1, WORKING)),
        (stated(25, at_longest=40), stated(30, at_longest=45)),
        (stated(25), None),
    ],
)
def test_a_promise_may_reach_the_law(promise, legal):
    assert a_guide(promise=promise, legal=legal).promise == promise


@pytest.mark.parametrize(
    ("promise", "legal"),
    [
        (stated(21), stated(20)),
        (stated(21, NATURAL), stated(20, WORKING)),
        (stated(721, MINUTE), stated(1, WORKING)),  # the day of the start is nearly over at 16:59
        (stated(1, WORKING), stated(30, NATURAL)),  # a long holiday stretches it by an unknown amount
        (stated(60, Unit.WORKING_MINUTE), stated(30, WORKING)),  # how long a day is open is not said here
        (stated(25, at_longest=46), stated(30, at_longest=45)),
        (stated(25, at_longest=31), stated(30)),
    ],
)
def test_a_promise_that_might_outlast_the_law_is_refused(promise, legal):
    with pytest.raises(Invalid, match="承诺期限可能晚于法定期限"):
        a_guide(promise=promise, legal=legal)


@pytest.mark.parametrize(
    ("handling", "promise"),
    [(Handling.AT_ONCE, stated(1)), (Handling.PROMISED, stated(0)), (Handling.AT_ONCE, None)],
)
def test_at_once_means_the_same_day_and_nothing_else_does(handling, promise):
    with pytest.raises(Invalid):
        a_guide(handling=handling, promise=promise, steps=(a_step(),))


@pytest.mark.parametrize(
    ("but", "fault"),
    [
        ({"handling": Handling.REFERRED, "service_scope": ServiceScope.STREET_DECIDES}, "不由街道决定"),
        ({"handling": Handling.JOINT}, "联办机构"),
        ({"task_type": TaskType.LICENCE, "legal": None}, "法定期限"),
    ],
)
def test_what_goes_up_or_is_done_jointly_or_licensed_says_so_in_full(but, fault):
    with pytest.raises(Invalid, match=fault):
        a_guide(**but)


@pytest.mark.parametrize(
    "but",
    [
        {"handling": Handling.REFERRED, "service_scope": ServiceScope.INTAKE_ONLY},
        {"handling": Handling.JOINT, "authority": Authority(other_dept=("区残联",))},
        {"task_type": TaskType.LICENCE, "legal": stated(20)},
    ],
)
def test_said_in_full_it_is_a_guide_like_any_other(but):
    assert a_guide(**but).limits["promised"]


def test_at_once_is_a_promise_of_nothing():
    assert a_guide(handling=Handling.AT_ONCE, promise=stated(0)).limits["promised"].amount == 0


def test_a_promise_is_told_as_a_whole_or_by_its_steps():
    with pytest.raises(Invalid):
        a_guide(promise=None, steps=())

    by_steps = a_guide(promise=None, legal=None, steps=(a_step(stated=stated(10)),))
    assert by_steps.limits == {"step": stated(10).limit}


def test_the_limits_of_the_whole_are_named_after_their_clocks():
    guide = a_guide(promise=stated(5), legal=stated(20))

    assert guide.limits == {"promised": stated(5).limit, "legal": stated(20).limit}
    assert set(a_guide(legal=None).limits) == {"promised"}


def test_steps_that_take_longer_than_the_whole_are_refused():
    review, approval = a_step("审核", stated=stated(3)), a_step("审批", stated=stated(3))

    with pytest.raises(Invalid, match="steps"):
        a_guide(promise=stated(5), steps=(review, approval))
    assert a_guide(promise=stated(6), steps=(review, approval))


def test_what_lies_within_a_step_takes_no_time_of_its_own():
    review = a_step("审核", stated=stated(5))
    inside = a_step("入户调查", stated=stated(3), within="审核")
    publicity = a_step("公示", Bound.AT_LEAST, stated=stated(5), within="审核")

    assert a_guide(promise=stated(5), steps=(review, inside, publicity))


@pytest.mark.parametrize(
    "steps", [(a_step("审核"), a_step("审核")), (a_step("公示", within="审核"),)], ids=["twice", "nowhere"]
)
def test_steps_that_cannot_be_told_apart_or_lie_nowhere_are_refused(steps):
    with pytest.raises(Invalid):
        a_guide(steps=steps)


@pytest.mark.parametrize(
    ("must_present", "part", "when"),
    [
        (Presence.FOR_PART, "", "reset"),
        (Presence.FOR_PART, "密码重置", ""),
        (Presence.FOR_PART, "密码重置", "unasked"),
        (Presence.FOR_PART, "密码重置", "lost"),
        (Presence.NEVER, "密码重置", ""),
        (Presence.NEVER, "", "reset"),
        (Presence.ALWAYS, "领取", ""),
    ],
)
def test_presence_for_a_part_names_the_part_and_the_choice_that_decides(must_present, part, when):
    with pytest.raises(Invalid, match="must_present_"):
        a_guide(
            must_present=must_present, must_present_for=part, must_present_when=when, questions=WHICH_AND_LOST
        )


@pytest.mark.parametrize(
    "steps",
    [
        (a_step(upon=Decision.DECLINED),),
        (a_step(upon=Decision.DECLINED, stated=stated(3), bound=Bound.AT_LEAST),),
        (a_step("审核"), a_step(upon=Decision.DECLINED, stated=stated(3), within="审核")),
        (
            a_step("告知", upon=Decision.DECLINED, stated=stated(3)),
            a_step("再告知", upon=Decision.DECLINED, stated=stated(2)),
        ),
    ],
    ids=["unbounded", "at least", "within another", "twice"],
)
def test_what_follows_a_decision_is_bounded_once_and_lies_in_no_step(steps):
    with pytest.raises(Invalid, match="steps"):
        a_guide(steps=steps)


def test_what_follows_a_decision_does_not_count_against_the_promise():
    told = a_step("告知", upon=Decision.DECLINED, stated=stated(3))

    guide = a_guide(promise=stated(5), steps=(a_step(stated=stated(5)), told))

    assert guide.steps[-1] == told
    assert a_guide(promise=None, steps=(told, a_step(stated=stated(4)))).limits["step"] == stated(4).limit


def test_a_material_is_listed_once():
    with pytest.raises(Invalid, match="photo"):
        a_guide(materials=(a_material("photo"), a_material("photo")))


def test_a_condition_without_a_question_is_refused():
    proof = a_material("illness_proof", required=Required.WHEN, when="sick_member")

    with pytest.raises(Invalid, match="sick_member"):
        a_guide(materials=(proof,))
    assert a_guide(materials=(proof,), questions=(Question(code="sick_member", text="有病人吗"),))


@pytest.mark.parametrize(
    "but",
    [{"required": Required.WHEN}, {"required": Required.ALWAYS, "when": "x"}, {"code": ""}, {"name": ""}],
)
def test_a_material_that_says_too_little_or_too_much_is_refused(but):
    with pytest.raises(Invalid):
        a_material(**{"code": "photo"} | but)


@pytest.mark.parametrize("but", [{"source": ""}, {"at_longest": 4}])
def test_a_number_without_a_source_or_with_a_shortening_extension_is_refused(but):
    with pytest.raises(Invalid):
        stated(5, **but)

"""Guide rules: what must hold of a guide as a whole, each rule by the field that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.intake.domain.clocks.stated_limit import StatedLimit
from services.intake.domain.menu.faults import Rule, twice
from services.intake.domain.menu.menu import Handling, Presence, ServiceScope, TaskType
from services.intake.domain.menu.question import circumstances_of, rules_of_questions
from services.intake.domain.menu.step import Bound
from shared.kernel.calendar import Unit

if TYPE_CHECKING:
    from services.intake.domain.menu.item_guide import ItemGuide

MINUTES_OF_AN_HOUR = 60


def rules_of(guide: ItemGuide) -> tuple[Rule, ...]:
    """Return every rule, broken or not."""
    return (
        *_rules_of_limits(guide),
        *_rules_of_kind(guide),
        *_rules_of_steps(guide),
        *_rules_of_materials(guide),
        *_rules_of_presence(guide),
        *rules_of_questions(guide.questions, [paper.code for paper in guide.materials]),
    )


def _rules_of_limits(guide: ItemGuide) -> tuple[Rule, ...]:
    promise, legal, at_once = guide.promise, guide.legal, guide.handling is Handling.AT_ONCE
    late = promise is not None and legal is not None and not promise.stays_within(legal)
    return (
        (promise is None and (at_once or not guide.steps), "promise", "没有总的承诺期限时，须逐个环节承诺"),
        (
            promise is not None and at_once != (promise.limit.amount == 0),
            "promise",
            "即办件的承诺期限为0，其他办件不为0",
        ),
        (late, "promise", "承诺期限可能晚于法定期限"),
        (not _exchangeable(promise), "promise", "期限单位须为工作日、自然日或者整小时"),
        (not _exchangeable(legal), "legal", "期限单位须为工作日、自然日或者整小时"),
        (
            guide.effective_to is not None and guide.effective_to < guide.effective_from,
            "effective_to",
            "失效日期早于生效日期",
        ),
    )


def _rules_of_kind(guide: ItemGuide) -> tuple[Rule, ...]:
    here = guide.service_scope is ServiceScope.STREET_DECIDES
    alone = not guide.authority.other_dept
    licensed = guide.task_type is TaskType.LICENCE
    return (
        (guide.handling is Handling.REFERRED and here, "service_scope", "上报件不由街道决定"),
        (guide.handling is Handling.JOINT and alone, "other_dept", "联办件须写明联办机构"),
        (licensed and guide.legal is None, "legal", "行政许可须写明法定期限"),
    )


def _rules_of_steps(guide: ItemGuide) -> tuple[Rule, ...]:
    titles = [step.title for step in guide.steps]
    strays = {step.within for step in guide.steps} - set(titles) - {None}
    return (
        (bool(twice(titles)), "steps", "环节名称重复"),
        (bool(strays), "steps", "所在的环节不在本事项中"),
        *_rules_of_deliveries(guide),
        (_steps_too_long(guide), "steps", "各环节依次办理超过总的承诺期限"),
    )


def _rules_of_deliveries(guide: ItemGuide) -> tuple[Rule, ...]:
    after = [step for step in guide.steps if step.upon]
    odd = [step.title for step in after if step.limit_to_keep is None or step.within]
    doubled = twice([step.upon for step in after if step.upon])
    return (
        (bool(odd), "steps", f"决定后的送达须有最长期限，不在其他环节内：{'、'.join(odd)}"),
        (bool(doubled), "steps", "同一种决定的送达期限重复"),
    )


def _rules_of_materials(guide: ItemGuide) -> tuple[Rule, ...]:
    deciding = {paper.when for paper in guide.materials if paper.when is not None}
    unasked = sorted(deciding - set(circumstances_of(guide.questions)))
    fields = twice([field.code for field in guide.form_schema])
    templates = twice([template.code for template in guide.decision_templates])
    return (
        (bool(unasked), "materials", f"没有问题决定{'、'.join(unasked)}"),
        (bool(fields), "form_schema", f"编码重复：{'、'.join(fields)}"),
        (bool(templates), "decision_templates", f"编码重复：{'、'.join(templates)}"),
        (bool(twice(list(guide.keywords))), "keywords", "关键词重复"),
    )


def _rules_of_presence(guide: ItemGuide) -> tuple[Rule, ...]:
    level, acts = guide.codes.level, guide.authority.use_level
    never_comes = guide.hall.limit_scene_num == 0 and guide.must_present is not Presence.NEVER
    return (
        (not guide.title, "title", "须有事项名称"),
        *_rules_of_part(guide),
        (never_comes, "limit_scene_num", "须本人到场，到现场次数不能为0"),
        (
            None not in (level, acts) and level != acts,
            "use_level",
            "与实施编码中的行使层级不一致",
        ),
    )


def _rules_of_part(guide: ItemGuide) -> tuple[Rule, ...]:
    """Return what must hold of a part for which one has to come: asked is which part it is, by a choice."""
    choices = [answer.code for question in guide.questions for answer in question.answers]
    for_part, when = guide.must_present is Presence.FOR_PART, guide.must_present_when
    return (
        (
            for_part != bool(guide.must_present_for),
            "must_present_for",
            "部分情形须到场的，写明哪一部分；其他的不写",
        ),
        (
            when not in choices if for_part else bool(when),
            "must_present_when",
            "部分情形须到场的，写明由哪个选项决定；其他的不写",
        ),
    )


def _exchangeable(stated: StatedLimit | None) -> bool:
    """Tell whether the exchange has a word for the unit: 1 working day, 2 natural day, 3 hour."""
    if stated is None or stated.limit.unit in {Unit.WORKING_DAY, Unit.NATURAL_DAY}:
        return True
    amounts = (stated.limit.amount, stated.longest.amount)
    return stated.limit.unit is Unit.MINUTE and not any(each % MINUTES_OF_AN_HOUR for each in amounts)


def _steps_too_long(guide: ItemGuide) -> bool:
    """Tell whether the steps one after the other, as far as they count in its unit, outlast the promise."""
    if guide.promise is None:
        return False
    whole = guide.promise.limit
    limits = [
        step.stated.limit
        for step in guide.steps
        if step.stated and step.bound is Bound.AT_MOST and step.within is None and step.upon is None
    ]
    return sum(limit.amount for limit in limits if limit.unit is whole.unit) > whole.amount

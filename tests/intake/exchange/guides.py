"""All kinds of guides, for property tests: every one of them keeps every rule."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from services.intake.domain.applications.decision import Decision
from services.intake.domain.clocks.limit import Ends, Limit
from services.intake.domain.clocks.stated_limit import StatedLimit
from services.intake.domain.menu.authority import Authority, UseLevel
from services.intake.domain.menu.conduct import (
    AfterCorrection,
    Certificate,
    Conduct,
    LawfulPause,
    SpecialProcedure,
)
from services.intake.domain.menu.decision_template import DecisionTemplate
from services.intake.domain.menu.form_field import FieldKind, FormField
from services.intake.domain.menu.item_codes import ItemCodes
from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.material import AskedOf, Material, Required, Source
from services.intake.domain.menu.menu import Category, Discretion, Handling, Presence, ServiceScope, TaskType
from services.intake.domain.menu.offer import (
    Bookkeeping,
    Fee,
    Hall,
    HandleType,
    ItemResult,
    Offer,
    Online,
    ServerType,
)
from services.intake.domain.menu.paper_form import Copy, Keep, MaterialKind, PaperForm, Validity
from services.intake.domain.menu.question import Answer, Question
from services.intake.domain.menu.step import Bound, Step
from shared.kernel.calendar import Unit

# What people type, and what tables are known to spoil: numbers, yes and no, days, formulas, gaps.
SIGNS = "申请表证明ab19_，、。=+-@'\" \n"
texts = st.one_of(
    st.text(SIGNS, max_size=12),
    st.sampled_from(
        ["", "0", "007", "1.0", "是", "否", "无", "TRUE", "2026-01-01", "=1+1", "-", "#N/A", "None"]
    ),
)
some_text = texts.filter(str.strip)
codes = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
maybe_days = st.one_of(st.none(), days)


def tuples(elements, *, most=3, unique_by=None):
    return st.lists(elements, max_size=most, unique_by=unique_by).map(tuple)


def by_code(each):
    return each.code


@st.composite
def stated_limits(draw, units=(Unit.WORKING_DAY, Unit.NATURAL_DAY, Unit.MINUTE), least=1):
    unit = draw(st.sampled_from(units))
    scale = 60 if unit is Unit.MINUTE else 1
    amount = draw(st.integers(least, 90))
    longest = draw(st.one_of(st.none(), st.integers(amount, 200)))
    return StatedLimit(
        limit=Limit(amount=amount * scale, unit=unit, ends=draw(st.sampled_from(Ends))),
        source=draw(st.sampled_from(["P", "C", "B:ZZ"])),
        effective_from=draw(days),
        at_longest=None if longest is None else longest * scale,
        explain=draw(texts),
    )


@st.composite
def papers(draw):
    keep = draw(st.sampled_from(Keep))
    forms = [each for each in Copy if keep is not Keep.COPY or each is not Copy.VIEW_ONLY]
    validity = draw(st.sampled_from(Validity))
    return PaperForm(
        kind=draw(st.sampled_from(MaterialKind)),
        form=draw(st.sampled_from(forms)),
        copies=draw(st.integers(1, 5)),
        validity_check=validity,
        issued_within=draw(st.integers(1, 90)) if validity is Validity.ISSUED_WITHIN else None,
        keep=keep,
        retention=None if keep is Keep.NONE else draw(st.integers(1, 30)),
    )


@st.composite
def materials(draw, code, deciding):
    when = draw(st.sampled_from(deciding)) if deciding and draw(st.booleans()) else None
    required = Required.WHEN if when else draw(st.sampled_from([Required.ALWAYS, Required.OPTIONAL]))
    tolerable = draw(st.booleans())
    return Material(
        code=code,
        name=draw(some_text),
        required=required,
        when=when,
        asked_of=draw(st.sampled_from(AskedOf)),
        source=draw(st.sampled_from(Source)),
        tolerable=tolerable,
        tolerance_days=draw(st.one_of(st.none(), st.integers(1, 10))) if tolerable else None,
        pledge_allowed=draw(st.booleans()),
        paper=draw(papers()),
        review_points=draw(tuples(some_text)),
        sample_guid=draw(texts),
    )


@st.composite
def questions(draw):
    first = Question(code="q1", text=draw(some_text))
    answers = (Answer(code="a1", text=draw(some_text)), Answer(code="a2", text=draw(some_text)))
    second = Question(code="q2", text=draw(some_text), answers=answers)
    third = Question(
        code="q3", text=draw(some_text), asked_if=draw(st.sampled_from(["q1", "a1", "a2", None]))
    )
    return draw(st.sampled_from([(), (first,), (second,), (first, second, third)]))


forms = st.one_of(
    st.builds(
        FormField,
        code=codes,
        label=some_text,
        kind=st.sampled_from([each for each in FieldKind if each is not FieldKind.CHOICE]),
        required=st.booleans(),
    ),
    st.builds(
        FormField,
        code=codes,
        label=some_text,
        kind=st.just(FieldKind.CHOICE),
        choices=st.lists(some_text, min_size=2, max_size=4, unique=True).map(tuple),
    ),
)
templates = st.builds(DecisionTemplate, code=codes, decision=st.sampled_from(Decision), text=some_text)
pauses = st.builds(
    LawfulPause,
    procedure=st.sampled_from(SpecialProcedure),
    law=some_text,
    most_days=st.one_of(st.none(), st.integers(1, 60)),
)
conducts = st.builds(
    Conduct,
    pauses=tuples(pauses, unique_by=lambda each: each.procedure),
    certificate=st.sampled_from(Certificate),
    after_correction=st.sampled_from(AfterCorrection),
)
steps = st.builds(
    Step,
    title=some_text,
    bound=st.just(Bound.AT_LEAST),
    stated=st.one_of(st.none(), stated_limits(units=tuple(Unit))),
)
COUNTED = {"min_size": 1, "max_size": 3, "unique": True}
PARTS = {
    "codes": st.builds(
        ItemCodes,
        row_guid=texts,
        catalog_code=st.sampled_from(["", "442199806003"]),
        task_code=st.sampled_from(["", "12441500196720244T3442199806003"]),
        local_task_code=texts,
    ),
    "authority": st.builds(
        Authority,
        dept_name=texts,
        dept_code=st.sampled_from(["", "12441500196720244T"]),
        use_level=st.sampled_from([None, UseLevel.CITY]),
        by_law=texts,
        other_dept=tuples(some_text),
    ),
    "offer": st.builds(
        Offer,
        server_type=st.lists(st.sampled_from(ServerType), **COUNTED).map(tuple),
        handle_type=st.lists(st.sampled_from(HandleType), **COUNTED).map(tuple),
        accept_condition=texts,
        handle_flow=texts,
        is_schedule=st.booleans(),
        is_entry_center=st.booleans(),
    ),
    "hall": st.builds(
        Hall, limit_scene_num=st.sampled_from([None, 1, 2]), transact_time=texts, link_way=texts
    ),
    "online": st.sampled_from(
        [Online(), Online(is_online=True, online_handle_depth=3, online_handle_url="https://a.example")]
    ),
    "fee": st.sampled_from([Fee(), Fee(is_fee=True, fee_basis="某通知")]),
    "result": st.builds(ItemResult, result_type=texts, result_name=texts, result_guid=texts),
    "bookkeeping": st.builds(Bookkeeping, town_code=texts, cd_time=texts, data_source=texts),
}


@st.composite
def guides(draw):
    """A guide of any kind."""
    asked = draw(questions())
    deciding = [code for question in asked for code in question.circumstances]
    listed = draw(st.lists(st.sampled_from(["photo", "card", "form", "lease"]), max_size=4, unique=True))
    at_once = draw(st.booleans())
    promise = draw(stated_limits())
    if at_once:
        promise = replace(promise, limit=replace(promise.limit, amount=0), at_longest=None)
    choices = [answer.code for question in asked for answer in question.answers]
    presences = [each for each in Presence if choices or each is not Presence.FOR_PART]
    for_part = (presence := draw(st.sampled_from(presences))) is Presence.FOR_PART
    first = draw(days)
    licensed = (task_type := draw(st.sampled_from(TaskType))) is TaskType.LICENCE
    scope = draw(st.sampled_from(ServiceScope))
    referable = [Handling.PROMISED] if scope is ServiceScope.STREET_DECIDES else [*Handling][1:3]
    return ItemGuide(
        title=draw(some_text),
        category=draw(st.sampled_from(Category)),
        task_type=task_type,
        service_scope=scope,
        handling=Handling.AT_ONCE if at_once else draw(st.sampled_from(referable)),
        promise=promise,
        legal=promise if licensed else draw(st.sampled_from([None, promise])),
        materials=tuple(draw(materials(code, deciding)) for code in listed),
        effective_from=first,
        effective_to=draw(maybe_days.filter(lambda day: day is None or day >= first)),
        agent_allowed=draw(st.booleans()),
        must_present=presence,
        must_present_for=draw(some_text) if for_part else "",
        must_present_when=draw(st.sampled_from(choices)) if for_part else "",
        tolerance_allowed=draw(st.booleans()),
        steps=draw(tuples(steps, unique_by=lambda step: step.title)),
        questions=asked,
        form_schema=draw(tuples(forms, unique_by=by_code)),
        decision_templates=draw(tuples(templates, unique_by=by_code)),
        keywords=draw(st.lists(some_text, max_size=3, unique=True).map(tuple)),
        discretion=draw(st.sampled_from(Discretion)),
        conduct=draw(conducts),
        scope_note=draw(texts),
        notes=draw(texts),
        **{name: draw(part) for name, part in PARTS.items()},
    )

"""The record of an item in JSON: what may be said of it, and how it is shown."""

from typing import Any

from marshmallow import fields, post_load, validate

from services.intake.domain.applications.decision import Decision
from services.intake.domain.clocks.limit import Ends
from services.intake.domain.exchange.groups import GROUPS
from services.intake.domain.exchange.limits import LIMIT_FIELDS, UNITS
from services.intake.domain.exchange.lines import OF_ITS_PAPER, OF_THE_MATERIAL
from services.intake.domain.menu.conduct import Conduct, LawfulPause
from services.intake.domain.menu.decision_template import DecisionTemplate
from services.intake.domain.menu.form_field import FormField
from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.material import Material
from services.intake.domain.menu.menu import Category, Discretion, Handling, Presence, ServiceScope, TaskType
from services.intake.domain.menu.paper_form import PaperForm
from services.intake.domain.menu.question import Answer
from services.intake.domain.menu.step import Bound
from services.intake.schemas.cases.forms import CODE
from services.intake.schemas.exchange.derived import Field, derived, field_for, schema
from services.intake.schemas.exchange.reading import read_item
from shared.kernel.calendar import Unit

MOST_LINES = 60
TITLE = validate.Length(min=1, max=200)
SOURCE = validate.Length(min=1, max=40)


def lines(name: str, says: str, own: dict[str, Field], **but: Any) -> Field:
    """Return the field of lines of one kind."""
    nested = fields.Nested(schema(name, says, own))
    return fields.List(nested, validate=validate.Length(max=MOST_LINES), **but)


def limit(name: str) -> dict[str, Field]:
    """Return the fields of a limit under the names of the exchange."""
    number = {each: field_for(int | None) for each in ("day", "longest")}
    own: dict[str, Field] = {
        "type": fields.String(allow_none=True, validate=validate.OneOf(sorted(UNITS))),
        "explain": field_for(str | None),
        "ends": field_for(Ends | None),
        "source": fields.String(allow_none=True, validate=SOURCE),
        "since": fields.Date(allow_none=True),
    }
    return {f"{name}_{field}": (number | own)[field] for field in LIMIT_FIELDS}


MATERIAL = {
    **{name: field for name, field in derived(Material, "paper") if name in OF_THE_MATERIAL},
    **{name: field for name, field in derived(PaperForm) if name in OF_ITS_PAPER},
}
STEP: dict[str, Field] = {
    "title": fields.String(required=True, validate=TITLE),
    "bound": fields.Enum(Bound, by_value=True, required=True),
    "within": field_for(str | None),
    "upon": field_for(Decision | None),
    "amount": field_for(int | None),
    "unit": field_for(Unit | None),
    "ends": field_for(Ends | None),
    "source": fields.String(allow_none=True, validate=SOURCE),
    "since": fields.Date(allow_none=True),
    "longest": field_for(int | None),
    "explain": field_for(str | None),
}
QUESTION: dict[str, Field] = {
    "code": fields.String(required=True, validate=CODE),
    "text": fields.String(required=True, validate=TITLE),
    "asked_if": field_for(str | None),
    "answers": lines("AnswerLine", "An answer to a question.", dict(derived(Answer))),
}
PAUSE = {
    {"procedure": "code", "most_days": "max_days"}.get(name, name): field
    for name, field in derived(LawfulPause)
}
OWN: dict[str, Field] = {
    "task_name": fields.String(required=True, validate=TITLE),
    "category6": fields.Enum(Category, by_value=True, required=True),
    "task_type": fields.Enum(TaskType, by_value=True, required=True),
    "project_type": fields.Enum(Handling, by_value=True, required=True),
    "service_scope": fields.Enum(ServiceScope, by_value=True, required=True),
    "scope_note": field_for(str),
    "plan_effective_date": fields.Date(required=True),
    "plan_cancel_date": fields.Date(allow_none=True),
    "agent_allowed": field_for(bool),
    "must_present": field_for(Presence),
    "must_present_for": field_for(str),
    "must_present_when": field_for(str),
    "tolerance_allowed": field_for(bool),
    "keywords": field_for(tuple[str, ...]),
    "discretion": field_for(Discretion),
    "notes": field_for(str),
}
LINES: dict[str, Field] = {
    "materials": lines("MaterialLine", "A paper that is asked for.", MATERIAL, required=True),
    "steps": lines("StepLine", "A part of the way.", STEP),
    "scenarios": lines("ScenarioLine", "A question that decides which materials apply.", QUESTION),
    "special_procedures": lines("SpecialProcedureLine", "A procedure that pauses the clock.", PAUSE),
    "form_schema": lines("FormLine", "A line of the form to fill in.", dict(derived(FormField))),
    "decision_templates": lines("DecisionLine", "Words for an outcome.", dict(derived(DecisionTemplate))),
}
RECORD: dict[str, Field] = {
    **OWN,
    **limit("anticipate"),
    **limit("promise"),
    **dict(derived(Conduct, "pauses")),
    **{name: field for group in GROUPS.values() for name, field in derived(group)},
    **LINES,
}
ABOUT: dict[str, Field] = {
    "code": fields.String(required=True, validate=CODE),
    "task_version": fields.Integer(strict=True),
    "task_state": fields.String(validate=validate.Length(max=10)),
    "clock_unit": field_for(Unit | None),
}

ItemRecord = schema("ItemRecord", "The whole content of an item, under the names of the exchange.", RECORD)
ItemRecordView = schema("ItemRecordView", "A version of an item, whole.", ABOUT | RECORD)


class ItemRecordForm(ItemRecord):  # type: ignore[valid-type,misc]
    """The whole content of an item; read, it is a guide."""

    @post_load
    def as_guide(self, record: dict[str, Any], **_: Any) -> ItemGuide:
        """Return the guide, or refuse with every fault by its field."""
        return read_item(record)

"""What may be looked for, and how a case is shown in a list: masked, and without anybody's words."""

from datetime import datetime
from typing import Any

from marshmallow import Schema, fields, validate

from services.intake.domain.applications.state import ApplicationState
from services.intake.domain.cases.case import KINDS
from services.intake.domain.cases.channel import Channel, Urgency
from services.intake.domain.cases.shelves import YES, Case, first_due
from services.intake.domain.clocks.clock_kind import SILENT
from services.intake.domain.clocks.light import Light
from services.intake.domain.issues.states import IssueState
from services.intake.schemas.cases.forms import CODE
from services.intake.usecases.cases.find_cases import Wanted
from shared.kernel.calendar import Calendar

FLAGS = ("is_important", "is_historic")
FACTS = ("kind", "state", "topic", "category", "channel", "urgency", "worker", "unit", *FLAGS)
STATES = [str(state) for state in (*IssueState, *ApplicationState)]
AREA = validate.Regexp(r"\A[0-9]{9}([0-9]{3}([0-9A-Z]{4})?)?\Z", error="区域编码有误")
PLACE = validate.Regexp(r"\A([0-9]{14}[0-9a-f]{32})?\Z")
MOST = 50
BY_LIGHT = [Light.GREEN, Light.YELLOW, Light.RED]


def flag_field() -> fields.Boolean:
    """Return a field for a flag: what bears it can be looked for, what does not cannot."""
    return fields.Boolean(truthy={True}, falsy={False}, validate=validate.Equal(True), load_default=None)


class FindCasesForm(Schema):
    """What is looked for. Times are from (included) until (not included).

    Offered: kind, state, topic, category (the letters before a topic's number), channel, urgency, worker,
    unit (who leads), is_important, is_historic (true only), each alone, and state together with topic,
    category, worker, unit or a flag; all of them with a time of registration. By the time of due: all, or
    those of a worker. Or a number alone.
    """

    area = fields.String(validate=AREA, load_default=None)
    kind = fields.String(validate=validate.OneOf(list(KINDS)), load_default=None)
    state = fields.String(validate=validate.OneOf(STATES), load_default=None)
    topic = fields.String(validate=CODE, load_default=None)
    category = fields.String(validate=validate.Regexp(r"\A[A-Z]{2}\Z"), load_default=None)
    channel = fields.Enum(Channel, by_value=True, load_default=None)
    urgency = fields.Enum(Urgency, by_value=True, load_default=None)
    worker = fields.String(validate=CODE, load_default=None)
    unit = fields.String(validate=CODE, load_default=None)
    is_important = flag_field()
    is_historic = flag_field()
    number = fields.String(validate=validate.Length(max=40), load_default=None)
    registered_from = fields.AwareDateTime(load_default=None)
    registered_until = fields.AwareDateTime(load_default=None)
    due_from = fields.AwareDateTime(load_default=None)
    due_until = fields.AwareDateTime(load_default=None)
    cursor = fields.String(validate=PLACE, load_default="")
    limit = fields.Integer(strict=True, validate=validate.Range(1, MOST), load_default=20)


class CaseLineView(Schema):
    """A case in a list. `due` is when the first of its clocks ends, `light` the worst of all of them."""

    case_id = fields.String(attribute="case.id")
    version = fields.Integer(attribute="case.version")
    number = fields.String(attribute="case.number")
    kind = fields.String(attribute="case.kind")
    state = fields.Raw(attribute="case.state")
    topic = fields.String(attribute="case.topic")
    subject = fields.String(attribute="case.label")
    channel = fields.String(attribute="case.channel")
    urgency = fields.String(attribute="case.urgency")
    is_important = fields.Boolean(attribute="case.is_important")
    is_historic = fields.Boolean(attribute="case.is_historic")
    area = fields.String(attribute="case.area")
    applicant = fields.String(attribute="case.applicant.shown.name_label", allow_none=True)
    unit = fields.String(attribute="case.lead_unit", allow_none=True)
    worker_id = fields.String(attribute="case.worker", allow_none=True)
    registered_at = fields.AwareDateTime(attribute="case.registered_at")
    due = fields.AwareDateTime(allow_none=True)
    light = fields.String(allow_none=True)


def wanted_of(wish: dict[str, Any]) -> Wanted:
    """Return what is looked for."""
    facts = {name: str(wish.pop(name)) for name in FACTS if wish[name] is not None}
    facts |= dict.fromkeys(facts.keys() & set(FLAGS), YES)
    times_and_places = {name: value for name, value in wish.items() if name not in FACTS}
    return Wanted(facts=facts, **times_and_places)


def line_of(case: Case, *, calendar: Calendar, now: datetime) -> dict[str, Any]:
    """Return what the line of a case reads."""
    yellow = case.policy.yellow_from
    owed = (clock for clock in case.clocks.running if clock.kind not in SILENT)
    lights = [clock.light(now, calendar, yellow_from=yellow) for clock in owed]
    return {
        "case": case,
        "due": first_due(case),
        "light": max(lights, key=BY_LIGHT.index, default=None),
    }

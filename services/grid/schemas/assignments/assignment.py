"""An assignment as it is asked for, made by hand and shown."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.grid.schemas.words import GRID_CODE, ID, OpenWords
from services.grid.usecases.assignments.pick_by_hand import HandPick

MOST_TASKS, USUAL_TASKS = 100, 50


class CaseForm(Schema):
    """Which case."""

    case_id = fields.String(required=True, validate=ID)


class AssignCaseForm(CaseForm):
    """Who is to have a case, and why; the grid where nobody knew it."""

    worker_id = fields.String(required=True, validate=ID)
    grid_code = fields.String(load_default=None, allow_none=True, validate=GRID_CODE)
    note = OpenWords(required=True, validate=validate.Length(min=1, max=200))

    @post_load
    def pick(self, data: dict[str, Any], **_: Any) -> dict[str, HandPick]:
        return {"pick": HandPick(**data)}


class DeclineCaseForm(CaseForm):
    """Which case its worker cannot take, and why."""

    note = OpenWords(required=True, validate=validate.Length(min=1, max=200))


class WhichGridForm(Schema):
    """Which grid."""

    grid_code = fields.String(required=True, validate=GRID_CODE)


class TasksForm(Schema):
    """Which page of the caller's own tasks; `after` is the `next` of the page before."""

    after = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=120))
    limit = fields.Integer(load_default=USUAL_TASKS, strict=True, validate=validate.Range(1, MOST_TASKS))


class GridTasksForm(WhichGridForm, TasksForm):
    """Which page of the open tasks of a grid."""


class LoadView(Schema):
    """The holder of a post, where he is now, and how many open cases he has."""

    post = fields.String(attribute="holder.post")
    worker_id = fields.String(attribute="holder.worker_id")
    label = fields.String(attribute="holder.label")
    presence = fields.String()
    open_cases = fields.Integer()


class WorkloadView(Schema):
    """The posts around a grid."""

    posts = fields.List(fields.Nested(LoadView))


class ShiftView(Schema):
    """A shift, in the local time of Asia/Shanghai."""

    day = fields.Date()
    start = fields.Time()
    end = fields.Time()
    place = fields.String()


class SeenView(Schema):
    """The holder of a post as the decision saw him."""

    post = fields.String()
    worker_id = fields.String()
    label = fields.String()
    shifts = fields.List(fields.Nested(ShiftView))


class TaskView(Schema):
    """A case as its worker sees it in his list. `reason` is why it came to him."""

    case_id = fields.String(attribute="id")
    state = fields.String()
    number = fields.String(attribute="case.number", dump_default=None)
    subject = fields.String(attribute="case.subject", dump_default=None)
    urgency = fields.String(attribute="case.urgency", dump_default=None)
    grid_code = fields.String(attribute="location.grid.code", dump_default=None)
    grid_version = fields.Integer(attribute="location.grid.version_no", dump_default=None)
    community_code = fields.String(attribute="location.community_code", allow_none=True)
    found_by = fields.String(attribute="location.found_by", allow_none=True)
    post = fields.String(attribute="holder.post", dump_default=None)
    worker_id = fields.String(attribute="holder.worker_id", dump_default=None)
    worker_label = fields.String(attribute="holder.label", dump_default=None)
    on_behalf_of = fields.String(allow_none=True)
    reason = fields.String(attribute="decision.choice.reason", dump_default=None)
    decided_at = fields.AwareDateTime(attribute="decision.at", dump_default=None)
    signed_by = fields.String(attribute="signature.worker_id", dump_default=None)
    signed_at = fields.AwareDateTime(attribute="signature.at", dump_default=None)


class StintView(Schema):
    """Who had a case in a grid as it was, until a change of the map: its community and number."""

    worker_id = fields.String(attribute="holder.worker_id", dump_default=None)
    post = fields.String(attribute="holder.post", dump_default=None)
    grid_code = fields.String(attribute="grid.code")
    grid_version = fields.Integer(attribute="grid.version_no")
    since = fields.AwareDateTime()
    until = fields.AwareDateTime()
    change = fields.String()


class AssignmentView(TaskView):
    """All of an assignment: who decided, what was seen then, and when its worker confirmed it."""

    decided_by = fields.String(attribute="decision.by", dump_default=None)
    note = fields.String(attribute="decision.note", dump_default=None)
    seen = fields.List(fields.Nested(SeenView), attribute="decision.crew.holders", dump_default=list)
    stints = fields.List(fields.Nested(StintView))
    ended_at = fields.AwareDateTime(allow_none=True)
    acknowledged_at = fields.AwareDateTime(allow_none=True)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """Read from the sheet what it has itself, and the rest from its assignment."""
        return super().get_attribute(obj if hasattr(obj, attr) else obj.assignment, attr, default)

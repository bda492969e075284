"""A worker as he is sent and as he is shown: by masked name, without his phone."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.staff.domain.posts import Post
from services.staff.domain.worker import Role
from services.staff.usecases.enlist_workers import WorkerRow
from services.staff.usecases.release_worker import Leaving
from shared.plumbing.rows import rows_of

AREA = validate.Regexp(r"\A[0-9A-Z]{1,32}\Z")
WORKER_ID = validate.Regexp(r"\A[0-9A-Za-z_-]{1,32}\Z")
PHONE = validate.Regexp(r"\A\+?[0-9-]{3,20}\Z")


class WorkerForm(Schema):
    """One worker."""

    id = fields.String(required=True, validate=WORKER_ID)
    name = fields.String(required=True, validate=validate.Length(min=1, max=40))
    role = fields.Enum(Role, by_value=True, required=True)
    area = fields.String(required=True, validate=AREA)
    staff_no = fields.String(load_default=None, allow_none=True, validate=validate.Length(min=1, max=32))
    duty_phone = fields.String(load_default=None, allow_none=True, validate=PHONE)

    @post_load
    def row(self, data: dict[str, Any], **_: Any) -> WorkerRow:
        return WorkerRow(**data)


class WorkersForm(Schema):
    """A batch of workers."""

    rows = rows_of(WorkerForm)


class LeavingForm(Schema):
    """Who leaves, and who follows him on all his posts, if anybody has to."""

    worker_id = fields.String(required=True, validate=WORKER_ID)
    successor_id = fields.String(load_default=None, allow_none=True, validate=WORKER_ID)

    @post_load
    def leaving(self, data: dict[str, Any], **_: Any) -> dict[str, Leaving]:
        return {"leaving": Leaving(**data)}


class WorkerQueryForm(Schema):
    """Which worker."""

    worker_id = fields.String(required=True, validate=WORKER_ID)


class HeldPostView(Schema):
    """A post that a worker holds."""

    area = fields.String()
    post = fields.Enum(Post, by_value=True)


class WorkerView(Schema):
    """A worker and his posts."""

    id = fields.String(attribute="worker.id")
    label = fields.String(attribute="worker.label")
    role = fields.Enum(Role, by_value=True, attribute="worker.particulars.role")
    area = fields.String(attribute="worker.area")
    staff_no = fields.String(allow_none=True, attribute="worker.particulars.staff_no")
    left_at = fields.AwareDateTime(allow_none=True, attribute="worker.left_at")
    posts = fields.List(fields.Nested(HeldPostView))

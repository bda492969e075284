"""A post and its new holder, as they are sent."""

from typing import Any

from marshmallow import Schema, fields, post_load

from services.staff.domain.posts import Post, Posts
from services.staff.schemas.worker import AREA, WORKER_ID
from services.staff.usecases.fill_posts import PostRow
from shared.plumbing.rows import rows_of


class PostForm(Schema):
    """One post; a `worker_id` of null takes it from its holder."""

    area = fields.String(required=True, validate=AREA)
    post = fields.Enum(Post, by_value=True, required=True)
    worker_id = fields.String(required=True, allow_none=True, validate=WORKER_ID)

    @post_load
    def row(self, data: dict[str, Any], **_: Any) -> PostRow:
        return PostRow(**data)


class CloseForm(Schema):
    """Which grid is no more."""

    grid_code = fields.String(required=True, validate=AREA)


class AreaView(Schema):
    """An area whose posts were closed, and who holds one still: nobody."""

    area = fields.String(attribute="id")
    holders = fields.Method("workers", metadata={"type": "array", "items": {"type": "string"}})

    def workers(self, posts: Posts) -> list[str]:
        return sorted(holder.worker_id for holder in posts.holders.values())


class PostsForm(Schema):
    """A batch of posts."""

    rows = rows_of(PostForm)

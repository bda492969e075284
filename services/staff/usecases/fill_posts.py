"""Fill posts: give a post to a worker, or take it from the last one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from services.staff.domain.posts import Holder, Post, Posts
from services.staff.usecases.ports import AllPosts, Workers
from shared.kernel.batch import RowOutcome, each_row
from shared.kernel.command import Command
from shared.kernel.errors import Conflict


@dataclass(frozen=True, kw_only=True)
class PostRow:
    """One post and its new holder, or nobody."""

    area: str
    post: Post
    worker_id: str | None


def fill_posts(
    posts: AllPosts, workers: Workers, *, rows: Sequence[PostRow], command: Command
) -> list[RowOutcome]:
    """Fill a batch of posts.

    Refused is a row from outside of the caller's areas, with a worker who is unknown or works in
    another area, and all that the posts of the area refuse.
    """
    return each_row(rows, partial(_fill, posts, workers), command=command)


def _fill(posts: AllPosts, workers: Workers, row: PostRow, command: Command) -> None:
    command.by.require_area(row.area)
    area = posts.find(row.area) or Posts(id=row.area)
    if not area.heeded(command) and area.fill(row.post, holder_in(workers, row.area, row.worker_id)):
        posts.save(area)


def holder_in(workers: Workers, area: str, worker_id: str | None) -> Holder | None:
    """Return a worker as the holder of a post of an area; refused is who works elsewhere, or has left."""
    if worker_id is None:
        return None
    worker = workers.get(worker_id)
    if worker.left_at is not None:
        raise Conflict(f"{worker.id} 已离岗")
    if not area.startswith(worker.area):
        raise Conflict(f"{worker.id} works in {worker.area}, not in {area}")
    return Holder(worker_id=worker.id, label=worker.label)

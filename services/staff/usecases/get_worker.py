"""Get a worker."""

from dataclasses import dataclass

from services.staff.domain.posts import Post
from services.staff.domain.worker import Worker
from services.staff.usecases.ports import AllPosts, Workers
from shared.kernel.command import Caller


@dataclass(frozen=True, kw_only=True)
class HeldPost:
    """A post that a worker holds."""

    area: str
    post: Post


@dataclass(frozen=True, kw_only=True)
class WorkerSheet:
    """A worker and the posts he holds."""

    worker: Worker
    posts: tuple[HeldPost, ...]


def get_worker(workers: Workers, posts: AllPosts, *, worker_id: str, caller: Caller) -> WorkerSheet:
    """Return what the caller may see: himself, and everybody of his areas."""
    worker = workers.get(worker_id)
    if caller.id != worker.id:
        caller.require_area(worker.area)
    held = (
        HeldPost(area=area.id, post=post)
        for area in posts.held_by(worker.id)
        for post, holder in area.holders.items()
        if holder.worker_id == worker.id
    )
    return WorkerSheet(worker=worker, posts=tuple(held))

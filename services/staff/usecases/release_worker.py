"""Release a worker: he works here no more."""

from dataclasses import dataclass

from services.staff.domain.posts import Posts
from services.staff.domain.worker import Worker
from services.staff.usecases.fill_posts import holder_in
from services.staff.usecases.ports import AllPosts, Workers
from shared.kernel.command import Command


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """Who leaves, and who follows him on all his posts (nobody, where a partner stays)."""

    worker_id: str
    successor_id: str | None


def release_worker(workers: Workers, posts: AllPosts, *, leaving: Leaving, command: Command) -> Worker:
    """Hand his posts on, and let him go.

    Refused, before anything is changed: a worker outside of the caller's areas or who has gone already, a
    successor who could not hold one of the posts, and to leave a grid to nobody. The posts are handed on
    first: where that was interrupted, the same wish told again finishes it.
    """
    worker = workers.get(leaving.worker_id)
    command.by.require_area(worker.area)
    if not worker.heeded(command):
        worker.release(command.at)
        for area in _handed_on(workers, posts, leaving):
            posts.save(area)
        workers.save(worker)
    return worker


def _handed_on(workers: Workers, posts: AllPosts, leaving: Leaving) -> list[Posts]:
    """Return the areas in which he holds a post, with those posts handed on."""
    held = list(posts.held_by(leaving.worker_id))
    for area in held:
        successor = holder_in(workers, area.id, leaving.successor_id)
        for post in area.posts_of(leaving.worker_id):
            area.fill(post, successor)
    return held

"""RPC doors of staff."""

from collections.abc import Sequence
from typing import Any

from services.staff.domain.posts import Posts
from services.staff.schemas.post import AreaView, CloseForm, PostsForm
from services.staff.schemas.roster import RostersForm
from services.staff.schemas.worker import LeavingForm, WorkerQueryForm, WorkersForm, WorkerView
from services.staff.usecases.close_posts import close_posts
from services.staff.usecases.enlist_workers import WorkerRow, enlist_workers
from services.staff.usecases.fill_posts import PostRow, fill_posts
from services.staff.usecases.get_worker import WorkerSheet, get_worker
from services.staff.usecases.ports import AllAbsences, AllPosts, Rosters, Sealer, Workers
from services.staff.usecases.publish_rosters import DutyBook, RosterRow, publish_rosters
from services.staff.usecases.release_worker import Leaving, release_worker
from shared.kernel.command import Caller, Command
from shared.plumbing.door import command, query
from shared.plumbing.rows import RowsView

IN_CHARGE = ("station_head", "operator")


class Rpc:
    """Doors for those who are in charge of people, and for those who look one up."""

    workers: Workers
    posts: AllPosts
    rosters: Rosters
    absences: AllAbsences
    sealer: Sealer

    @command(WorkersForm, RowsView, allow=IN_CHARGE)
    def enlist_workers(self, command: Command, *, rows: Sequence[WorkerRow]) -> dict[str, Any]:
        """Enlist workers, or correct what is known of them."""
        return {"rows": enlist_workers(self.workers, self.posts, self.sealer, rows=rows, command=command)}

    @command(LeavingForm, WorkerView, allow=IN_CHARGE)
    def release_worker(self, command: Command, *, leaving: Leaving) -> WorkerSheet:
        """Let a worker go, with a successor on his posts; the last of a grid does not go without one."""
        release_worker(self.workers, self.posts, leaving=leaving, command=command)
        return get_worker(self.workers, self.posts, worker_id=leaving.worker_id, caller=command.by)

    @command(PostsForm, RowsView, allow=IN_CHARGE)
    def fill_posts(self, command: Command, *, rows: Sequence[PostRow]) -> dict[str, Any]:
        """Give posts to workers, or take them away."""
        return {"rows": fill_posts(self.posts, self.workers, rows=rows, command=command)}

    @command(CloseForm, AreaView, allow=IN_CHARGE)
    def close_posts(self, command: Command, *, grid_code: str) -> Posts:
        """Let nobody hold a post of a grid that is no more since the map was cut anew."""
        return close_posts(self.posts, grid_code=grid_code, command=command)

    @command(RostersForm, RowsView, allow=IN_CHARGE)
    def publish_rosters(self, command: Command, *, rows: Sequence[RosterRow]) -> dict[str, Any]:
        """Publish who is on duty when, a month at a time."""
        book = DutyBook(workers=self.workers, posts=self.posts, rosters=self.rosters, absences=self.absences)
        return {"rows": publish_rosters(book, rows=rows, command=command)}

    @query(WorkerQueryForm, WorkerView, allow=("worker", "clerk", *IN_CHARGE))
    def get_worker(self, caller: Caller, *, worker_id: str) -> WorkerSheet:
        """Show a worker to himself and to those in whose area he works."""
        return get_worker(self.workers, self.posts, worker_id=worker_id, caller=caller)

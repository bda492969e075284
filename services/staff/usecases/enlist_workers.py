"""Enlist workers, or correct what is known of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from services.staff.domain.worker import Particulars, Role, Worker
from services.staff.usecases.ports import AllPosts, Sealer, Workers
from shared.kernel.batch import RowOutcome, each_row
from shared.kernel.command import Command
from shared.kernel.errors import Conflict


@dataclass(frozen=True, kw_only=True)
class WorkerRow:
    """One worker as he is sent."""

    id: str
    name: str
    role: Role
    area: str
    staff_no: str | None = None
    duty_phone: str | None = None


def enlist_workers(
    workers: Workers, posts: AllPosts, sealer: Sealer, *, rows: Sequence[WorkerRow], command: Command
) -> list[RowOutcome]:
    """Enlist a batch.

    Refused is a row from outside of the caller's areas, and one that moves a worker away from a post that he
    holds: his successor comes first.
    """
    return each_row(rows, partial(_enlist, workers, posts, sealer), command=command)


def _enlist(workers: Workers, posts: AllPosts, sealer: Sealer, row: WorkerRow, command: Command) -> None:
    particulars = Particulars(
        name=row.name,
        role=row.role,
        area=row.area,
        staff_no=row.staff_no,
        duty_phone=sealer.seal(row.duty_phone, about="worker.duty_phone") if row.duty_phone else None,
    )
    worker = workers.find(row.id) or Worker(id=row.id, particulars=particulars)
    command.by.require_area(worker.area)
    command.by.require_area(row.area)
    if not worker.heeded(command):
        _require_no_orphan(posts, row)
        worker.enlist(particulars)
        workers.save(worker)


def _require_no_orphan(posts: AllPosts, row: WorkerRow) -> None:
    left = [area.id for area in posts.held_by(row.id) if not area.id.startswith(row.area)]
    if left:
        raise Conflict(f"{row.id} 在 {left[0]} 仍有岗位，请先安排接任人")

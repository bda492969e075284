"""Worker: somebody who works here."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from shared.events.staff import WorkerEnlisted, WorkerReleased
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict
from shared.kernel.masking import masked_name


class Role(StrEnum):
    """What somebody does here."""

    WORKER = "worker"
    STATION_HEAD = "station_head"
    CLERK = "clerk"
    SECTION_HEAD = "section_head"
    LEADER = "leader"


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """What is known of a worker. `area` is a code; `duty_phone` is sealed."""

    name: str
    role: Role
    area: str
    staff_no: str | None = None
    duty_phone: str | None = None


@dataclass(kw_only=True)
class Worker(Aggregate):
    """A worker is announced by the masked name only."""

    particulars: Particulars
    left_at: datetime | None = None

    @property
    def area(self) -> str:
        return self.particulars.area

    @property
    def label(self) -> str:
        return masked_name(self.particulars.name)

    def enlist(self, particulars: Particulars) -> None:
        """Take somebody on, perhaps again, or correct what is known; the last word counts."""
        self.particulars, self.left_at = particulars, None
        self.record(
            WorkerEnlisted(worker_id=self.id, label=self.label, role=particulars.role.value, area=self.area)
        )

    def release(self, at: datetime) -> None:
        """Let somebody go who works here no more. Refused: who has gone already."""
        if self.left_at is not None:
            raise Conflict(f"{self.id} 已离岗")
        self.left_at = at
        self.record(WorkerReleased(worker_id=self.id, area=self.area, released_at=at))

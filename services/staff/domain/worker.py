"""Worker: somebody who works here."""

from dataclasses import dataclass
from enum import StrEnum

from shared.events.staff import WorkerEnlisted
from shared.kernel.aggregate import Aggregate
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

    @property
    def area(self) -> str:
        return self.particulars.area

    @property
    def label(self) -> str:
        return masked_name(self.particulars.name)

    def enlist(self, particulars: Particulars) -> None:
        """Take somebody on, or correct what is known; the last word counts."""
        self.particulars = particulars
        self.record(
            WorkerEnlisted(worker_id=self.id, label=self.label, role=particulars.role.value, area=self.area)
        )

"""Record export: records of a grid were taken out of the house; who, when, why, how many. Never a value."""

from dataclasses import dataclass
from datetime import datetime

from services.grid.domain.access.access_rules import Purpose
from services.grid.domain.shelves import newest_first
from shared.events.grid_exports import RecordsExported
from shared.kernel.aggregate import Aggregate
from shared.kernel.calendar import local_time


@dataclass(frozen=True, kw_only=True)
class Counted:
    """How much went out."""

    people: int
    households: int
    tags: int


@dataclass(kw_only=True)
class RecordExport(Aggregate):
    """`plain` are the fields of people that went out unmasked; `reference` a case or a document."""

    area: str
    purpose: str
    reference: str
    counted: Counted
    plain: tuple[str, ...]
    by: str
    at: datetime

    @property
    def number(self) -> str:
        """Return the number that stands on every sheet: the log of looks has it too."""
        return export_number(self.id, self.at)

    @property
    def place(self) -> str:
        """Return where it stands among the exports of an area: the newest first."""
        return newest_first(self.at, self.id)

    def mark(self, purpose: Purpose) -> str:
        """Return the watermark: who, when, what for, and the number."""
        moment = f"{local_time(self.at):%Y-%m-%d %H:%M}"
        return f"{self.number} {self.by} {moment} {purpose.label} {self.reference} 仅限本次用途，用后销毁"

    def go_out(self) -> "RecordExport":
        """Return the export as made."""
        self.record(
            RecordsExported(
                export_id=self.id,
                number=self.number,
                area=self.area,
                purpose=self.purpose,
                people=self.counted.people,
                households=self.counted.households,
                plain=self.plain,
                exported_by=self.by,
                exported_at=self.at,
            )
        )
        return self


def export_number(id: str, at: datetime) -> str:
    """Return the number of an export: the day, and the beginning of its id."""
    return f"DC-{local_time(at):%Y%m%d}-{id[:8].upper()}"

"""What grid announces of records that were taken out of the house: ids and numbers, never a value."""

from dataclasses import dataclass
from datetime import datetime

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class RecordsExported(Event):
    """Somebody has exported records; `plain` are the fields that were not masked."""

    name = "grid.records_exported"
    about = "record_export"
    heard_by = ("notify",)
    export_id: str
    number: str
    area: str
    purpose: str
    people: int
    households: int
    plain: tuple[str, ...]
    exported_by: str
    exported_at: datetime

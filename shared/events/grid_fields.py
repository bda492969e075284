"""What grid announces of fields that visits change or lists contradict: ids and codes, never a value."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class FieldEvent(Event):
    """Base of what happens to one field of a person or household."""

    about = "field_line"
    heard_by: ClassVar[tuple[str, ...]] = ()
    line_id: str


@dataclass(frozen=True, kw_only=True)
class FieldAgreed(FieldEvent):
    """A visit says what nobody contradicts: the same as is known, or what follows from it."""

    name = "grid.field_agreed"
    claim_id: str
    state: str
    heard_at: datetime


@dataclass(frozen=True, kw_only=True)
class FieldApplied(FieldEvent):
    """The record holds what a visit has said."""

    name = "grid.field_applied"
    heard_by = ("grid",)
    household_id: str
    code: str
    applied_at: datetime


@dataclass(frozen=True, kw_only=True)
class FieldConflictFound(FieldEvent):
    """A visit, or a list, contradicts what is known; both are kept, and a person decides."""

    name = "grid.field_conflict_found"
    heard_by = ("notify",)
    household_id: str
    area: str
    whose: str
    code: str
    visit_id: str | None
    found_at: datetime
    batch_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class FieldConflictDecided(FieldEvent):
    """A person has let one claim hold, or none."""

    name = "grid.field_conflict_decided"
    heard_by = ("notify",)
    chosen: str | None
    decided_by: str
    decided_at: datetime
    household_id: str | None = None
    area: str | None = None


@dataclass(frozen=True, kw_only=True)
class FieldMoved(FieldEvent):
    """The map was cut anew: what was said otherwise is decided in another area."""

    name = "grid.field_moved"
    area: str
    moved_at: datetime

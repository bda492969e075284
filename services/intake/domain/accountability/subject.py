"""Subject: who is held to account: a member of staff, or a unit."""

from dataclasses import dataclass
from enum import StrEnum

from services.intake.domain.accountability.matter import Matter
from shared.kernel.command import Caller

HEADS = frozenset({"station_head", "section_head"})


class SubjectKind(StrEnum):
    """Staff, or a unit where nobody had the case in hand."""

    STAFF = "staff"
    UNIT = "unit"


@dataclass(frozen=True, kw_only=True)
class Subject:
    """`id` is a worker, or the code of the area or office that a unit is."""

    kind: SubjectKind
    id: str

    @property
    def key(self) -> str:
        """The name by which its cards are counted: staff/W0001."""
        return f"{self.kind}/{self.id}"

    def speaks(self, by: Caller) -> bool:
        """Tell whether somebody may speak for it: staff for himself, a head for his unit."""
        if self.kind is SubjectKind.STAFF:
            return by.id == self.id
        return bool(by.roles & HEADS) and by.covers(self.id)


def subject_of(worker_id: str | None, matter: Matter) -> Subject:
    """Return the worker, or the unit where nobody had it in hand."""
    if worker_id is None:
        return Subject(kind=SubjectKind.UNIT, id=matter.unit)
    return Subject(kind=SubjectKind.STAFF, id=worker_id)

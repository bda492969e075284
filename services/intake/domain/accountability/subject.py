"""Subject: who is held to account: a member of staff, or a unit."""

from dataclasses import dataclass
from enum import StrEnum

from services.intake.domain.cases.case import Case
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


def unit_of(case: Case) -> str:
    """Return the community whose station answers for a case; until that is known, the whole street."""
    return case.handler.community_code if case.handler else case.street


def subject_of(worker_id: str | None, case: Case) -> Subject:
    """Return the worker, or the unit where nobody had the case in hand."""
    if worker_id is None:
        return Subject(kind=SubjectKind.UNIT, id=unit_of(case))
    return Subject(kind=SubjectKind.STAFF, id=worker_id)

"""Reference: the case, visit or other matter that somebody names as his reason to have something revealed."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from shared.kernel.command import Caller


class ReferenceKind(StrEnum):
    """What may be named: a case, visit, task of a visit plan, request for a change, dispute, audit."""

    CASE = "case"
    VISIT = "visit"
    TASK = "task"
    CHANGE = "change"
    DISPUTE = "dispute"
    AUDIT = "audit"


@dataclass(frozen=True, kw_only=True)
class Referred:
    """What grid knows of it: its area, who has it, and whom it is about; no `subjects` where nobody knows."""

    area: str | None
    worker_id: str | None = None
    subjects: frozenset[str] = frozenset()

    def serves(self, caller: Caller, subjects: Collection[str]) -> bool:
        """Tell whether it is a matter of the caller's that gives him reason to see one of these."""
        his = caller.id == self.worker_id or (self.area is not None and caller.covers(self.area))
        return his and (not self.subjects or not self.subjects.isdisjoint(subjects))

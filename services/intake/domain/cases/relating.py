"""Relating: cases that have to do with one another (§1.9).

One of the two names the other; which one, matters to nobody. So linking and parting change one case, and who
looks from the other side finds the link by a look-up.
"""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.cases.flagging import Flagging
from shared.events.intake_flags import CaseParted, CaseRelated
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict

MOST_RELATED = 20


@dataclass(kw_only=True)
class Relating(Flagging):
    """The cases that it names."""

    related_case_ids: tuple[str, ...] = ()

    def relate(self, other: "Relating", *, words: str, by: Caller, at: datetime) -> None:
        """Name another case, and say what they have to do with each other; in any state of either."""
        if other.id == self.id or other.id in self.related_case_ids or self.id in other.related_case_ids:
            raise Conflict("不能关联案件自身，也不能重复关联")
        if len(self.related_case_ids) >= MOST_RELATED:
            raise Conflict(f"最多关联{MOST_RELATED}件案件")
        self.related_case_ids = (*self.related_case_ids, other.id)
        self.note(at, "关联案件", by=by.id, note=f"{other.number} {words}")
        self.record(CaseRelated(case_id=self.id, other_id=other.id, related_by=by.id, related_at=at))

    def part(self, other: "Relating", *, words: str, by: Caller, at: datetime) -> None:
        """Name it no more."""
        if other.id not in self.related_case_ids:
            raise Conflict("两案件没有关联")
        self.related_case_ids = tuple(each for each in self.related_case_ids if each != other.id)
        self.note(at, "取消关联", by=by.id, note=f"{other.number} {words}")
        self.record(CaseParted(case_id=self.id, other_id=other.id, parted_by=by.id, parted_at=at))

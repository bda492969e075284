"""Draft: question and answer as the public would read them, and what the gate finds there."""

from dataclasses import dataclass, replace
from datetime import datetime

from services.intake.domain.questions.hit import Hit
from services.intake.domain.questions.redaction import find_hits
from shared.kernel.errors import Conflict, NotFound


@dataclass(frozen=True, kw_only=True)
class Override:
    """Why what a hit found may stand, and who says so."""

    hit: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Draft:
    """`asked` is the question as it may be published: the asker's own words are never changed in his case.

    Overrides belong to these very words; other words are another draft.
    """

    asked: str
    answer: str
    author: str
    drafted_at: datetime
    overrides: tuple[Override, ...] = ()

    @property
    def hits(self) -> dict[str, tuple[Hit, ...]]:
        """What the gate finds, by `asked` and `answer`."""
        return {"asked": find_hits(self.asked), "answer": find_hits(self.answer)}

    @property
    def all_hits(self) -> tuple[Hit, ...]:
        """What it finds in both, in order."""
        return tuple(hit for hits in self.hits.values() for hit in hits)

    @property
    def overridden(self) -> frozenset[str]:
        """The codes of what may stand, in somebody's opinion."""
        return frozenset(each.hit for each in self.overrides)

    @property
    def open_hits(self) -> tuple[Hit, ...]:
        """What is neither taken out nor let stand."""
        return tuple(hit for hit in self.all_hits if hit.code not in self.overridden)

    def override(self, code: str, *, reason: str, by: str, at: datetime) -> tuple["Draft", Hit]:
        """Let a hit stand, with the reason; return the draft and the hit. Refused where there is none."""
        hit = next((hit for hit in self.open_hits if hit.code == code), None)
        if hit is None:
            raise NotFound("没有这一处待处理的内容")
        override = Override(hit=code, reason=reason, by=by, at=at)
        return replace(self, overrides=(*self.overrides, override)), hit

    def require_clear(self) -> None:
        """Refuse as long as a hit is open."""
        if self.open_hits:
            raise Conflict(f"还有{len(self.open_hits)}处疑似个人信息未处理，请删改或者说明理由")

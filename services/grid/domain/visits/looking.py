"""Looking again: what happens to an entry afterwards, by its worker and by others."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from services.grid.domain.visits.findings import Summary


class Purpose(StrEnum):
    """Why somebody else than the worker reads what he noted."""

    REVIEW = "review"
    COMPLAINT = "complaint"
    HANDLING = "handling"


@dataclass(frozen=True, kw_only=True)
class Amendment:
    """What the summary was before somebody changed it; the reason is sealed too."""

    at: datetime
    former: Summary | None
    reason: str | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Review:
    """What somebody else made of it; `words` are sealed."""

    by: str
    at: datetime
    sound: bool
    words: str | None = field(default=None, repr=False)

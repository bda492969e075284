"""Field claim: what one visit says of one field; the value is sealed, prints tell equal ones."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from services.grid.domain.records.origin import Statement
from services.grid.domain.visits.findings import Origin


class ClaimState(StrEnum):
    """What became of it."""

    AGREED = "agreed"
    ACCEPTED = "accepted"
    APPLIED = "applied"
    CONFLICTING = "conflicting"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class FieldClaim:
    """A claim in the order in which it was heard; `was` and `now` are prints, `value` is sealed."""

    id: str
    visit_id: str
    by: str
    at: datetime
    origin: Origin
    statement: Statement
    was: str | None
    now: str
    value: str = field(repr=False)
    state: ClaimState = ClaimState.CONFLICTING
    decided_by: str | None = None

    def follows(self, other: "FieldClaim") -> bool:
        """Tell whether the same phone has gone on from the other, later in one session."""
        mine, theirs = self.origin, other.origin
        same = (mine.device, mine.session) == (theirs.device, theirs.session)
        return (
            same and mine.offline_seq >= theirs.offline_seq and self.was == other.now and self.id != other.id
        )

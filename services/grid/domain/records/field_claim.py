"""Field claim: what a visit, or a list, says of one field; the value is sealed, prints tell equal ones."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from services.grid.domain.records.origin import Origin as RecordOrigin
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
    """A claim in the order in which it was heard; `was` and `now` are prints, `value` is sealed.

    It comes from a visit, under the `origin` that the phone gave it, or from the batch of a list. `refusal`
    says that the resident would not tell; there is no value then.
    """

    id: str
    by: str
    at: datetime
    statement: Statement
    was: str | None
    now: str
    value: str = field(repr=False)
    visit_id: str | None = None
    origin: Origin | None = None
    batch_id: str | None = None
    refusal: bool = False
    state: ClaimState = ClaimState.CONFLICTING
    decided_by: str | None = None

    def follows(self, other: "FieldClaim") -> bool:
        """Tell whether the same phone has gone on from the other, later in one session."""
        mine, theirs = self.origin, other.origin
        if mine is None or theirs is None or (mine.device, mine.session) != (theirs.device, theirs.session):
            return False
        return mine.offline_seq >= theirs.offline_seq and self.was == other.now and self.id != other.id

    def says_as(self, other: "FieldClaim") -> bool:
        """Tell whether the same source says the same."""
        return (self.statement.source, self.now) == (other.statement.source, other.now)


@dataclass(frozen=True, kw_only=True)
class Held:
    """What a record held when somebody decided: kept, for the record itself knows but what holds now."""

    print: str
    value: str = field(repr=False)
    origin: RecordOrigin

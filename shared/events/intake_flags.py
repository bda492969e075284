"""What intake announces of a case beside its way: flags, links to other cases, looks at its people."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class CaseFlagged(CaseEvent):
    """A head has marked it: important, historic or urgent. No clock and no state moves by that."""

    name = "intake.case_flagged"
    flag: str
    grid_code: str
    worker_id: str | None
    words: str
    flagged_by: str
    flagged_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseUnflagged(CaseEvent):
    """The mark was taken back."""

    name = "intake.case_unflagged"
    flag: str
    worker_id: str | None
    unflagged_by: str
    unflagged_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseRelated(CaseEvent):
    """It has to do with another case; both ways, and told once, of the one that was asked."""

    name = "intake.case_related"
    other_id: str
    related_by: str
    related_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseParted(CaseEvent):
    """It has nothing to do with that other case after all."""

    name = "intake.case_parted"
    other_id: str
    parted_by: str
    parted_at: datetime


@dataclass(frozen=True, kw_only=True)
class PeopleRevealed(CaseEvent):
    """Somebody has seen in plain its applicant or its main_parties, for a purpose of the closed list."""

    name = "intake.people_revealed"
    sought: str
    purpose: str
    revealed_by: str
    revealed_at: datetime

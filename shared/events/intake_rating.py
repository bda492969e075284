"""What intake announces of ratings of issues, and of bad ones of either kind of case that are made good."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class RatingInvited(CaseEvent):
    """The reporter is asked to rate, once a case and round."""

    name = "intake.rating_invited"
    rating_round: int
    invited_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseRated(CaseEvent):
    """He rates: 5 very content to 1 not at all, in the words of that version of the `scale`.

    A bad one has to be made good by `due`.
    """

    name = "intake.case_rated"
    rating_round: int
    level: int
    scale: int | None = None
    is_bad: bool
    worker_id: str | None
    grid_code: str
    due: datetime | None
    rated_at: datetime


@dataclass(frozen=True, kw_only=True)
class RaterContacted(CaseEvent):
    """Somebody has spoken with who rated badly."""

    name = "intake.rater_contacted"
    worker_id: str
    contacted_at: datetime


@dataclass(frozen=True, kw_only=True)
class RatingRectified(CaseEvent):
    """He says that it was made good; somebody else asks about it by `due`."""

    name = "intake.rating_rectified"
    worker_id: str
    grid_code: str
    due: datetime | None
    rectified_at: datetime


@dataclass(frozen=True, kw_only=True)
class RedressEnded(CaseEvent):
    """What became of it: made_good, in_vain or unreached."""

    name = "intake.redress_ended"
    grid_code: str
    how: str
    ended_at: datetime

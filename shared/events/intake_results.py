"""What intake announces of what follows acceptance on trust, and of an application after its decision."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class PledgeGiven(CaseEvent):
    """Some materials, by their codes, may follow until `due`, against a signed promise."""

    name = "intake.pledge_given"
    materials: tuple[str, ...]
    due: datetime | None
    given_at: datetime


@dataclass(frozen=True, kw_only=True)
class ToleranceSettled(CaseEvent):
    """What was promised has come."""

    name = "intake.tolerance_settled"
    settled_by: str
    settled_at: datetime


@dataclass(frozen=True, kw_only=True)
class PledgeBroken(CaseEvent):
    """What was promised has not come in time; for some months nothing is tolerated from who promised it."""

    name = "intake.pledge_broken"
    heard_by = ("intake", "notify")
    grid_code: str
    broken_at: datetime


@dataclass(frozen=True, kw_only=True)
class ApplicationRevoked(CaseEvent):
    """What was granted is taken back: `pledge_broken`, or `ruled` by the leadership."""

    name = "intake.application_revoked"
    reason: str
    revoked_at: datetime


@dataclass(frozen=True, kw_only=True)
class ResultReady(CaseEvent):
    """The result lies ready for the applicant; `due` is until when it has to reach him."""

    name = "intake.result_ready"
    due: datetime | None
    ready_at: datetime


@dataclass(frozen=True, kw_only=True)
class ResultDelivered(CaseEvent):
    """The applicant has the result: over the counter, by post, at home or electronically."""

    name = "intake.result_delivered"
    method: str
    delivered_by: str
    served_at: datetime


@dataclass(frozen=True, kw_only=True)
class ApplicationRatingInvited(CaseEvent):
    """The applicant has said nothing; he is asked for his rating, once in each round."""

    name = "intake.application_rating_invited"
    rating_round: int
    invited_at: datetime


@dataclass(frozen=True, kw_only=True)
class ApplicationRated(CaseEvent):
    """What the applicant says of it, 1 to 5, in the words of that version of the `scale`.

    A bad one has to be made good by `due`.
    """

    name = "intake.application_rated"
    rating_round: int
    score: int
    scale: int | None = None
    is_bad: bool = False
    worker_id: str | None = None
    grid_code: str = ""
    due: datetime | None = None
    rated_at: datetime


@dataclass(frozen=True, kw_only=True)
class ApplicationArchived(CaseEvent):
    """Nothing is left to do with it."""

    name = "intake.application_archived"
    archived_by: str
    archived_at: datetime

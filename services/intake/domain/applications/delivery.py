"""Delivery (送达): the result is made ready and handed out, with proof; then comes the rating."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.applications.notice import ServiceMethod
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.applications.tolerance import Tolerating
from services.intake.domain.applications.transitions import Act
from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.cases.rating_scale import FIRST_SCALE
from services.intake.domain.clocks.clock_kind import ClockKind
from shared.events.intake_results import (
    ApplicationArchived,
    ApplicationRated,
    ApplicationRatingInvited,
    ResultDelivered,
    ResultReady,
)
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, Invalid


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """How the result reached the applicant, and what proves it (送达回证).

    `consent` is his prior consent in writing, without which nothing is served electronically.
    """

    method: ServiceMethod
    proof: str
    served_at: datetime
    consent: str = ""

    def __post_init__(self) -> None:
        if self.method is ServiceMethod.ELECTRONIC and not self.consent:
            raise Invalid("电子送达须事先取得申请人书面同意", {"consent": ["必填"]})


@dataclass(frozen=True, kw_only=True)
class Rating:
    """What the applicant says of it: 1 to 5, once for each round; `scale` is the version of their words."""

    rating_round: int
    score: int
    rated_at: datetime
    scale: int = FIRST_SCALE


@dataclass(kw_only=True)
class Delivering(Tolerating):
    """`invited_at` is when the silent applicant was asked for his rating, once."""

    delivery: Delivery | None = None
    rating: Rating | None = None
    invited_at: datetime | None = None

    @property
    def round_rated(self) -> int:
        return self.rating.rating_round if self.rating else 0

    @property
    def can_be_collected(self) -> bool:
        """Tell whether the result lies ready or was handed out, and does not wait for promised materials."""
        return self.state in {S.TO_DELIVER, S.DELIVERED, S.RATED} and not self.withholds_certificate

    def prepare_delivery(self, *, by: Caller, at: datetime) -> None:
        """Say that the result is ready; what waits for promised materials is not handed out."""
        self.require(Act.PREPARE_DELIVERY)
        if self.withholds_certificate:
            raise Conflict("容缺材料补齐前不发放结果")
        self.go(Act.PREPARE_DELIVERY, S.TO_DELIVER, at=at)
        self.note(at, "待送达", by=by.id)
        due = self.due.get(ClockKind.DELIVERY)
        self.record(ResultReady(case_id=self.id, due=due, ready_at=at))

    def deliver(self, delivery: Delivery, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Keep that it was handed out; the time runs after which a silent applicant is asked."""
        self.require(Act.DELIVER)
        if not self.reached[-1].at <= delivery.served_at <= at:
            raise Invalid("送达时间有误", {"served_at": ["须在制证之后，不得晚于现在"]})
        self.delivery = delivery
        self.go(Act.DELIVER, S.DELIVERED, at=at)
        self.stop_clocks(ClockKind.DELIVERY, by=by.id, at=delivery.served_at, calendar=calendar)
        self.start_step(
            ClockKind.RATING, self.rules.invitation, by=SYSTEM, at=delivery.served_at, calendar=calendar
        )
        self.note(at, "送达", by=by.id)
        self.record(
            ResultDelivered(
                case_id=self.id, method=delivery.method, served_at=delivery.served_at, delivered_by=by.id
            )
        )

    def invite_rating(self, *, at: datetime, calendar: Calendar) -> None:
        """Ask the silent applicant, once."""
        self.invited_at = at
        self.stop_clocks(ClockKind.RATING, by=SYSTEM, at=at, calendar=calendar)
        self.record(ApplicationRatingInvited(case_id=self.id, rating_round=1, invited_at=at))

    def rate(self, score: int, *, scale: int, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Keep what the applicant says; never entered by who handled it. A bad one has to be made good."""
        self.require(Act.RATE)
        if self.answers_for(by):
            raise Conflict("评价不能由经办人本人录入")
        self.rating = Rating(rating_round=1, score=score, rated_at=at, scale=scale)
        self.go(Act.RATE, S.RATED, at=at)
        self.stop_clocks(ClockKind.RATING, by=by.id, at=at, calendar=calendar)
        self.note(at, "评价", by=by.id, note=f"{score}分")
        if is_bad := score <= self.rules.bad_from:
            self.begin_redress(at=at, calendar=calendar)
        self.record(
            ApplicationRated(
                case_id=self.id,
                rating_round=1,
                score=score,
                scale=scale,
                is_bad=is_bad,
                worker_id=self.worker if is_bad else None,
                grid_code=self.area,
                due=self.due.get(ClockKind.STEP),
                rated_at=at,
            )
        )

    def archive(self, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Put it away; refused as long as something is still to come."""
        self.require(Act.ARCHIVE)
        if self.tolerance and self.tolerance.is_open and self.state in {S.DELIVERED, S.RATED}:
            raise Conflict("容缺材料尚未补齐，不能归档")
        if self.state is S.DELIVERED and not self.invited_at:
            raise Conflict("尚未邀请评价，不能归档")
        if self.redress.is_due:
            raise Conflict("差评尚未处理完毕，不能归档")
        self.go(Act.ARCHIVE, S.ARCHIVED, at=at)
        self.stop_clocks(by=by.id, at=at, calendar=calendar)
        self.note(at, "归档", by=by.id)
        self.record(ApplicationArchived(case_id=self.id, archived_by=by.id, archived_at=at))

"""What intake announces of needs that are referred to projects: ids and codes, and no word of anybody."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from shared.kernel.event import Event


@dataclass(frozen=True, kw_only=True)
class ReferralEvent(Event):
    """Base of what happens to a referral."""

    about = "referral"
    heard_by: ClassVar[tuple[str, ...]] = ()
    referral_id: str
    project_id: str


@dataclass(frozen=True, kw_only=True)
class NeedReferred(ReferralEvent):
    """A household's need, of a closed list, was referred to a project; `source` is issue or visit."""

    name = "intake.need_referred"
    household_id: str
    need: str
    source: str
    source_id: str
    referred_at: datetime


@dataclass(frozen=True, kw_only=True)
class ReferralAccepted(ReferralEvent):
    """The provider looks after it."""

    name = "intake.referral_accepted"
    accepted_at: datetime


@dataclass(frozen=True, kw_only=True)
class ReferralDeclined(ReferralEvent):
    """The provider does not; `reason` is from the closed list."""

    name = "intake.referral_declined"
    reason: str
    declined_at: datetime


@dataclass(frozen=True, kw_only=True)
class ServiceRecorded(ReferralEvent):
    """Something was done: its kind and how long it took."""

    name = "intake.service_recorded"
    service: str
    minutes: int
    recorded_at: datetime


@dataclass(frozen=True, kw_only=True)
class OutcomeReturned(ReferralEvent):
    """What became of the need, for the household's file: a code, and no case notes."""

    name = "intake.outcome_returned"
    household_id: str
    need: str
    outcome: str
    services: int
    ended_at: datetime


@dataclass(frozen=True, kw_only=True)
class ReferralRated(ReferralEvent):
    """The household has said how content it is, from 1 to 5."""

    name = "intake.referral_rated"
    satisfaction: int
    rated_at: datetime

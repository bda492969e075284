"""Referral: a household's need that a project looks after; the outcome comes back, case notes never do."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from shared.events.intake_referrals import (
    NeedReferred,
    OutcomeReturned,
    ReferralAccepted,
    ReferralDeclined,
    ReferralRated,
    ServiceRecorded,
)
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict

MOST_SERVICES = 200


class Need(StrEnum):
    """What a household needs: a closed list, so that nothing else is said of it."""

    ELDER_CARE = "elder_care"
    CHILD_CARE = "child_care"
    DISABILITY = "disability"
    COUNSELLING = "counselling"
    FAMILY_RELATIONS = "family_relations"
    EMPLOYMENT = "employment"
    HARDSHIP = "hardship"
    COMMUNITY = "community"


class Source(StrEnum):
    """Where the need came to light."""

    ISSUE = "issue"
    VISIT = "visit"


class Declined(StrEnum):
    """Why a provider does not take it."""

    NOT_TARGET_GROUP = "not_target_group"
    NO_CAPACITY = "no_capacity"
    HOUSEHOLD_REFUSES = "household_refuses"
    NOT_REACHED = "not_reached"


class Service(StrEnum):
    """What was done: its kind, and no word more."""

    HOME_VISIT = "home_visit"
    PHONE_CALL = "phone_call"
    GROUP = "group"
    COUNSELLING = "counselling"
    ESCORT = "escort"
    LINKED = "linked"


class Outcome(StrEnum):
    """What became of the need."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    STOPPED = "stopped"


class ReferralState(StrEnum):
    """Where it stands; the names are stable on the wire."""

    REFERRED = "REFERRED"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    ENDED = "ENDED"


S = ReferralState
WORDS = {S.REFERRED: "待承接", S.ACCEPTED: "服务中", S.DECLINED: "未承接", S.ENDED: "已结束"}


@dataclass(frozen=True, kw_only=True)
class ServiceRecord:
    """One service."""

    service: Service
    on: date
    minutes: int
    by: str


@dataclass(kw_only=True)
class Referral(Aggregate):
    """`worker_id` introduces the provider to the household, whose name and door he is not told here."""

    project_id: str
    street: str
    household_id: str
    need: Need
    source: Source
    source_id: str
    worker_id: str
    referred_at: datetime
    state: ReferralState = S.REFERRED
    declined: Declined | None = None
    services: tuple[ServiceRecord, ...] = ()
    outcome: Outcome | None = None
    ended_at: datetime | None = None
    satisfaction: int | None = None

    def refer(self) -> None:
        """Tell that a need was referred."""
        self.record(
            NeedReferred(
                referral_id=self.id,
                project_id=self.project_id,
                household_id=self.household_id,
                need=self.need,
                source=self.source,
                source_id=self.source_id,
                referred_at=self.referred_at,
            )
        )

    def accept(self, *, at: datetime) -> None:
        """Take it on, as the provider."""
        self._require("承接", S.REFERRED)
        self.state = S.ACCEPTED
        self.record(ReferralAccepted(referral_id=self.id, project_id=self.project_id, accepted_at=at))

    def decline(self, reason: Declined, *, at: datetime) -> None:
        """Give it back with a reason of the list."""
        self._require("退回", S.REFERRED)
        self.state, self.declined = S.DECLINED, reason
        self.record(
            ReferralDeclined(referral_id=self.id, project_id=self.project_id, reason=reason, declined_at=at)
        )

    def serve(self, record: ServiceRecord, *, at: datetime) -> None:
        """Keep one service."""
        self._require("登记服务", S.ACCEPTED)
        if len(self.services) >= MOST_SERVICES:
            raise Conflict(f"服务记录已有{MOST_SERVICES}条，请结束后另行转介")
        self.services = (*self.services, record)
        self.record(
            ServiceRecorded(
                referral_id=self.id,
                project_id=self.project_id,
                service=record.service,
                minutes=record.minutes,
                recorded_at=at,
            )
        )

    def end(self, outcome: Outcome, *, at: datetime) -> None:
        """Say what became of it: ids and a code go back to the household's file, and nothing else."""
        self._require("结束", S.ACCEPTED)
        self.state, self.outcome, self.ended_at = S.ENDED, outcome, at
        self.record(
            OutcomeReturned(
                referral_id=self.id,
                project_id=self.project_id,
                household_id=self.household_id,
                need=self.need,
                outcome=outcome,
                services=len(self.services),
                ended_at=at,
            )
        )

    def rate(self, satisfaction: int, *, at: datetime) -> None:
        """Keep what the household says, from 1 to 5; once, and asked by the street, never by the provider."""
        self._require("评价", S.ENDED)
        if self.satisfaction is not None:
            raise Conflict("该服务已经评价")
        self.satisfaction = satisfaction
        self.record(
            ReferralRated(
                referral_id=self.id, project_id=self.project_id, satisfaction=satisfaction, rated_at=at
            )
        )

    def _require(self, action: str, *states: ReferralState) -> None:
        if self.state not in states:
            raise Conflict(f"转介{WORDS[self.state]}，不能{action}")

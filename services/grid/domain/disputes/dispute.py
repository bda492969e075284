"""Dispute (矛盾纠纷): registered, mediated within its time, settled or not, and asked about again."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from services.grid.domain.disputes.dispute_rules import DisputeRules
from services.grid.domain.disputes.dispute_state import ALLOWED, OPEN, WORDS, Action, D, DisputeState, Purpose
from services.grid.domain.disputes.matter import (
    Agreement,
    Evaluation,
    Failure,
    FollowUp,
    Matter,
    Mediation,
    Meeting,
)
from shared.events.grid_disputes import (
    DisputeEvaluated,
    DisputeFailed,
    DisputeFollowedUp,
    DisputeMoved,
    DisputeOverdue,
    DisputeRead,
    DisputeRegistered,
    DisputeSettled,
    DisputeWarned,
    DisputeWithdrawn,
    MediationHeld,
    MediatorAppointed,
)
from shared.kernel.aggregate import Aggregate
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, NotAllowed

ONE_DAY = timedelta(days=1)


@dataclass(kw_only=True)
class Dispute(Aggregate):
    """`deadline` is the last day of the present mediation, `look_on` when somebody is reminded next."""

    matter: Matter
    registered_by: str
    registered_at: datetime
    rules_version: int
    state: DisputeState = D.REGISTERED
    deadline: date
    look_on: date | None
    warned: bool = False
    mediation: Mediation | None = None
    meetings: tuple[Meeting, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    failure: Failure | None = None
    evaluation: Evaluation | None = None

    @classmethod
    def register(cls, id: str, matter: Matter, rules: DisputeRules, *, by: str, at: datetime) -> "Dispute":
        """Begin it; the time for its mediation runs from today on."""
        deadline, look_on = _clock(rules, at)
        dispute = cls(
            id=id,
            matter=matter,
            registered_by=by,
            registered_at=at,
            rules_version=rules.version_no,
            deadline=deadline,
            look_on=look_on,
        )
        dispute.record(
            DisputeRegistered(
                dispute_id=id,
                category=matter.category,
                scale=matter.scale,
                grid_code=matter.grid_code,
                community_code=matter.community_code,
                household_ids=matter.household_ids if matter.prominent else (),
                deadline=deadline,
                registered_at=at,
            )
        )
        return dispute

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def mediator(self) -> str | None:
        return self.mediation.mediator if self.mediation else None

    def move(self, grid_code: str | None, *, community_code: str, at: datetime) -> None:
        """Let it lie in another grid, of its community or of another one: the map was cut anew."""
        self.matter = replace(self.matter, grid_code=grid_code, community_code=community_code)
        self.record(
            DisputeMoved(dispute_id=self.id, grid_code=grid_code, community_code=community_code, moved_at=at)
        )

    def appoint(self, mediation: Mediation, *, at: datetime) -> None:
        """Name who mediates; another one takes over what there is, and its time."""
        self._require(Action.APPOINT)
        self.state, self.mediation = D.MEDIATING, mediation
        self.record(
            MediatorAppointed(
                dispute_id=self.id, mediator=mediation.mediator, way=mediation.way, appointed_at=at
            )
        )

    def hold(self, meeting: Meeting) -> None:
        """Keep that the parties were brought together."""
        self._require(Action.HOLD, by=meeting.by)
        self.meetings = (*self.meetings, meeting)
        self.record(MediationHeld(dispute_id=self.id, meetings=len(self.meetings), held_at=meeting.at))

    def settle(self, terms: str, rules: DisputeRules, *, by: str, at: datetime) -> None:
        """Keep what was agreed; after some days somebody asks whether it is kept."""
        self._require(Action.SETTLE, by=by)
        ask_on = local_time(at).date() + timedelta(days=rules.follow_up_days)
        self.agreements = (*self.agreements, Agreement(at=at, follow_up_on=ask_on, terms=terms))
        in_time = local_time(at).date() <= self.deadline
        self.state, self.look_on, self.warned = D.SETTLED, ask_on, False
        self.record(DisputeSettled(dispute_id=self.id, on_time=in_time, follow_up_on=ask_on, settled_at=at))

    def fail(self, failure: Failure, *, by: str) -> None:
        """End the mediation without an agreement, and say where the parties go from here."""
        self._require(Action.FAIL, by=by)
        self.state, self.failure, self.look_on = D.FAILED, failure, None
        self.record(
            DisputeFailed(
                dispute_id=self.id, onward=failure.onward, failed_at=failure.at, **self.matter.codes
            )
        )

    def follow_up(self, asked: FollowUp, rules: DisputeRules) -> None:
        """Keep whether the agreement is kept; a broken one is mediated again, with a time of its own."""
        self._require(Action.FOLLOW_UP)
        self.follow_ups = (*self.follow_ups, asked)
        self.state, self.look_on, self.warned = (D.KEPT if asked.kept else D.MEDIATING), None, False
        if not asked.kept:
            self.deadline, self.look_on = _clock(rules, asked.at)
        self.record(DisputeFollowedUp(**self._whose, kept=asked.kept, asked_at=asked.at))

    def withdraw(self, *, at: datetime) -> None:
        """End it because the parties do not want it any more."""
        self._require(Action.WITHDRAW)
        self.state, self.look_on = D.WITHDRAWN, None
        self.record(DisputeWithdrawn(**self._whose, withdrawn_at=at))

    def evaluate(self, evaluation: Evaluation) -> None:
        """Keep what somebody else thinks of it, once."""
        self._require(Action.EVALUATE)
        if evaluation.by == self.mediator:
            raise NotAllowed("考评须由调解人以外的人员作出")
        if self.evaluation:
            raise Conflict("该纠纷已经考评")
        self.evaluation = evaluation
        self.record(DisputeEvaluated(**self._whose, evaluated_at=evaluation.at))

    def read(self, *, by: str, purpose: Purpose, at: datetime) -> None:
        """Keep who looked at it, and why."""
        self.record(DisputeRead(dispute_id=self.id, read_by=by, purpose=purpose, read_at=at))

    def remind(self, *, now: datetime) -> None:
        """Warn before the time is over, tell when it is, and when to ask after an agreement; once each."""
        today = local_time(now).date()
        if self.look_on is None or today < self.look_on:
            return
        whose: dict[str, Any] = self._whose | self.matter.codes
        until = self.agreements[-1].follow_up_on if self.state is D.SETTLED else self.deadline
        if self.state is D.SETTLED or (not self.warned and today <= until):
            self.look_on, self.warned = (None if self.state is D.SETTLED else until + ONE_DAY), True
            self.record(DisputeWarned(**whose, about_what=self.state, due=until, warned_at=now))
        else:
            self.look_on = None
            self.record(DisputeOverdue(**whose, deadline=until, overdue_at=now))

    @property
    def _whose(self) -> dict[str, Any]:
        return {"dispute_id": self.id, "mediator": self.mediator}

    def _require(self, action: Action, *, by: str | None = None) -> None:
        """Refuse what may not be done here, and what only the mediator may do."""
        if self.state not in ALLOWED[action]:
            raise Conflict(f"纠纷{WORDS[self.state]}，不能{action}")
        if by is not None and by != self.mediator:
            raise NotAllowed("只有该纠纷的调解人可以办理")


def _clock(rules: DisputeRules, at: datetime) -> tuple[date, date]:
    """Return the last day of a mediation that begins at a moment, and the day on which to warn."""
    deadline = local_time(at).date() + timedelta(days=rules.mediate_days)
    return deadline, deadline - timedelta(days=rules.warn_days)

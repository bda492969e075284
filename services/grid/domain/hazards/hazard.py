"""Hazard (隐患): found, charged to an owner with a deadline, mended with proof, closed; or it was none."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from services.grid.domain.hazards.hazard_place import HazardPlace, Proof
from services.grid.domain.hazards.hazard_rules import HazardRules, Severity
from services.grid.domain.hazards.hazard_state import (
    ALLOWED,
    BY_OTHERS,
    WORDS,
    Action,
    FoundBy,
    H,
    HazardState,
)
from shared.events.grid_hazards import (
    HazardCharged,
    HazardClosed,
    HazardDismissed,
    HazardFound,
    HazardMended,
    HazardMoved,
    HazardOverdue,
    HazardSentBack,
    HazardWarned,
)
from shared.kernel.aggregate import Aggregate
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, Invalid, NotAllowed

ONE_DAY = timedelta(days=1)


@dataclass(kw_only=True)
class Hazard(Aggregate):
    """`words` are sealed. `former_id` is the one that it repeats, `recurrence` how often it has come back."""

    kind: str
    severity: Severity
    place: HazardPlace
    found_by: FoundBy
    found_at: datetime
    reported_by: str
    words: str = field(repr=False)
    photo: str | None = None
    visit_id: str | None = None
    former_id: str | None = None
    recurrence: int = 0
    rules_version: int
    state: HazardState = H.FOUND
    owner: str | None = None
    deadline: date | None = None
    proofs: tuple[Proof, ...] = ()
    look_on: date | None = None
    warned: bool = False
    ended_at: datetime | None = None
    ended_by: str | None = None

    def find(self) -> None:
        """Tell that it was found."""
        self.record(
            HazardFound(
                hazard_id=self.id,
                kind=self.kind,
                severity=self.severity,
                household_id=self.place.household_id,
                building_id=self.place.building_id,
                facility_id=self.place.facility_id,
                grid_code=self.place.grid_code,
                community_code=self.place.community_code,
                found_by=self.found_by,
                missed_by_grid=self.found_by in BY_OTHERS,
                recurrence=self.recurrence,
                former_id=self.former_id,
                found_at=self.found_at,
            )
        )

    def charge(self, owner: str, *, deadline: date, rules: HazardRules, at: datetime) -> None:
        """Name who mends it and by when; another owner or a later day is named in the same way."""
        self._require(Action.CHARGE)
        if deadline < local_time(at).date():
            raise Invalid("整改期限不能早于今天", {"deadline": ["不能早于今天"]})
        self.state, self.owner, self.deadline = H.CHARGED, owner, deadline
        self.look_on, self.warned = deadline - timedelta(days=rules.warn_days), False
        self.record(HazardCharged(hazard_id=self.id, owner=owner, deadline=deadline, charged_at=at))

    def mend(self, proof: Proof, rules: HazardRules) -> None:
        """Keep what shows that it is mended; closed at once where nobody else need look."""
        self._require(Action.MEND)
        self.proofs, self.state, self.look_on = (*self.proofs, proof), H.MENDED, None
        to_accept = self.severity in rules.second_person
        self.record(
            HazardMended(
                hazard_id=self.id,
                mended_by=proof.by,
                mended_at=proof.at,
                to_accept=to_accept,
                **self.place.codes,
            )
        )
        if not to_accept:
            self._close(by=proof.by, at=proof.at)

    def accept(self, *, by: str, at: datetime) -> None:
        """Find on the spot that it is mended; by somebody else than who mended."""
        self._require(Action.ACCEPT)
        if by == self.proofs[-1].by:
            raise NotAllowed("隐患整改须由整改人以外的人员验收")
        self._close(by=by, at=at)

    def send_back(self, *, deadline: date, rules: HazardRules, by: str, at: datetime) -> None:
        """Find that it is not mended: it is to be done again by another day; the proof stays."""
        self._require(Action.SEND_BACK)
        if by == self.proofs[-1].by:
            raise NotAllowed("隐患整改须由整改人以外的人员验收")
        assert self.owner, "what is mended has an owner"
        self.state = H.CHARGED
        self.record(HazardSentBack(hazard_id=self.id, sent_back_at=at, owner=self.owner))
        self.charge(self.owner, deadline=deadline, rules=rules, at=at)

    def dismiss(self, *, by: str, at: datetime) -> None:
        """Find that it is no hazard; by somebody else than who reported it."""
        self._require(Action.DISMISS)
        if by == self.reported_by:
            raise NotAllowed("隐患须由上报人以外的人员排除")
        self._end(H.DISMISSED, by=by, at=at)
        self.record(
            HazardDismissed(hazard_id=self.id, dismissed_by=by, dismissed_at=at, reported_by=self.reported_by)
        )

    def move(self, grid_code: str | None, *, community_code: str, at: datetime) -> None:
        """Let it lie in another grid, of its community or of another one: the map was cut anew."""
        self.place = replace(self.place, grid_code=grid_code, community_code=community_code)
        self.record(
            HazardMoved(hazard_id=self.id, grid_code=grid_code, community_code=community_code, moved_at=at)
        )

    def remind(self, *, now: datetime) -> None:
        """Warn some days before the deadline and tell when it is over, each once a deadline."""
        today = local_time(now).date()
        if self.look_on is None or self.deadline is None or self.owner is None or today < self.look_on:
            return
        whose: dict[str, Any] = {"hazard_id": self.id, "owner": self.owner, "deadline": self.deadline}
        if today > self.deadline:
            self.look_on = None
            self.record(HazardOverdue(**whose | self.place.codes, overdue_at=now))
        elif not self.warned:
            self.look_on, self.warned = self.deadline + ONE_DAY, True
            self.record(HazardWarned(**whose, warned_at=now))

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    def _close(self, *, by: str, at: datetime) -> None:
        self._end(H.CLOSED, by=by, at=at)
        late = self.deadline is not None and local_time(at).date() > self.deadline
        self.record(
            HazardClosed(
                hazard_id=self.id,
                household_id=self.place.household_id,
                on_time=not late,
                closed_by=by,
                closed_at=at,
                **self.place.codes,
            )
        )

    def _end(self, state: HazardState, *, by: str, at: datetime) -> None:
        self.state, self.ended_by, self.ended_at, self.look_on = state, by, at, None

    def _require(self, action: Action) -> None:
        if self.state not in ALLOWED[action]:
            raise Conflict(f"隐患{WORDS[self.state]}，不能{action}")

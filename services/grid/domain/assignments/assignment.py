"""Assignment: which worker has a case, why, and what the decision was taken from. Its id is the case's id."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from services.grid.domain.assignments.choice import Choice, Reason
from services.grid.domain.posts.duty import Crew, Holder
from services.grid.domain.territory.grid import GridInForce
from services.grid.domain.territory.place import Location
from shared.events.grid import AssignmentEnded, CaseAssigned, CaseUnassigned
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict


class State(StrEnum):
    """Where an assignment stands."""

    UNASSIGNED = "unassigned"
    ASSIGNED = "assigned"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True)
class AcceptedCase:
    """What grid was told of a case. `urgency` is ordinary, urgent or emergency."""

    id: str
    number: str
    subject: str
    urgency: str
    accepted_at: datetime


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What was decided when, and the posts and shifts that were seen then.

    `by` is the caller where a person decided, with his words in `note`.
    """

    at: datetime
    location: Location
    choice: Choice
    crew: Crew = field(default_factory=Crew)
    by: str | None = None
    note: str | None = None


@dataclass(kw_only=True)
class Assignment(Aggregate):
    """A case is assigned by the rules; where they find nobody, a station head assigns it by hand.

    Without a `case` it is the trace of a case that was over before grid heard that it had begun. `heard` is
    the number of the newest fact of the case that changed it: an older one that comes late changes nothing.
    """

    case: AcceptedCase | None = None
    decision: Decision | None = None
    ended_at: datetime | None = None
    heard: int = 0

    @property
    def state(self) -> State:
        if self.ended_at is not None:
            return State.ENDED
        return State.ASSIGNED if self.holder else State.UNASSIGNED

    @property
    def holder(self) -> Holder | None:
        return self.decision.choice.holder if self.decision else None

    @property
    def location(self) -> Location:
        return self.decision.location if self.decision else Location()

    @property
    def cursor(self) -> str:
        """Return its place among all assignments: by the moment of the decision, then by case."""
        at = self.decision.at if self.decision else self.ended_at
        return f"{at.astimezone(UTC).isoformat(timespec='milliseconds') if at else ''} {self.id}"

    @classmethod
    def decide(cls, case: AcceptedCase, decision: Decision) -> "Assignment":
        """Begin the assignment of a case with what the rules decided."""
        assignment = cls(id=case.id, case=case, decision=decision)
        assignment.tell(case, decision)
        return assignment

    @classmethod
    def of_closed_case(cls, case_id: str, at: datetime, *, sequence: int = 0) -> "Assignment":
        """Remember a case that is over, so that nobody is told of it later."""
        assignment = cls(id=case_id)
        assignment.end(at, sequence=sequence)
        return assignment

    def assign_by_hand(
        self, holder: Holder, *, grid: GridInForce, crew: Crew, at: datetime, by: str, note: str
    ) -> None:
        """Give the case to somebody although the rules found nobody; `by` says why in `note`.

        Refused for a case that has its worker or is over.
        """
        if self.case is None or self.state is not State.UNASSIGNED:
            raise Conflict(f"case {self.id} is {self.state}")
        location = Location(
            found_by=self.location.found_by,
            grid=grid,
            community_code=grid.community_code,
            building_id=self.location.building_id,
        )
        choice = Choice(reason=Reason.BY_HAND, holder=holder)
        self.decision = Decision(at=at, location=location, choice=choice, crew=crew, by=by, note=note)
        self.record(_assigned(self.case, self.decision, grid, holder))

    def end(self, at: datetime, *, sequence: int = 0) -> None:
        """Free the worker of a case that is over; hearing of it again changes nothing."""
        self.heard = max(self.heard, sequence)
        if self.ended_at is None:
            self.ended_at = at
            worker_id = self.holder.worker_id if self.holder else None
            self.record(AssignmentEnded(case_id=self.id, worker_id=worker_id, ended_at=at))

    def give_anew(self, decision: Decision, *, sequence: int) -> None:
        """Give a case that goes on after all, or goes to another unit, as the rules decide now."""
        assert self.case, "what grid has never heard of is not given anew"
        self.decision, self.ended_at, self.heard = decision, None, sequence
        self.tell(self.case, decision)

    def give_back(self, at: datetime, *, sequence: int) -> None:
        """Take a case from its worker that his unit has returned: it waits for another by hand."""
        assert self.case, "what grid has never heard of is not given back"
        self.decision = Decision(at=at, location=self.location, choice=Choice(reason=Reason.RETURNED))
        self.heard = sequence
        self.tell(self.case, self.decision)

    def tell(self, case: AcceptedCase, decision: Decision) -> None:
        """Tell who has it now, or why nobody."""
        grid, holder = decision.location.grid, decision.choice.holder
        if grid and holder:
            self.record(_assigned(case, decision, grid, holder))
        else:
            self.record(_unassigned(case, decision))


def _assigned(case: AcceptedCase, decision: Decision, grid: GridInForce, holder: Holder) -> CaseAssigned:
    return CaseAssigned(
        case_id=case.id,
        number=case.number,
        subject=case.subject,
        grid_code=grid.code,
        grid_version=grid.version_no,
        community_code=grid.community_code,
        post=holder.post.value,
        worker_id=holder.worker_id,
        worker_label=holder.label,
        on_behalf_of=decision.choice.on_behalf_of,
        reason=decision.choice.reason.value,
        assigned_at=decision.at,
    )


def _unassigned(case: AcceptedCase, decision: Decision) -> CaseUnassigned:
    location = decision.location
    return CaseUnassigned(
        case_id=case.id,
        number=case.number,
        grid_code=location.grid.code if location.grid else None,
        community_code=location.community_code,
        reason=decision.choice.reason.value,
        unassigned_at=decision.at,
    )

"""Assignment: which worker has a case, why, and what the decision was taken from. Its id is the case's id."""

from dataclasses import dataclass
from datetime import datetime

from services.grid.domain.assignments.choice import Choice, Reason
from services.grid.domain.assignments.decision import AcceptedCase, Decision, Signature
from services.grid.domain.assignments.held import State
from services.grid.domain.assignments.moving import Moving
from services.grid.domain.posts.duty import Crew, Holder
from services.grid.domain.territory.grid import GridInForce
from services.grid.domain.territory.place import Location
from shared.events.grid import AssignmentEnded, CaseNoted
from shared.kernel.errors import Conflict


@dataclass(kw_only=True)
class Assignment(Moving):
    """A case is assigned by the rules; where they find nobody, a station head assigns it by hand."""

    @classmethod
    def decide(cls, case: AcceptedCase, decision: Decision) -> "Assignment":
        """Begin the assignment of a case with what the rules decided."""
        assignment = cls(id=case.id, case=case)
        assignment.give(decision)
        return assignment

    @classmethod
    def of_closed_case(cls, case_id: str, at: datetime, *, sequence: int = 0) -> "Assignment":
        """Remember a case that is over, so that nobody is told of it later."""
        assignment = cls(id=case_id)
        assignment.end(at, sequence=sequence)
        return assignment

    @classmethod
    def of_unit(cls, case: AcceptedCase, unit: str, *, at: datetime) -> "Assignment":
        """Remember a case that a unit of the street answers for: it may come to a grid later."""
        assignment = cls(id=case.id)
        assignment.note(case, unit=unit, at=at)
        return assignment

    def note(self, case: AcceptedCase, *, unit: str | None, at: datetime) -> None:
        """Keep what a case is of which only the end was heard, or that a unit has: it may go on after all."""
        self.case, self.unit = case, unit
        self.record(CaseNoted(case_id=self.id, number=case.number, unit=unit, noted_at=at))

    def assign_by_hand(
        self, holder: Holder, *, grid: GridInForce, crew: Crew, at: datetime, by: str, note: str
    ) -> None:
        """Give the case to somebody although the rules found nobody; `by` says why in `note`.

        Refused for a case that has its worker, that a unit answers for, or that is over.
        """
        if self.case is None or self.unit or self.state is not State.UNASSIGNED:
            raise Conflict(f"case {self.id} is {self.state}")
        self._pick(holder, grid=grid, crew=crew, at=at, by=by, note=note)

    def reassign(
        self, holder: Holder, *, grid: GridInForce, crew: Crew, at: datetime, by: str, note: str
    ) -> None:
        """Give the case to another than who has it; `by` says why in `note`.

        Refused for a case that nobody has, that its worker has signed, or that this worker has already.
        """
        if self.holder is None or self.state is not State.ASSIGNED:
            raise Conflict(f"case {self.id} is {self.state}")
        self.require_unsigned()
        if self.holder.worker_id == holder.worker_id:
            raise Conflict("该案件已在此人名下")
        self._pick(holder, grid=grid, crew=crew, at=at, by=by, note=note)

    def end(self, at: datetime, *, sequence: int = 0) -> None:
        """Free the worker of a case that is over; hearing of it again changes nothing."""
        self.heard = max(self.heard, sequence)
        if self.ended_at is None:
            self.ended_at = at
            worker_id = self.holder.worker_id if self.holder else None
            self.record(AssignmentEnded(case_id=self.id, worker_id=worker_id, ended_at=at))

    def give_anew(self, decision: Decision, *, sequence: int) -> None:
        """Give a case that goes on after all, or goes to another unit, as the rules decide now.

        Who had it in hand and gets it again needs no second signature.
        """
        self.ended_at, self.heard, self.unit = None, sequence, None
        self.give(decision, signature=self._still_good(decision.choice))

    def give_back(self, at: datetime, *, sequence: int) -> None:
        """Take a case from its worker that his unit has returned: it waits for another by hand."""
        self.heard, self.unit = sequence, None
        self.give(Decision(at=at, location=self.location, choice=Choice(reason=Reason.RETURNED)))

    def _still_good(self, choice: Choice) -> Signature | None:
        back = choice.holder.worker_id if choice.holder and choice.reason is Reason.HAD_IT_BEFORE else None
        return self.signature if self.signature and self.signature.worker_id == back else None

    def _pick(
        self, holder: Holder, *, grid: GridInForce, crew: Crew, at: datetime, by: str, note: str
    ) -> None:
        location = Location(
            found_by=self.location.found_by,
            grid=grid,
            community_code=grid.community_code,
            building_id=self.location.building_id,
        )
        choice = Choice(reason=Reason.BY_HAND, holder=holder)
        self.give(Decision(at=at, location=location, choice=choice, crew=crew, by=by, note=note))

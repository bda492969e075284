"""Held: an assignment as far as somebody has the case: what was decided, and who has signed."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from services.grid.domain.assignments.choice import Reason
from services.grid.domain.assignments.decision import AcceptedCase, Decision, Signature
from services.grid.domain.assignments.telling import assigned, unassigned
from services.grid.domain.posts.duty import Holder
from services.grid.domain.territory.place import Location
from shared.kernel.aggregate import Aggregate


class State(StrEnum):
    """Where an assignment stands."""

    UNASSIGNED = "unassigned"
    ASSIGNED = "assigned"
    ENDED = "ended"


@dataclass(kw_only=True)
class Held(Aggregate):
    """Without a `case` it is the trace of a case that was over before grid heard that it had begun.

    `heard` is the number of the newest fact of the case that changed whose it is: an older one that comes
    late changes nothing. `left_unsigned_at` is when the head was told that nobody signs. What a `unit` of
    the street answers for needs nobody of a grid.
    """

    case: AcceptedCase | None = None
    decision: Decision | None = None
    ended_at: datetime | None = None
    heard: int = 0
    signature: Signature | None = None
    left_unsigned_at: datetime | None = None
    unit: str | None = None

    @property
    def state(self) -> State:
        if self.ended_at is not None:
            return State.ENDED
        return State.ASSIGNED if self.holder else State.UNASSIGNED

    @property
    def holder(self) -> Holder | None:
        return self.decision.choice.holder if self.decision else None

    @property
    def on_behalf_of(self) -> str | None:
        """Return for whom its worker has it, if he covers for somebody."""
        return self.decision.choice.on_behalf_of if self.decision else None

    @property
    def location(self) -> Location:
        return self.decision.location if self.decision else Location()

    @property
    def cursor(self) -> str:
        """Return its place among all assignments: by the moment of the decision, then by case."""
        at = self.decision.at if self.decision else self.ended_at
        return f"{at.astimezone(UTC).isoformat(timespec='milliseconds') if at else ''} {self.id}"

    @property
    def awaits_signature(self) -> bool:
        """Tell whether somebody has it who has not signed, and there is still somebody to turn to."""
        return self.state is State.ASSIGNED and self.signature is None and self.left_unsigned_at is None

    @property
    def seeks_somebody(self) -> bool:
        """Tell whether nobody has it for want of people alone: then it may find somebody later by itself.

        What somebody has returned, declined or passed on waits for a person's decision.
        """
        if self.state is not State.UNASSIGNED or self.case is None or self.decision is None:
            return False
        reason = self.decision.choice.reason
        headless = reason is Reason.OUTSIDE_AREA and self.location.community_code is not None
        return headless or reason in {Reason.NO_POST, Reason.NOBODY_ON_DUTY}

    def give(self, decision: Decision, *, signature: Signature | None = None) -> None:
        """Let it be as was decided, and tell who has it now, or why nobody; a signature may stay good."""
        assert self.case, "what grid has never heard of is not given"
        self.decision, self.signature, self.left_unsigned_at = decision, signature, None
        if decision.choice.holder:
            self.record(assigned(self.case, decision, decision.choice.holder))
        else:
            self.record(unassigned(self.case, decision))

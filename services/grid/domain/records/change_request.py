"""Change request: what somebody made sure of is changed with a proof, and when a second person agrees."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from services.grid.domain.records.field_rule import About
from services.grid.domain.records.household import HouseholdKind
from services.grid.domain.records.origin import Statement
from services.grid.domain.records.person import Population, Relation
from services.grid.domain.records.residence import Tenure
from shared.events.grid_changes import ChangeApproved, ChangeMoved, ChangeRefused, ChangeRequested
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict, Invalid, NotAllowed

OF_PEOPLE = frozenset({"relation", "population", "tenure", "residence"})
OF_HOUSEHOLDS = frozenset({"kind", "members"})


class ChangeState(StrEnum):
    """Pending until a second person has decided."""

    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What is to be changed: values by field, sealed where their field is, and what is no field.

    Of people that is the relation to the head, the kind of population, the tenure, and a move: `moves_to` is
    a household, from the day of the proof on, `leaves` says that he lives there no more. Of households it is
    the kind and how many `members` there are.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    relation: Relation | None = None
    population: Population | None = None
    tenure: Tenure | None = None
    kind: HouseholdKind | None = None
    members: int | None = None
    moves_to: str | None = None
    leaves: bool = False

    @property
    def what(self) -> tuple[str, ...]:
        """Return the names of what is changed."""
        others = {
            "relation": self.relation,
            "population": self.population,
            "tenure": self.tenure,
            "kind": self.kind,
            "members": self.members,
            "residence": self.moves_to or self.leaves or None,
        }
        return (*sorted(self.values), *(name for name, said in others.items() if said is not None))

    def require_sound(self, about: About) -> None:
        """Refuse what changes nothing, what only people have of a household, and the other way round."""
        if not self.what or (self.moves_to and self.leaves):
            raise Invalid("请写明要变更的内容", {"changes": ["say what is to be changed"]})
        alien = OF_PEOPLE if about is About.HOUSEHOLD else OF_HOUSEHOLDS
        if wrong := sorted(alien.intersection(self.what) - self.values.keys()):
            raise Invalid("所变更的对象没有此项内容", {"changes": wrong})


@dataclass(kw_only=True)
class ChangeRequest(Aggregate):
    """A request. `proof` says what proves it, on what basis, and for which day it is true."""

    about_kind: About
    subject_id: str
    area: str
    changes: Changes
    proof: Statement
    requested_by: str
    requested_at: datetime
    state: ChangeState = ChangeState.PENDING
    decided_by: str | None = None
    decided_at: datetime | None = None
    reason: str | None = None

    def ask(self) -> "ChangeRequest":
        """Return the request as asked; refused is one that changes nothing."""
        self.changes.require_sound(self.about_kind)
        self.record(
            ChangeRequested(
                request_id=self.id,
                subject_id=self.subject_id,
                what=self.changes.what,
                area=self.area,
                requested_by=self.requested_by,
                requested_at=self.requested_at,
            )
        )
        return self

    @property
    def place(self) -> str:
        """Return where it stands among those that wait: the oldest first."""
        return f"{self.requested_at.isoformat()}{self.id}"

    @property
    def day(self) -> date:
        return self.proof.as_of

    def approve(self, *, by: str, at: datetime) -> None:
        """Agree; not for who has asked."""
        self._require_second(by)
        self.state, self.decided_by, self.decided_at = ChangeState.APPROVED, by, at
        self.record(
            ChangeApproved(
                request_id=self.id,
                subject_id=self.subject_id,
                approved_by=by,
                approved_at=at,
                requested_by=self.requested_by,
            )
        )

    def refuse(self, *, by: str, reason: str, at: datetime) -> None:
        """Find that the proof does not do; not for who has asked."""
        self._require_second(by)
        self.state, self.decided_by, self.decided_at = ChangeState.REFUSED, by, at
        self.reason = reason
        self.record(
            ChangeRefused(request_id=self.id, refused_by=by, refused_at=at, requested_by=self.requested_by)
        )

    def move(self, area: str | None, *, at: datetime) -> bool:
        """Let it be decided where its subject lies now; tell whether that is elsewhere."""
        if area is None or area == self.area or self.state is not ChangeState.PENDING:
            return False
        self.area = area
        self.record(ChangeMoved(request_id=self.id, area=area, moved_at=at))
        return True

    def _require_second(self, by: str) -> None:
        if self.state is not ChangeState.PENDING:
            raise Conflict("此变更申请已经处理")
        if by == self.requested_by:
            raise NotAllowed("变更须由另一人审核")

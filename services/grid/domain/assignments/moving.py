"""Moving: the map was cut anew, and a case lies in another grid. What was done stays with who did it."""

from dataclasses import dataclass, replace
from datetime import datetime

from services.grid.domain.assignments.choice import Choice, Reason
from services.grid.domain.assignments.decision import Decision, Signature
from services.grid.domain.assignments.signing import Signing
from services.grid.domain.posts.duty import Crew, Holder
from services.grid.domain.territory.grid import GridInForce


@dataclass(frozen=True, kw_only=True)
class Stint:
    """Who had a case in a grid as it was, or nobody, until a change of the map; the credit stays here.

    `change` is the change: the code of its community, a slash and its number.
    """

    holder: Holder | None
    grid: GridInForce
    since: datetime
    until: datetime
    change: str


@dataclass(kw_only=True)
class Moving(Signing):
    """Who has signed keeps it to its end; an unsigned case goes to the post that is right where it lies."""

    stints: tuple[Stint, ...] = ()

    def move(self, decision: Decision, *, change: str) -> None:
        """Let it lie in another grid, as was decided, because of a change of the map."""
        assert self.decision, "what nobody has decided lies nowhere"
        former = self.decision
        assert former.location.grid, "and what lies in no grid does not leave one"
        stint = Stint(
            holder=former.choice.holder,
            grid=former.location.grid,
            since=former.at,
            until=decision.at,
            change=change,
        )
        self.stints = (*self.stints, stint)
        kept = decision.choice.reason is Reason.HAD_IT_BEFORE
        self.give(decision, signature=self.signature if kept else None)

    def had_in(self, worker_id: str | None) -> tuple[GridInForce, ...]:
        """Return the grids in which a worker had it, the last one first."""
        stints = reversed(self.stints)
        before = (each.grid for each in stints if each.holder and each.holder.worker_id == worker_id)
        return (*([self.location.grid] if self.location.grid else []), *before)

    def sign(self, signature: Signature, *, crew: Crew, sequence: int) -> bool:
        """Note a signature; one that was under way while the case moved brings it back to who has signed."""
        news = super().sign(signature, crew=crew, sequence=sequence)
        former = self._holder_before(signature.worker_id)
        if news and self.decision and former and self.holder and self.holder.worker_id != former.worker_id:
            back = Choice(reason=Reason.HAD_IT_BEFORE, holder=former)
            self.decision = replace(self.decision, choice=back)
        return news

    def _holder_before(self, worker_id: str) -> Holder | None:
        """Return a worker as he was when he had it before, the last time; None if he never had."""
        holders = (stint.holder for stint in reversed(self.stints))
        return next((each for each in holders if each and each.worker_id == worker_id), None)

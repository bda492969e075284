"""Signing: its worker takes the case in hand, declines it, or lets it wait until another covers for him.

A case that waits too long goes from the worker of post A to his partner, and from there to the attention of
the head (domain reference §5.1, §6.3); each of these steps is taken once.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from services.grid.domain.assignments.choice import Choice, Reason, choose_cover
from services.grid.domain.assignments.decision import Decision, Signature
from services.grid.domain.assignments.held import Held, State
from services.grid.domain.assignments.telling import covered, left_unsigned
from services.grid.domain.posts.duty import Crew
from shared.events.grid import AssignmentSigned
from shared.kernel.errors import Conflict


@dataclass(kw_only=True)
class Signing(Held):
    """Who signs has it: also who stepped in by himself."""

    def sign(self, signature: Signature, *, crew: Crew, sequence: int) -> bool:
        """Note who has taken it in hand, as the case's fact of that number says; tell whether that was news.

        Hearing of it twice changes nothing, and so does an older fact that comes late.
        """
        if sequence <= self.heard or self.ended_at or self.decision is None or self.signature == signature:
            return False
        self.signature = signature
        self.decision = replace(self.decision, choice=_signed(self.decision.choice, signature, crew))
        self.record(
            AssignmentSigned(
                case_id=self.id,
                worker_id=signature.worker_id,
                on_behalf_of=signature.on_behalf_of,
                signed_at=signature.at,
            )
        )
        return True

    def wait_no_longer(self, crew: Crew, *, at: datetime) -> None:
        """Give it to the partner of who has not signed; where there is none, tell the head."""
        assert self.case, "what grid has never heard of waits for nobody"
        assert self.decision, "nor does what nobody has"
        assert self.holder, "nor does what nobody has"
        former = self.decision
        if choice := choose_cover(crew, self.holder, at):
            self.give(Decision(at=at, location=self.location, choice=choice, crew=crew))
            self.record(covered(self.case, former, choice, at=at))
        else:
            self.left_unsigned_at = at
            self.record(left_unsigned(self.case, former, at=at))

    def hand_on(self, choice: Choice, *, crew: Crew, at: datetime) -> None:
        """Give an open case to another of its posts; who has signed it has signed it."""
        decision = Decision(at=at, location=self.location, choice=choice, crew=crew)
        self.give(decision, signature=self.signature)

    def decline(self, worker_id: str, *, at: datetime, note: str) -> None:
        """Give it back unsigned, saying why: the head gives it to another. Its clocks run on.

        Refused: by anybody but its worker, and after he has signed; then his unit may ask to return it.
        """
        if self.state is not State.ASSIGNED or self.holder is None or self.holder.worker_id != worker_id:
            raise Conflict("该案件不在您名下")
        self.require_unsigned()
        choice = Choice(reason=Reason.DECLINED)
        self.give(Decision(at=at, location=self.location, choice=choice, by=worker_id, note=note))

    def require_unsigned(self) -> None:
        """Refuse to take it from who has it in hand already."""
        if self.signature:
            raise Conflict("案件已签收，须由受理台办理退单或者转办")


def _signed(choice: Choice, signature: Signature, crew: Crew) -> Choice:
    """Return the choice as it stands after a signature; a signer without a post there leaves it as it is."""
    if choice.holder and choice.holder.worker_id == signature.worker_id:
        return choice
    signer = crew.holder(signature.worker_id)
    if signer is None:
        return choice
    return Choice(reason=Reason.STEPPED_IN, holder=signer, on_behalf_of=signature.on_behalf_of)

"""Answered: a case as far as people answer for it: who had it, one after the other."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.cases.holder import Holder
from services.intake.domain.cases.routed import Routed
from shared.kernel.command import Caller


@dataclass(kw_only=True)
class Answered(Routed):
    """`hands` are those who had it in hand; `holders` answered for it, one after the other."""

    hands: tuple[str, ...] = ()
    holders: tuple[Holder, ...] = ()

    def hold(self, by: Caller) -> None:
        """Remember who had it in hand."""
        if by.id not in self.hands:
            self.hands = (*self.hands, by.id)

    def pass_to(self, worker_id: str, *, label: str, at: datetime) -> None:
        """Remember who answers for it from now on."""
        self.holders = (*self.holders, Holder(worker_id=worker_id, label=label, since=at))

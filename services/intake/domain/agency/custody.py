"""Custody: which papers went through whose hands, in a log that can only grow (domain reference §2.7).

Every line carries the digest of all lines before it: to change or to take out a line without a trace, all
that follow would have to be written anew.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from shared.kernel.errors import Conflict, Invalid

MOST_LINES = 400


class CustodyStep(StrEnum):
    """What was done with a paper."""

    RECEIVED = "received"
    COPIED = "copied"
    SUBMITTED = "submitted"
    RETURNED = "returned"


class OtherSide(StrEnum):
    """Who was on the other side and signed for it."""

    PRINCIPAL = "principal"
    FAMILY = "family"
    WINDOW = "window"


@dataclass(frozen=True, kw_only=True)
class HeldPaper:
    """So many of a paper; an original must go back to whose it is."""

    name: str
    original: bool
    quantity: int

    def __post_init__(self) -> None:
        if not self.name or self.quantity < 1:
            raise Invalid("材料须有名称和份数", {"papers": ["≥ 1"]})


@dataclass(frozen=True, kw_only=True)
class CustodyLine:
    """One paper in one step. `receipt` names what the other side has signed; `digest` closes the line."""

    step: CustodyStep
    paper: HeldPaper
    other_side: OtherSide
    receipt: str
    by: str
    at: datetime
    digest: str = ""

    def closed(self, before: str) -> "CustodyLine":
        """Return the line with the digest that follows from it and from the lines before."""
        paper = (self.paper.name, self.paper.original, self.paper.quantity)
        said = (before, self.step.value, paper, self.other_side.value, self.receipt, self.by)
        moment = round(self.at.timestamp() * 1000)
        return replace(self, digest=hashlib.sha256(repr((*said, moment)).encode()).hexdigest())


@dataclass(frozen=True, kw_only=True)
class Custody:
    """All that was received, and what became of it."""

    lines: tuple[CustodyLine, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Tell whether no line was changed, taken out or put in between."""
        before = ""
        for line in self.lines:
            if line.closed(before).digest != line.digest:
                return False
            before = line.digest
        return True

    @property
    def owed(self) -> tuple[str, ...]:
        """Return the names of the originals that have not gone back, in the order of their names."""
        return tuple(sorted(name for (name, original), left in self._held().items() if original and left > 0))

    def add(self, line: CustodyLine) -> "Custody":
        """Return the log with one more line. Refused: passing on more of a paper than there is."""
        if not line.receipt:
            raise Invalid("材料交接须有对方签收", {"receipt": ["必填"]})
        if len(self.lines) >= MOST_LINES:
            raise Conflict(f"一件代办最多 {MOST_LINES} 条交接记录")
        held = self._held()[line.paper.name, line.paper.original]
        if line.step is not CustodyStep.RECEIVED and line.paper.quantity > held:
            raise Conflict(f"没有这么多“{line.paper.name}”可以交接", {"papers": [f"现有 {held} 份"]})
        before = self.lines[-1].digest if self.lines else ""
        return Custody(lines=(*self.lines, line.closed(before)))

    def _held(self) -> Counter[tuple[str, bool]]:
        """Count what is still here, by name and whether it is an original."""
        held: Counter[tuple[str, bool]] = Counter()
        for line in self.lines:
            sign = {CustodyStep.RECEIVED: 1, CustodyStep.RETURNED: -1}.get(line.step, 0)
            held[line.paper.name, line.paper.original] += sign * line.paper.quantity
        return held

"""Handover: what passes from one worker of a grid to another while he is away (domain reference §5.1).

It is made before leaving; where there was no time for that, it is made by itself from the roster. The cases
follow, on behalf of who left; what came of them stays with who did it. Who took over may hand over himself:
what he has on behalf of another stays on behalf of that one.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from shared.events.grid import HandoverAccepted, HandoverMade, HandoverReturned
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict
from shared.kernel.ids import id_from
from shared.kernel.masking import discreet

MOST_CASES, MOST_VISITS = 500, 500


class ItemKind(StrEnum):
    """What can be handed over beside cases."""

    KEY = "key"
    MATERIAL = "material"


@dataclass(frozen=True, kw_only=True)
class Item:
    """A key or a paper, in a few words."""

    kind: ItemKind
    words: str


@dataclass(frozen=True, kw_only=True)
class VisitDue:
    """A visit or contact that is to be done by then, where who leaves is responsible for the household."""

    household_id: str
    purpose: str
    ends: datetime


@dataclass(frozen=True, kw_only=True)
class Hands:
    """From whom to whom, in which grid."""

    grid_code: str
    from_id: str
    to_id: str


@dataclass(kw_only=True)
class Handover(Aggregate):
    """`auto`: nobody made it, the roster did. It is over when it was returned."""

    hands: Hands
    made_at: datetime
    case_ids: tuple[str, ...]
    items: tuple[Item, ...] = ()
    visits: tuple[VisitDue, ...] = ()
    auto: bool = False
    accepted_at: datetime | None = None
    returned_at: datetime | None = None
    returned_by: str | None = None

    @property
    def cursor(self) -> str:
        """Return its place among the handovers of a grid: by the moment in which it was made."""
        return f"{self.made_at.isoformat(timespec='milliseconds')} {self.id}"

    @classmethod
    def make(
        cls,
        hands: Hands,
        *,
        cause: str,
        case_ids: tuple[str, ...],
        items: tuple[Item, ...] = (),
        visits: tuple[VisitDue, ...] = (),
        auto: bool = False,
        at: datetime,
    ) -> "Handover":
        """Hand over; the same `cause` makes the same handover. Refused: to oneself."""
        if hands.from_id == hands.to_id:
            raise Conflict("不能交接给本人")
        id = handover_id(hands, cause)
        told = tuple(Item(kind=each.kind, words=discreet(each.words)) for each in items)
        handover = cls(
            id=id, hands=hands, made_at=at, case_ids=case_ids, items=told, visits=visits, auto=auto
        )
        handover.record(handover._made())
        return handover

    def accept(self, by: str, *, at: datetime) -> None:
        """Confirm that everything on the list was received. Refused: by anybody else, twice, or too late."""
        if by != self.hands.to_id:
            raise Conflict("该交接单不是交给您的")
        self._require_open()
        if self.accepted_at:
            raise Conflict("交接单已确认接收")
        self.accepted_at = at
        self.record(
            HandoverAccepted(
                handover_id=self.id,
                accepted_by=by,
                accepted_at=at,
                grid_code=self.hands.grid_code,
                from_id=self.hands.from_id,
            )
        )

    def give_back(self, by: str | None, *, at: datetime) -> None:
        """Return everything: who left is back. `by` is nobody where the roster says so."""
        self._require_open()
        self.returned_at, self.returned_by = at, by
        self.record(
            HandoverReturned(
                handover_id=self.id,
                grid_code=self.hands.grid_code,
                from_id=self.hands.from_id,
                to_id=self.hands.to_id,
                auto=by is None,
                returned_at=at,
            )
        )

    def _made(self) -> HandoverMade:
        return HandoverMade(
            handover_id=self.id,
            grid_code=self.hands.grid_code,
            from_id=self.hands.from_id,
            to_id=self.hands.to_id,
            cases=len(self.case_ids),
            items=len(self.items),
            visits=len(self.visits),
            auto=self.auto,
            made_at=self.made_at,
        )

    def _require_open(self) -> None:
        if self.returned_at:
            raise Conflict("交接单已交还")


def handover_id(hands: Hands, cause: str) -> str:
    """Return the id that follows from who left where and why."""
    return id_from("handover", hands.grid_code, hands.from_id, cause)

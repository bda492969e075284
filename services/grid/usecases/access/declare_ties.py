"""Declare ties: which households are those of a member of the staff and of his relatives."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.grid.domain.access.ties import Ties
from services.grid.usecases.access.ports import StaffTies
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.records.ports import Households
from shared.kernel.command import Caller, Command
from shared.kernel.errors import Invalid, NotAllowed, NotFound

HEADS = frozenset({"station_head", "section_head"})


@dataclass(frozen=True, kw_only=True)
class TieBook:
    """Where ties are, who works here, and which households there are."""

    ties: StaffTies
    rota: Rota
    households: Households


def declare_ties(book: TieBook, *, staff_id: str, household_ids: Sequence[str], command: Command) -> Ties:
    """Keep the households in place of those that were told before; for oneself, or for one's own staff.

    Refused is a household that nobody knows, and somebody else's ties to who does not head him.
    """
    require_own(book, staff_id, command.by)
    if strange := set(household_ids) - set(book.households.find_all(household_ids)):
        raise Invalid("没有这些住户", {"household_ids": sorted(strange)})
    known = book.ties.find_all([staff_id]).get(staff_id)
    ties = Ties(
        id=staff_id,
        household_ids=tuple(sorted(set(household_ids))),
        told_by=command.by.id,
        told_at=command.at,
        revision=known.revision if known else 0,
    )
    book.ties.keep([(ties, command)])
    return book.ties.find_all([staff_id])[staff_id]


def get_ties(book: TieBook, *, staff_id: str, caller: Caller) -> Ties:
    """Return what was told of somebody, to himself and to who heads him; raises NotFound."""
    require_own(book, staff_id, caller)
    ties = book.ties.find_all([staff_id]).get(staff_id)
    if ties is None:
        raise NotFound("没有登记本人和亲属的住户")
    return ties


def require_own(book: TieBook, staff_id: str, caller: Caller) -> None:
    """Refuse to who is neither the one himself nor heads the area in which he works."""
    if staff_id == caller.id:
        return
    known = book.rota.workers.about([staff_id])
    if not known or caller.roles.isdisjoint(HEADS):
        raise NotAllowed("只能登记本人或者本区域工作人员的情况")
    caller.require_area(known[0].area)

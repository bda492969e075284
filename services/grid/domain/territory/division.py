"""Division: how a community is divided into grids, change by change. Its id is the community's code."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.flaw import TOLERANCE_M2
from services.grid.domain.territory.grid import COMMUNITY_DIGITS, Outline
from services.grid.domain.territory.map_change import Change, Cut, Drawn
from shared.events.grid_territory import GridsReorganised, ReorganisationSettled, Succession
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict


@dataclass(kw_only=True)
class Division(Aggregate):
    """The changes of a community's map, oldest first: the first lays it out."""

    changes: tuple[Change, ...] = ()

    def reorganise(self, drawn: Drawn, *, reason: str, by: str, command_id: str, at: datetime) -> None:
        """Add a change. All cuts are valid from one moment, which is later than that of any former change."""
        together = _together(drawn.cuts)
        valid_from = together[0].outline.valid_from
        self.require_later(valid_from)
        mapping = drawn.mapping
        change = Change(
            number=len(self.changes) + 1,
            valid_from=valid_from,
            reason=reason,
            by=by,
            published_at=at,
            cuts=together,
            mapping=tuple(Succession(old=old, new=tuple(sorted(mapping[old]))) for old in sorted(mapping)),
            command_id=command_id,
            borders=drawn.borders,
            led_as=f"{self.id}/{len(self.changes) + 1}",
        )
        self._add(change)

    def join(self, change: Change) -> None:
        """Add a change that was made in another community and moved a border of this one; once."""
        if all(each.command_id != change.command_id for each in self.changes):
            self._add(replace(change, number=len(self.changes) + 1, settled_at=None))

    def border_at(self, moment: datetime) -> Boundary | None:
        """Return the boundary of the community where a change that is not settled has moved it by then."""
        moved = [
            border
            for change in self.unsettled
            if change.valid_from <= moment and (border := change.border_of(self.id))
        ]
        return moved[-1] if moved else None

    def _add(self, change: Change) -> None:
        self.changes = (*self.changes, change)
        self.record(_reorganised(self.id, change))

    def settle(self, number: int, *, at: datetime) -> None:
        """Note that a change was carried out: nothing lies in a grid as it was before any more."""
        change = self.changes[number - 1]
        if change.settled_at is None:
            settled = replace(change, settled_at=at)
            self.changes = (*self.changes[: number - 1], settled, *self.changes[number:])
            self.record(ReorganisationSettled(community_code=self.id, change=number, settled_at=at))

    def made_by(self, command_id: str) -> Change:
        """Return the change that a command made."""
        return next(change for change in self.changes if change.command_id == command_id)

    @property
    def unsettled(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.settled_at is None)

    def require_later(self, valid_from: datetime) -> None:
        """Refuse a change that is not later than all others: that would rewrite history."""
        last = self.changes[-1] if self.changes else None
        if last and valid_from <= last.valid_from:
            raise Conflict(f"社区 {self.id} 已有自 {last.valid_from.isoformat()} 起的划分，只能更晚生效")


def _together(cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    """Return cuts by code, each knowing all others that it comes into force with."""
    ordered = sorted(cuts, key=lambda cut: cut.code)
    codes = frozenset(cut.code for cut in ordered)
    return tuple(replace(cut, outline=replace(cut.outline, together=codes)) for cut in ordered)


def _reorganised(community_code: str, change: Change) -> GridsReorganised:
    return GridsReorganised(
        community_code=community_code,
        change=change.number,
        codes=tuple(code for code in change.codes if community_of(code) == community_code),
        mapping=change.mapping,
        valid_from=change.valid_from,
    )


def heirs_by_shape(
    before: Mapping[str, Outline], cuts: Iterable[Cut], *, shared: Callable[[Boundary, Boundary], float]
) -> dict[str, frozenset[str]]:
    """Return the heirs of every grid that is touched: it is cut in another shape, or others take its ground.

    `shared` measures the ground of two areas in square metres; less than the tolerance is nothing. A grid
    that is not cut and loses only a part of its ground stays as it is: the cuts lie over it by mistake.
    """
    shapes = {cut.code: cut.outline.boundary for cut in cuts}
    found: dict[str, frozenset[str]] = {}
    for code, outline in before.items():
        taken = {new: shared(outline.boundary, shape) for new, shape in shapes.items()}
        heirs = frozenset(new for new, area in taken.items() if area >= TOLERANCE_M2)
        if code in shapes:
            touched = shapes[code] != outline.boundary or heirs != {code}
        else:
            touched = sum(taken.values()) > shared(outline.boundary, outline.boundary) - TOLERANCE_M2
        if touched:
            found[code] = heirs
    return found


def community_of(code: str) -> str:
    """Return the community in which a grid's code lies."""
    return code[:COMMUNITY_DIGITS]

"""Get the four clears of a grid, and which of its homes lack what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from services.grid.domain.completeness.completeness_rules import CompletenessRules
from services.grid.domain.completeness.entry import missing, score
from services.grid.domain.completeness.four_clears import FourClears
from services.grid.domain.completeness.home import Home
from services.grid.usecases.completeness.ports import Ledger
from services.grid.usecases.completeness.score_grid import score_grid
from shared.kernel.calendar import local_time
from shared.kernel.command import Caller
from shared.kernel.errors import Invalid, NotFound

COMPLETE = 1


@dataclass(frozen=True, kw_only=True)
class Missing:
    """An item that is not worth all it could be."""

    item: str
    label: str


@dataclass(frozen=True, kw_only=True)
class IncompleteHome:
    """A household whose file is not complete, and what to ask next, the heaviest first."""

    household_id: str
    score: float
    missing: Sequence[Missing]

    def lacks(self, item: str | None) -> bool:
        """Tell whether it lacks one item, or anything at all."""
        return any(each.item == item for each in self.missing) if item else bool(self.missing)


def get_clears(ledger: Ledger, *, grid_code: str, caller: Caller, at: datetime) -> FourClears:
    """Return how clear a grid of the caller's area is at this moment."""
    homes = _homes(ledger, grid_code, caller, at)
    return score_grid(ledger, grid_code, homes, at=at)


def list_incomplete_homes(
    ledger: Ledger,
    *,
    grid_code: str,
    item: str | None,
    cursor: str,
    limit: int,
    caller: Caller,
    at: datetime,
) -> tuple[list[IncompleteHome], str | None]:
    """Return the homes of a grid with an incomplete file, or without one item, and the place of the next.

    They come by their ids, from behind the cursor on.
    """
    rules, on = ledger.rules.in_force(at), local_time(at).date()
    if item is not None and item not in {each.code for each in rules.items}:
        raise Invalid("没有这样的项目", {"item": [f"one of {', '.join(each.code for each in rules.items)}"]})
    homes = _homes(ledger, grid_code, caller, at)
    found = [_incomplete(home, on, rules) for home in homes if home.occupied and home.household.id > cursor]
    lacking = [each for each in found if each.lacks(item)]
    page = sorted(lacking, key=lambda each: each.household_id)[:limit]
    return page, page[-1].household_id if len(lacking) > limit else None


def _incomplete(home: Home, on: date, rules: CompletenessRules) -> IncompleteHome:
    labels = {each.code: each.label for each in rules.items}
    entries = home.entries(on, rules)
    known = score(entries)
    return IncompleteHome(
        household_id=home.household.id,
        score=COMPLETE if known is None else known,
        missing=[Missing(item=each.name, label=labels[each.name]) for each in missing(entries)],
    )


def _homes(ledger: Ledger, grid_code: str, caller: Caller, at: datetime) -> list[Home]:
    """Return the homes of a grid in force; refused is one outside of the caller's areas."""
    caller.require_area(grid_code)
    if ledger.atlas.named(grid_code, at) is None:
        raise NotFound(f"没有网格 {grid_code}")
    ids = [building.id for building in ledger.buildings.in_grids([grid_code])]
    return ledger.homes.in_buildings(ids, on=local_time(at).date())

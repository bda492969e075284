"""Import compounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from services.grid.domain.territory.unit import Community, Compound
from services.grid.usecases.keep_rows import keep_rows
from services.grid.usecases.territory.ports import Communities, Compounds
from shared.kernel.batch import RowOutcome
from shared.kernel.command import Command
from shared.kernel.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class CompoundRow:
    """One compound as it is sent."""

    id: str
    name: str
    community_code: str


def import_compounds(
    compounds: Compounds, communities: Communities, *, rows: Sequence[CompoundRow], command: Command
) -> list[RowOutcome]:
    """Keep a batch of compounds; refused is one outside of the caller's areas or in no known community."""
    there = communities.find_all({row.community_code for row in rows})
    return keep_rows(compounds, rows, partial(_placed, there), command=command)


def _placed(there: Mapping[str, Community], row: CompoundRow, command: Command) -> Compound:
    command.by.require_area(row.community_code)
    if row.community_code not in there:
        raise NotFound(f"没有社区 {row.community_code}")
    return Compound(**vars(row))

"""Import households."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from services.grid.domain.records.household import Household
from services.grid.domain.territory.building import Building
from services.grid.usecases.keep_rows import keep_rows
from services.grid.usecases.records.ports import Households
from services.grid.usecases.territory.ports import Buildings
from shared.kernel.batch import RowOutcome
from shared.kernel.command import Command
from shared.kernel.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class HouseholdRow:
    """One household as it is sent; `members` is how many people it has."""

    id: str
    house_id: str
    building_id: str
    members: int


def import_households(
    households: Households, buildings: Buildings, *, rows: Sequence[HouseholdRow], command: Command
) -> list[RowOutcome]:
    """Keep a batch of households, replacing what was known of them.

    Refused is a row whose building is unknown, or whose new or former building lies outside of the
    caller's areas.
    """
    there = buildings.find_all({row.building_id for row in rows})
    return keep_rows(households, rows, partial(_household, there), command=command)


def _household(there: Mapping[str, Building], row: HouseholdRow, command: Command) -> Household:
    building = there.get(row.building_id)
    if building is None:
        raise NotFound(f"there is no building {row.building_id}")
    command.by.require_area(building.community_code)
    return Household(
        id=row.id,
        house_id=row.house_id,
        building_id=building.id,
        community_code=building.community_code,
        members=row.members,
    )

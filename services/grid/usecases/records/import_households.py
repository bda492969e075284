"""Import households."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from services.grid.domain.records.change_request import Changes
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.held_back import of_household
from services.grid.domain.records.household import NO_DOOR, Household, HouseholdKind
from services.grid.domain.records.import_batch import Effect, RecordOutcome
from services.grid.domain.records.origin import Origin, RecordState
from services.grid.domain.records.particulars import Particulars
from services.grid.domain.records.row_faults import RowFaults, Words
from services.grid.domain.territory.building import Building
from services.grid.usecases.records.import_rows import Brought, Changed, Registry, import_rows
from services.grid.usecases.records.ports import Households
from services.grid.usecases.records.take_values import Said, Taken, require_declinable, take_values
from services.grid.usecases.territory.ports import Buildings
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, NotFound


@dataclass(frozen=True, kw_only=True)
class HouseholdRow:
    """One household as it is sent: how many people it has, and `details` as other fields by code.

    `declined` are fields of which nobody there would tell, `unread` columns that could not be read.
    """

    id: str
    house_id: str
    building_id: str
    members: int
    door: str = NO_DOOR
    kind: HouseholdKind | None = None
    details: Said = field(default_factory=dict, repr=False)
    declined: frozenset[str] = frozenset()
    unread: Words = field(default_factory=dict)


def import_households(
    households: Households,
    buildings: Buildings,
    registry: Registry,
    *,
    rows: Sequence[HouseholdRow],
    brought: Brought,
) -> list[RecordOutcome]:
    """Keep a batch of households; what a row does not say stays as it is known.

    Refused is a row whose building is unknown, whose new or former building lies outside of the caller's
    areas, and with a field that does not exist or cannot hold what it says; all of that is told at once. What
    stands against a value that somebody has made sure of, or another source has told, is not written: it
    waits for a person to decide. So do kind and number of members of a household that is verified.
    """
    there = buildings.find_all({row.building_id for row in rows})

    def change(row: HouseholdRow, former: Household | None, wish: Command) -> Changed[Household]:
        return _changed(registry, there, row, former, wish=wish, origin=brought.origin)

    return import_rows(households, registry, rows=rows, change=change, brought=brought)


def _changed(
    registry: Registry,
    there: Mapping[str, Building],
    row: HouseholdRow,
    former: Household | None,
    *,
    wish: Command,
    origin: Origin,
) -> Changed[Household]:
    faults, held = RowFaults(row.unread), of_household(former, kind=row.kind, members=row.members)
    with faults.at("building_id"):
        building = _building(there, row, former, wish)
        placed = _placed(_where(row, former), former, building, held)
    taken = _taken(registry, row, former, origin, faults)
    faults.require_none()
    household = placed.told(taken.values, origin).refused(row.declined, origin)
    return Changed(
        record=household,
        effect=Effect.of(former, household),
        household_id=household.id,
        against=taken.against,
        held=held,
        present=f"{former.kind} {former.members}" if former else "",
    )


def _taken(
    registry: Registry, row: HouseholdRow, former: Household | None, origin: Origin, faults: RowFaults
) -> Taken:
    known = former.particulars if former else Particulars()
    about = About.HOUSEHOLD
    require_declinable(registry.rules, about, row.declined, said=row.details, faults=faults)
    return take_values(
        registry.rules, registry.sealer, known, about=about, said=row.details, origin=origin, faults=faults
    )


def _building(
    there: Mapping[str, Building], row: HouseholdRow, former: Household | None, wish: Command
) -> Building:
    if former:
        wish.by.require_area(former.community_code)
    building = there.get(row.building_id)
    if building is None:
        raise NotFound(f"没有楼栋 {row.building_id}")
    wish.by.require_area(building.community_code)
    return building


def _where(row: HouseholdRow, former: Household | None) -> HouseholdRow:
    """Return the row with the door of a household that somebody made sure of; refused is one elsewhere."""
    if former is None or former.state is not RecordState.VERIFIED:
        return row
    if (row.building_id, row.house_id) != (former.building_id, former.house_id):
        raise Conflict("此户的地址已经核实，不能由导入变更")
    return replace(row, door=former.door)


def _placed(row: HouseholdRow, former: Household | None, building: Building, held: Changes) -> Household:
    """Return the household where the row says that it is, with all else as it was known."""
    household = former or Household(
        id=row.id,
        house_id=row.house_id,
        building_id=building.id,
        community_code=building.community_code,
        members=row.members,
        address=building.address,
    )
    return replace(
        household,
        house_id=row.house_id,
        building_id=building.id,
        community_code=building.community_code,
        members=household.members if held.members is not None else row.members,
        address=building.address + (row.door if row.door != NO_DOOR else ""),
        door=row.door,
        kind=household.kind if held.kind else row.kind or household.kind,
    )

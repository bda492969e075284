"""Import facilities: a batch of those that another register knows, each by its number there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from services.grid.domain.facilities.facility import Condition, Facility, Inspection
from services.grid.domain.records.import_batch import Effect, RecordOutcome
from services.grid.usecases.facilities.ports import FacilityBook
from services.grid.usecases.facilities.register_facility import NewFacility, described
from services.grid.usecases.territory.ports import Register
from shared.kernel.batch import RowOutcome, each_row
from shared.kernel.command import Command
from shared.kernel.errors import Conflict
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class FacilityRow(NewFacility):
    """One facility as it is sent, by its number where it comes from, and when somebody looked at it last."""

    id: str
    inspected_on: date | None = None


def import_facilities(
    book: FacilityBook, register: Register, *, rows: Sequence[FacilityRow], dry_run: bool, command: Command
) -> list[RecordOutcome]:
    """Keep a batch of facilities; one that is known by its number is told anew, and its looks stay.

    Refused is a row that `register_facility` refuses, one about a facility outside of the caller's areas, and
    one about a facility that was removed. A dry run keeps nothing; sent again a batch changes nothing.
    """
    importing = _Importing(book, register, dry_run)
    return [importing.outcome(each, command) for each in each_row(rows, importing.take, command=command)]


@dataclass
class _Importing:
    """One batch on its way; a dry run remembers what the rows would have made of each facility."""

    book: FacilityBook
    register: Register
    dry_run: bool
    tried: dict[str, Facility] = field(default_factory=dict)
    effects: dict[str, Effect] = field(default_factory=dict)

    def take(self, row: FacilityRow, wish: Command) -> None:
        id = id_from("facility", "import", row.id)
        known = self.tried.get(id) or self.book.facilities.find(id)
        facility, effect = self._renewed(known, row, wish) if known else self._new(id, row, wish)
        self.effects[wish.id] = effect
        if self.dry_run:
            self.tried[id] = facility
        elif facility.happened():
            self.book.facilities.save(facility)

    def outcome(self, granted: RowOutcome, command: Command) -> RecordOutcome:
        effect = self.effects.get(f"{command.id}-{granted.row}", Effect.REFUSED)
        return RecordOutcome(row=granted.row, ok=granted.ok, reason=granted.reason, effect=effect)

    def _new(self, id: str, row: FacilityRow, wish: Command) -> tuple[Facility, Effect]:
        rules = self.book.table.in_force(wish.at)
        what = described(self.register, rules, new=row, command=wish)
        facility = Facility.register(id, what, rules, by=wish.by.id, at=wish.at)
        if row.inspected_on:
            facility.reckon_from(row.inspected_on, rules)
        facility.heeded(wish)
        self._look(facility, row, wish)
        return facility, Effect.NEW

    def _renewed(self, known: Facility, row: FacilityRow, wish: Command) -> tuple[Facility, Effect]:
        wish.by.require_area(known.spot.area)
        if known.heeded(wish):
            return known, Effect.UNCHANGED
        if not known.in_use:
            raise Conflict("该设施已经拆除")
        rules = self.book.table.in_force(wish.at)
        changed = known.describe(described(self.register, rules, new=row, command=wish), rules, at=wish.at)
        looked = self._look(known, row, wish)
        return known, Effect.CHANGED if changed or looked else Effect.UNCHANGED

    def _look(self, facility: Facility, row: FacilityRow, wish: Command) -> bool:
        """Keep the look that the row tells of, unless a later one is known; tell whether it was kept."""
        on, newest = row.inspected_on, facility.newest
        if on is None or (newest and newest.on >= on):
            return False
        look = Inspection(on=on, by=wish.by.id, at=wish.at, condition=Condition.FINE)
        facility.inspect(look, self.book.table.in_force(wish.at))
        return True

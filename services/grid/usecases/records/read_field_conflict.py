"""Read a field conflict: the values that contradict one another, as who decides may see them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from services.grid.domain.access.look import Act, Look, Where
from services.grid.domain.records.field_claim import FieldClaim
from services.grid.domain.records.field_line import FieldLine
from services.grid.domain.records.origin import Origin
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.access.show_fields import shown_value
from services.grid.usecases.records.ports import FieldLines, Records
from services.grid.usecases.records.write_claims import particulars_of, rule_of
from shared.kernel.command import Command

PURPOSE = "decide_field"


@dataclass(frozen=True, kw_only=True)
class ClaimedValue:
    """What one visit, or one list, says."""

    claim: FieldClaim
    value: str | None = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class ConflictSheet:
    """What the record holds and where that comes from, and what visits and lists say instead.

    A value is None where it is hidden.
    """

    line: FieldLine
    present: str | None = field(repr=False)
    origin: Origin | None
    claimed: tuple[ClaimedValue, ...]


def read_field_conflict(
    lines: FieldLines, records: Records, desk: Desk, line_id: str, *, command: Command, where: Where
) -> ConflictSheet:
    """Return the values as the caller is shown fields of that kind, once the look is in the log."""
    line = lines.get(line_id)
    command.by.require_area(line.area)
    rule = rule_of(records, line.subject, at=command.at)
    shown = desk.access_rules.shown(command.by, line.area, rule.seen)
    note_look(desk, look_at_conflict(line, Act.SHOWN, command, where))
    return conflict_sheet(records, line, lambda kept: shown_value(desk, rule, kept, shown))


def look_at_conflict(line: FieldLine, act: Act, command: Command, where: Where) -> Look:
    """Return a look at one field of somebody, for the sake of deciding about it."""
    return Look.of(
        command.by,
        where,
        act,
        subjects=(line.subject.id,),
        outside=False,
        fields=(line.subject.code,),
        purpose=PURPOSE,
        reference=line.id,
        command=command.id,
    )


def conflict_sheet(records: Records, line: FieldLine, told: Callable[[str], str | None]) -> ConflictSheet:
    """Return the sheet; `told` makes of a value as it is kept what is told of it."""
    known = particulars_of(records, line.subject)
    kept = known.value(line.subject.code)
    return ConflictSheet(
        line=line,
        origin=known.origin(line.subject.code),
        present=told(kept) if kept else None,
        claimed=tuple(ClaimedValue(claim=each, value=told(each.value)) for each in line.open),
    )

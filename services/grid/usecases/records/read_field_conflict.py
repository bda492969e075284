"""Read a field conflict: the values that contradict one another, in plain; the log keeps who looked."""

from dataclasses import dataclass, field

from services.grid.domain.access.look import Act, Look, Where
from services.grid.domain.records.field_claim import FieldClaim
from services.grid.domain.records.field_line import FieldLine
from services.grid.domain.records.origin import Origin
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.records.ports import FieldLines, Records
from services.grid.usecases.records.take_values import plain
from services.grid.usecases.records.write_claims import particulars_of, rule_of
from shared.kernel.command import Command

PURPOSE = "field_conflict"


@dataclass(frozen=True, kw_only=True)
class ClaimedValue:
    """What one visit, or one list, says."""

    claim: FieldClaim
    value: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class ConflictSheet:
    """What the record holds and where that comes from, and what visits and lists say instead."""

    line: FieldLine
    present: str | None = field(repr=False)
    origin: Origin | None
    claimed: tuple[ClaimedValue, ...]


def read_field_conflict(
    lines: FieldLines, records: Records, desk: Desk, line_id: str, *, command: Command
) -> ConflictSheet:
    """Return the values to who is to decide, once the look is in the log."""
    line = lines.get(line_id)
    command.by.require_area(line.area)
    subject, rule = line.subject, rule_of(records, line.subject, at=command.at)
    where = Where(at=command.at)
    told = {"fields": (subject.code,), "purpose": PURPOSE, "reference": line.id, "command": command.id}
    note_look(desk, Look.of(command.by, where, Act.REVEALED, subjects=[subject.id], outside=False, **told))
    known = particulars_of(records, subject)
    kept = known.value(subject.code)
    return ConflictSheet(
        line=line,
        origin=known.origin(subject.code),
        present=plain(rule, records.sealer, kept) if kept else None,
        claimed=tuple(
            ClaimedValue(claim=each, value=plain(rule, records.sealer, each.value)) for each in line.open
        ),
    )

"""Reveal a field conflict: its values in plain, counted among the reveals of the day."""

from dataclasses import dataclass, field

from services.grid.domain.access.look import Act, Where
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk, RevealDays
from services.grid.usecases.access.reveal import count_reveal, watermark
from services.grid.usecases.records.ports import FieldLines, Records
from services.grid.usecases.records.read_field_conflict import (
    PURPOSE,
    ConflictSheet,
    conflict_sheet,
    look_at_conflict,
)
from services.grid.usecases.records.take_values import plain
from services.grid.usecases.records.write_claims import rule_of
from shared.kernel.command import Command


@dataclass(frozen=True, kw_only=True)
class RevealedConflict:
    """The values in plain, what is printed across them, and how many reveals may follow."""

    sheet: ConflictSheet = field(repr=False)
    watermark: str
    left_today: int


def reveal_field_conflict(
    lines: FieldLines,
    records: Records,
    desk: Desk,
    days: RevealDays,
    line_id: str,
    *,
    command: Command,
    where: Where,
) -> RevealedConflict:
    """Return the values to who is to decide; the conflict is the reason. Told again it is noted once.

    Refused: what his role may not have revealed, and more in one day than the rules allow.
    """
    line = lines.get(line_id)
    rule = rule_of(records, line.subject, at=command.at)
    desk.access_rules.require_revealable(command.by, line.area, rule.seen)
    desk.access_rules.require_purpose(PURPOSE, line.id)
    left = count_reveal(days, desk.access_rules.reveals_a_day, command)
    note_look(desk, look_at_conflict(line, Act.REVEALED, command, where))
    return RevealedConflict(
        sheet=conflict_sheet(records, line, lambda kept: plain(rule, desk.sealer, kept)),
        watermark=watermark(command, where, line.id),
        left_today=left,
    )

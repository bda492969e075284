"""Decide a field: which of the values that contradict one another holds, or none of them."""

from datetime import datetime

from services.grid.domain.records.field_claim import Held
from services.grid.domain.records.field_line import FieldLine
from services.grid.domain.records.subject import Subject
from services.grid.usecases.records.ports import FieldLines, Records
from services.grid.usecases.records.take_values import present_print
from services.grid.usecases.records.write_claims import particulars_of, rule_of, write_claims
from shared.kernel.command import Command


def decide_field(
    lines: FieldLines, records: Records, line_id: str, *, chosen: str | None, command: Command
) -> FieldLine:
    """Let one claim hold, as somebody else than who made one; what is chosen is written as made sure of.

    What the record held until then stays in the line, with its source and basis.
    """
    line = lines.get(line_id)
    command.by.require_area(line.area)
    if not line.heeded(command):
        held = _held(records, line.subject, at=command.at)
        line.decide(chosen, by=command.by.id, at=command.at, held=held)
        lines.save(line)
    write_claims(lines, records, line, at=command.at)
    return line


def _held(records: Records, subject: Subject, *, at: datetime) -> Held | None:
    """Return what the record holds now, or None."""
    known = particulars_of(records, subject)
    value, origin = known.value(subject.code), known.origin(subject.code)
    print = present_print(rule_of(records, subject, at=at), records.sealer, known)
    return Held(print=print, value=value, origin=origin) if print and value and origin else None

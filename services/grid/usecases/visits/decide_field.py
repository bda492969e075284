"""Decide a field: which of the values that contradict one another holds, or none of them."""

from services.grid.domain.visits.field_line import FieldLine
from services.grid.usecases.visits.ports import FieldLines, Records
from services.grid.usecases.visits.write_claims import write_claims
from shared.kernel.command import Command


def decide_field(
    lines: FieldLines, records: Records, line_id: str, *, chosen: str | None, command: Command
) -> FieldLine:
    """Let one claim hold, as somebody else than who made one; what is chosen is written as made sure of."""
    line = lines.get(line_id)
    command.by.require_area(line.area)
    if not line.heeded(command):
        line.decide(chosen, by=command.by.id, at=command.at)
        lines.save(line)
    write_claims(lines, records, line, at=command.at)
    return line

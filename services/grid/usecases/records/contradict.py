"""Contradict: where a list says something else than the record, both are kept, and a person decides.

What somebody has made sure of, and what another source has told, is overwritten by no list. The queue of what
waits is the one of visits too: `list_field_conflicts`, `read_field_conflict`, `decide_field`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from services.grid.domain.records.field_claim import FieldClaim
from services.grid.domain.records.field_line import FieldLine
from services.grid.domain.records.origin import Origin
from services.grid.domain.records.subject import Subject
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.records.ports import FieldLines
from services.grid.usecases.territory.ports import Register
from shared.kernel.command import Command
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class Contrary:
    """What a list says of one field against the record: both as prints, and its value as records keep it."""

    subject: Subject
    household_id: str
    present: str
    now: str
    value: str = field(repr=False)


def contradict(
    lines: FieldLines, register: Register, found: Iterable[Contrary], *, origin: Origin, command: Command
) -> None:
    """Keep what a batch says against the records; told again, and what was decided, is not asked twice."""
    contraries = list(found)
    households = register.households.find_all({each.household_id for each in contraries})
    areas = areas_of(register, households.values(), at=command.at)
    for each in contraries:
        line = lines.find(each.subject.line_id) or FieldLine(
            id=each.subject.line_id,
            subject=each.subject,
            area=areas[each.household_id],
            household_id=each.household_id,
        )
        line.contradict(_claim(each, origin, command), present=each.present, at=command.at)
        if line.happened():
            lines.save(line)


def _claim(contrary: Contrary, origin: Origin, command: Command) -> FieldClaim:
    return FieldClaim(
        id=id_from(command.id, contrary.subject.line_id, contrary.now),
        batch_id=command.id,
        by=origin.by,
        at=origin.at,
        statement=origin.statement,
        was=contrary.present,
        now=contrary.now,
        value=contrary.value,
    )

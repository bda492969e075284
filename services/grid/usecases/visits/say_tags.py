"""Say tags: a worker has found that somebody of a household belongs to a special category."""

from collections.abc import Sequence
from dataclasses import replace

from services.grid.domain.records.origin import Statement
from services.grid.domain.records.tag import Tag
from services.grid.usecases.records.import_tags import subjects_of
from services.grid.usecases.records.ports import Records
from services.grid.usecases.records.seal_tag import TagRow, seal_tag
from shared.kernel.command import Command
from shared.kernel.errors import Invalid
from shared.kernel.ids import id_from


def say_tags(
    records: Records, rows: Sequence[TagRow], statement: Statement, *, household_id: str, command: Command
) -> tuple[Tag, ...]:
    """Return the tags as they are kept once the visit counts.

    Refused is a restricted category, a level that it does not have, and somebody of another household.
    """
    rules = records.tag_table.in_force(command.at)
    subjects = subjects_of(records.people, records.households, {row.subject_id for row in rows})
    tags: list[Tag] = []
    for row in rows:
        category = rules.category(row.category)
        category.require_entered_by_hand(statement)
        household = subjects.household_of(category.about, row.subject_id)
        if household.id != household_id:
            raise Invalid("只能标注走访住户及其成员", {"tags": [row.subject_id]})
        named, origin = _named(row, len(tags), command), statement.entered(command)
        tags.append(seal_tag(rules, records.sealer, row=named, household=household, origin=origin))
    return tuple(tags)


def _named(row: TagRow, number: int, command: Command) -> TagRow:
    return replace(row, id=id_from("tag", command.id, str(number)))

"""Add a tag: a worker has found that somebody of his grid belongs to a special category."""

from dataclasses import replace

from services.grid.domain.records.origin import Statement
from services.grid.domain.records.tag import Tag
from services.grid.domain.records.tag_rules import TagRules
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.records.import_tags import subjects_of
from services.grid.usecases.records.ports import People, Sealer, Tags
from services.grid.usecases.records.seal_tag import TagRow, seal_tag
from services.grid.usecases.territory.ports import Register
from shared.kernel.command import Command
from shared.kernel.ids import id_from


def add_tag(
    tags: Tags,
    people: People,
    register: Register,
    rules: TagRules,
    sealer: Sealer,
    *,
    row: TagRow,
    origin: Statement,
    command: Command,
) -> Tag:
    """Return the new tag; refused is a restricted category, and somebody outside of the caller's areas."""
    category = rules.category(row.category)
    category.require_entered_by_hand(origin)
    subjects = subjects_of(people, register.households, {row.subject_id})
    household = subjects.household_of(category.about, row.subject_id)
    command.by.require_area(areas_of(register, [household], at=command.at)[household.id])
    named = replace(row, id=id_from("tag", command.id))
    tag = seal_tag(rules, sealer, row=named, household=household, origin=origin.entered(command))
    tags.keep([(tag, command)])
    return tag

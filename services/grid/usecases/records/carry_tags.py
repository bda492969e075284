"""Carry tags: the tags of a record that was merged lie on the one that stands for it, and go back with it."""

from services.grid.domain.records.person import Person
from services.grid.domain.records.tag import Tag
from services.grid.usecases.records.ports import Tags
from shared.kernel.command import Command


def carry_tags(tags: Tags, one: Person, other: Person, *, command: Command) -> None:
    """Let the tags of two records lie where these say that they belong. Doing it again changes nothing."""
    held = tags.of_subjects([one.id, other.id])
    tags.keep([(tag, command) for tag in (*_carried(held, one, other), *_carried(held, other, one))])


def _carried(held: list[Tag], person: Person, other: Person) -> list[Tag]:
    """Return the tags of the one record that move, be it away from it or back to it."""
    if person.merged_into == other.id:
        return [tag.carried_to(other) for tag in held if tag.subject_id == person.id]
    if person.merged_into:
        return []
    lent = [tag for tag in held if tag.subject_id == other.id and tag.came_from(person.id)]
    return [tag.carried_back(person) for tag in lent]

"""Reveal tags: somebody sees all categories of a person that his role may see, restricted ones too."""

from dataclasses import dataclass

from services.grid.domain.access.look import Act, Look, Where
from services.grid.domain.records.tag_rules import TagRules
from services.grid.usecases.access.get_tags import visible
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk, RevealDays
from services.grid.usecases.access.require_reason import require_reason
from services.grid.usecases.access.reveal import count_reveal
from services.grid.usecases.records.area_of_person import area_of_person
from services.grid.usecases.records.change_record import find_record
from services.grid.usecases.records.ports import Tags
from services.grid.usecases.records.seal_tag import OpenTag
from shared.kernel.command import Command


@dataclass(frozen=True, kw_only=True)
class TagWish:
    """Of whom, what for, and of which case, visit or task."""

    person_id: str
    purpose: str
    reference: str | None = None


def reveal_tags(
    desk: Desk,
    days: RevealDays,
    tags: Tags,
    rules: TagRules,
    *,
    wish: TagWish,
    command: Command,
    where: Where,
) -> list[OpenTag]:
    """Return the tags in force with all that they say; it is counted among the reveals of the day, and noted.

    Who may see none learns that there is none: that somebody is on a restricted list is told to nobody else.
    """
    person = find_record(desk.people, wish.person_id)
    command.by.require_area(area_of_person(desk.register, person, at=where.at))
    require_reason(desk, wish, subjects={person.id, person.household_id}, caller=command.by)
    count_reveal(days, desk.access_rules.reveals_a_day, command)
    shown = visible(desk, rules, tags.of_subject(person.id), caller=command.by, where=where)
    note_look(desk, _look(wish, len(shown), command, where))
    return shown


def _look(wish: TagWish, found: int, command: Command, where: Where) -> Look:
    return Look.of(
        command.by,
        where,
        Act.REVEALED,
        subjects=[wish.person_id],
        outside=False,
        fields=("tags",),
        found=found,
        purpose=wish.purpose,
        reference=wish.reference,
        command=command.id,
    )

"""Get tags: the special categories of somebody, as far as they may be seen without a purpose."""

from collections.abc import Iterable

from services.grid.domain.access.look import Act, Look, Where
from services.grid.domain.records.tag import Tag
from services.grid.domain.records.tag_rules import TagRules
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.records.ports import Tags
from services.grid.usecases.records.seal_tag import OpenTag, open_tag
from shared.kernel.calendar import local_time
from shared.kernel.command import Caller


def get_tags(
    desk: Desk, tags: Tags, rules: TagRules, *, subject_id: str, caller: Caller, where: Where
) -> list[OpenTag]:
    """Return the tags in force that are not restricted and that the caller may see; the look is noted."""
    open_ones = [tag for tag in tags.of_subject(subject_id) if not tag.restricted]
    shown = visible(desk, rules, open_ones, caller=caller, where=where)
    look = Look.of(caller, where, Act.SHOWN, subjects=[subject_id], outside=False, found=len(shown))
    note_look(desk, look)
    return shown


def visible(
    desk: Desk, rules: TagRules, tags: Iterable[Tag], *, caller: Caller, where: Where
) -> list[OpenTag]:
    """Return those that are in force and that the caller may see in his areas, with all that they say."""
    today = local_time(where.at).date()
    held = [tag for tag in tags if tag.in_force(today)]
    households = desk.register.households.find_all({tag.household_id for tag in held})
    areas = areas_of(desk.register, households.values(), at=where.at)
    opened = (open_tag(rules, desk.sealer, tag) for tag in held)
    return [
        each for each in opened if each.category.may_be_seen_by(caller, areas.get(each.tag.household_id, ""))
    ]

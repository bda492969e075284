"""End a tag: somebody does not belong to a special category any more."""

from datetime import date

from services.grid.domain.records.tag import Tag
from services.grid.domain.records.tag_rules import TagRules
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.records.change_record import change_record
from services.grid.usecases.records.ports import Sealer, Tags
from services.grid.usecases.records.seal_tag import open_tag
from services.grid.usecases.territory.ports import Register
from shared.kernel.command import Command
from shared.kernel.errors import NotFound


def end_tag(
    tags: Tags,
    register: Register,
    rules: TagRules,
    sealer: Sealer,
    *,
    tag_id: str,
    on: date,
    because: str,
    command: Command,
) -> Tag:
    """Return the tag as ended; to who may not see it, it is not there."""

    def end(tag: Tag) -> Tag:
        households = register.households.find_all([tag.household_id])
        area = areas_of(register, households.values(), at=command.at).get(tag.household_id, "")
        if not area or not open_tag(rules, sealer, tag).category.may_be_seen_by(command.by, area):
            raise NotFound("没有这份登记")
        return tag.ended(on, because)

    return change_record(tags, tag_id, end, command=command)

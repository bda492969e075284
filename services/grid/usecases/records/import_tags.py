"""Import tags: an authority, or somebody of the street, tells who belongs to a special category."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from services.grid.domain.records.field_rule import About
from services.grid.domain.records.household import Household
from services.grid.domain.records.import_batch import Effect, RecordOutcome
from services.grid.domain.records.origin import Origin
from services.grid.domain.records.person import Person
from services.grid.domain.records.row_faults import RowFaults
from services.grid.domain.records.tag import Tag
from services.grid.domain.records.tag_rules import TagRules
from services.grid.usecases.records.import_rows import Brought, Changed, Registry, import_rows
from services.grid.usecases.records.ports import Households, People, Tags
from services.grid.usecases.records.seal_tag import TagRow, seal_tag
from shared.kernel.command import Command
from shared.kernel.errors import Conflict, NotFound


@dataclass(frozen=True, kw_only=True)
class Subjects:
    """The people and households that rows are about."""

    people: Mapping[str, Person]
    households: Mapping[str, Household]

    def household_of(self, about: About, id: str) -> Household:
        """Return the household of somebody, or a household itself.

        Raises NotFound, and Conflict for a record for which another one stands.
        """
        person = self.people.get(id) if about is About.PERSON else None
        if person:
            person.require_standing()
        household = self.households.get(person.household_id if person else id)
        if household is None or (about is About.PERSON and person is None):
            raise NotFound("没有这份登记")
        return household


def import_tags(
    tags: Tags,
    subjects: Subjects,
    rules: TagRules,
    registry: Registry,
    *,
    rows: Sequence[TagRow],
    brought: Brought,
) -> list[RecordOutcome]:
    """Keep a batch of tags; a row about a tag that is known replaces what it says.

    Refused is a row about nobody who is known, or outside of the caller's areas; a restricted category from
    a source that may not tell it; a level or a detail that its category does not have; and a tag of somebody
    else, of another source, or that has ended. What two sources say stands side by side, under two ids.
    """

    def change(row: TagRow, former: Tag | None, wish: Command) -> Changed[Tag]:
        household = _household(subjects, rules, row, wish=wish, origin=brought.origin)
        tag = seal_tag(rules, registry.sealer, row=row, household=household, origin=brought.origin)
        if former is None:
            return Changed(record=tag, effect=Effect.NEW)
        return Changed(record=_replaced(former, tag), effect=Effect.CHANGED)

    return import_rows(tags, registry, rows=rows, change=change, brought=brought)


def _household(
    subjects: Subjects, rules: TagRules, row: TagRow, *, wish: Command, origin: Origin
) -> Household:
    """Return whose tag it is; refused with all that is wrong with the row."""
    faults = RowFaults(row.unread)
    with faults.at("category"):
        category = rules.category(row.category)
        with faults.at("level"):
            category.require_sound(row.level, row.details)
        with faults.at("subject_id"):
            household = subjects.household_of(category.about, row.subject_id)
            wish.by.require_area(household.community_code)
        category.require_importable(origin.statement)
    faults.require_none()
    return household


def _replaced(former: Tag, tag: Tag) -> Tag:
    if former.subject_id != tag.subject_id or former.ended_on:
        raise Conflict("此编号的标签属于他人或者已经解除")
    if former.origin.statement.source is not tag.origin.statement.source:
        raise Conflict("此编号的标签由另一部门登记，不能覆盖，请使用新的编号")
    return replace(tag, revision=former.revision, carried=former.carried)


def subjects_of(people: People, households: Households, ids: set[str]) -> Subjects:
    """Return those of these ids that are people or households, with the households of the people."""
    found = people.find_all(ids)
    return Subjects(
        people=found,
        households=households.find_all({*ids, *(person.household_id for person in found.values())}),
    )

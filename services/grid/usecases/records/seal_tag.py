"""Seal a tag: what a restricted one says lies in one sealed text; of others only the details do."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from services.grid.domain.records.field_rule import About
from services.grid.domain.records.household import Household
from services.grid.domain.records.origin import Origin
from services.grid.domain.records.row_faults import Words
from services.grid.domain.records.tag import Tag
from services.grid.domain.records.tag_rules import Category, TagRules
from services.grid.usecases.records.ports import Sealer

SEAL = "tag"


@dataclass(frozen=True, kw_only=True)
class TagRow:
    """One tag as it is sent; `subject_id` is a person or a household, as the category has it.

    `unread` are columns that could not be read.
    """

    id: str
    category: str
    subject_id: str
    level: str
    valid_from: date
    valid_until: date | None = None
    details: Mapping[str, str] = field(default_factory=dict, repr=False)
    unread: Words = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class OpenTag:
    """A tag with all that it says."""

    tag: Tag
    category: Category
    level: str
    details: Mapping[str, str] = field(repr=False)

    @property
    def colour(self) -> str:
        return self.category.levels.get(self.level, "")

    @property
    def about(self) -> About:
        return self.category.about


def seal_tag(rules: TagRules, sealer: Sealer, *, row: TagRow, household: Household, origin: Origin) -> Tag:
    """Return a tag as it is kept; refused is a level or a detail that its category does not have."""
    category = rules.category(row.category)
    category.require_sound(row.level, row.details)
    said = {"category": category.code, "level": row.level, "details": dict(row.details)}
    hidden = category.restricted or row.details
    return Tag(
        id=row.id,
        subject_id=row.subject_id,
        household_id=household.id,
        community_code=household.community_code,
        restricted=category.restricted,
        category=None if category.restricted else category.code,
        level=None if category.restricted else row.level,
        sealed=sealer.seal(json.dumps(said, ensure_ascii=False), about=SEAL) if hidden else None,
        origin=origin,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )


def open_tag(rules: TagRules, sealer: Sealer, tag: Tag) -> OpenTag:
    """Return a tag with all that it says."""
    said = json.loads(sealer.open(tag.sealed, about=SEAL)) if tag.sealed else {}
    return OpenTag(
        tag=tag,
        category=rules.category(tag.category or said["category"]),
        level=tag.level or said["level"],
        details=said.get("details", {}),
    )

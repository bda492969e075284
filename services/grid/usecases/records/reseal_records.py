"""Reseal records: what lies sealed with an older key is sealed with the one that seals now."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from services.grid.domain.records.field_rule import About
from services.grid.domain.records.household import Household
from services.grid.domain.records.particulars import Particulars
from services.grid.domain.records.person import Person
from services.grid.domain.records.record_rules import RecordRules
from services.grid.domain.records.tag import Tag
from services.grid.usecases.records.import_rows import Identified
from services.grid.usecases.records.ports import Households, People, Revised, Sealer, Tags
from services.grid.usecases.records.seal_tag import SEAL
from services.grid.usecases.records.take_values import plain, sealed
from shared.kernel.command import Command

AT_ONCE = 200
Record = TypeVar("Record", bound=Identified)


class RecordKind(StrEnum):
    """What can be sealed anew."""

    PEOPLE = "people"
    HOUSEHOLDS = "households"
    TAGS = "tags"


@dataclass(frozen=True, kw_only=True)
class Sealed:
    """All that lies sealed here, and by which rules."""

    people: People
    households: Households
    tags: Tags
    rules: RecordRules
    sealer: Sealer


@dataclass(frozen=True, kw_only=True)
class Resealed:
    """How many of a page were sealed anew, and where to go on; None at the end."""

    changed: int
    next: str | None


def reseal_records(all: Sealed, *, kind: RecordKind, after: str, command: Command) -> Resealed:
    """Seal a page of records anew, where they need it. What they say stays as it is.

    Raises StaleWrite where somebody has changed one of them meanwhile: ask again.
    """
    if kind is RecordKind.PEOPLE:
        return _page(all.people, lambda each: _person(all, each), after, command)
    if kind is RecordKind.HOUSEHOLDS:
        return _page(all.households, lambda each: _household(all, each), after, command)
    return _page(all.tags, lambda each: _tag(all, each), after, command)


def _page(
    records: Revised[Record], reseal: Callable[[Record], Record], after: str, command: Command
) -> Resealed:
    page = records.page(after, limit=AT_ONCE)
    changed = [new for old in page if (new := reseal(old)) is not old]
    records.keep([(record, command) for record in changed])
    return Resealed(changed=len(changed), next=page[-1].id if len(page) == AT_ONCE else None)


def _person(all: Sealed, person: Person) -> Person:
    particulars = _particulars(all, person.particulars, About.PERSON)
    return person if particulars is person.particulars else replace(person, particulars=particulars)


def _household(all: Sealed, household: Household) -> Household:
    particulars = _particulars(all, household.particulars, About.HOUSEHOLD)
    return household if particulars is household.particulars else replace(household, particulars=particulars)


def _tag(all: Sealed, tag: Tag) -> Tag:
    if tag.sealed is None or all.sealer.fresh(tag.sealed):
        return tag
    return replace(tag, sealed=all.sealer.seal(all.sealer.open(tag.sealed, about=SEAL), about=SEAL))


def _particulars(all: Sealed, particulars: Particulars, about: About) -> Particulars:
    rules = {code: all.rules.rule(about, code) for code in particulars.entries}
    old = {
        code: entry.value
        for code, entry in particulars.entries.items()
        if rules[code].sealed and not all.sealer.fresh(entry.value)
    }
    if not old:
        return particulars
    return particulars.resealed(
        {code: sealed(rules[code], all.sealer, plain(rules[code], all.sealer, old[code])) for code in old}
    )

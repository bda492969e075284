"""Sheet: what somebody is shown of a household or a person."""

from dataclasses import dataclass
from datetime import date

from services.grid.domain.access.access_rules import Shown
from services.grid.domain.records.household import Household
from services.grid.domain.records.hukou import HukouCase
from services.grid.domain.records.origin import RecordState, Source
from services.grid.domain.records.person import Person
from services.grid.domain.records.residence import Residence


@dataclass(frozen=True, kw_only=True)
class ShownField:
    """A field with its value, plain or masked, where that comes from, and whether it is out of date."""

    code: str
    label: str
    value: str
    shown: Shown
    source: Source
    as_of: date
    state: RecordState
    out_of_date: bool


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """A person in a list: by masked name alone, where the household lies elsewhere."""

    id: str
    label: str
    person: Person | None


@dataclass(frozen=True, kw_only=True)
class HouseholdSheet:
    """A household; `address` goes down to the door in the own area, to the building elsewhere."""

    household: Household
    area: str
    own: bool
    address: str
    fields: tuple[ShownField, ...]
    people: tuple[PersonLine, ...]


@dataclass(frozen=True, kw_only=True)
class PersonSheet:
    """A person; elsewhere without residences and without the case of registration."""

    person: Person
    area: str
    own: bool
    label: str
    fields: tuple[ShownField, ...]
    residences: tuple[Residence, ...]
    hukou: HukouCase | None


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A household that was found, with those of its people by whom it was."""

    household_id: str
    area: str
    own: bool
    address: str
    people: tuple[PersonLine, ...] = ()

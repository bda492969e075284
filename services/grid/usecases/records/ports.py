"""What the use cases of records need from the world outside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

from services.grid.domain.records.change_request import ChangeRequest
from services.grid.domain.records.duplicate import Duplicate
from services.grid.domain.records.duplicate_rules import DuplicateRules
from services.grid.domain.records.field_line import FieldLine
from services.grid.domain.records.household import Household
from services.grid.domain.records.import_batch import ImportBatch
from services.grid.domain.records.person import Person
from services.grid.domain.records.record_rules import RecordRules
from services.grid.domain.records.tag import Tag
from services.grid.domain.records.tag_rules import TagRules
from services.grid.usecases.keep_rows import Records as Rows
from shared.kernel.command import Command

Kept = TypeVar("Kept")


class Revised(Protocol[Kept]):
    """Records that are read, changed and kept again; each counts its revisions, 0 before the first."""

    def keep(self, told: Sequence[tuple[Kept, Command]]) -> None:
        """Keep records, each with the command that changed it; of two with one id the last.

        A command that was heard before changes nothing. Raises StaleWrite where somebody else has kept a
        record since it was read; those before it may be kept by then, and asking again goes on from there.
        """

    def find_all(self, ids: Iterable[str]) -> Mapping[str, Kept]:
        """Return those that there are, by id."""

    def page(self, after: str, *, limit: int) -> list[Kept]:
        """Return the next of all, in the order of their ids."""


Batches = Rows[ImportBatch]


class Households(Revised[Household], Protocol):
    """All households."""

    def by_address(self, spelling: str, *, after: str, limit: int) -> list[Household]:
        """Return those whose address begins so, in the order of addresses, after a place in that order."""


class People(Revised[Person], Protocol):
    """All people. A record for which another one stands is found by its id alone."""

    def of_keys(self, keys: Iterable[str]) -> list[Person]:
        """Return those of some keys."""

    def by_print(self, code: str, print: str, *, after: str, limit: int) -> list[Person]:
        """Return those with a value of that keyed hash, in the order of their ids, after an id."""

    def of_households(self, ids: Iterable[str]) -> list[Person]:
        """Return those who live in some households."""

    def members(self, household_id: str) -> list[Person]:
        """Return those who live in a household, at most a hundred."""


class Tags(Revised[Tag], Protocol):
    """All tags."""

    def of_subject(self, id: str) -> list[Tag]:
        """Return all tags of a person or household, at most a hundred."""

    def of_subjects(self, ids: Iterable[str]) -> list[Tag]:
        """Return all tags of some people."""

    def of_household(self, household_id: str) -> list[Tag]:
        """Return all tags of a household and of those who live in it, at most a hundred."""

    def in_category(self, category: str, community_code: str, *, after: str, limit: int) -> list[Tag]:
        """Return unrestricted tags that have not ended, of a community, by their ids."""

    def past(self, day: date, *, limit: int) -> list[Tag]:
        """Return tags whose last day is before that day."""

    def forget(self, ids: Iterable[str]) -> None:
        """Remove tags for good."""


class Duplicates(Protocol):
    """All duplicates."""

    def get(self, id: str) -> Duplicate:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> Duplicate | None:
        """Return one, or None."""

    def save(self, aggregate: Duplicate, /) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def of_people(self, ids: Iterable[str]) -> list[Duplicate]:
        """Return all in which one of these records is."""

    def open_in(self, area: str, *, after: str, limit: int) -> list[Duplicate]:
        """Return those of an area that wait, from behind a place on, what is due first first."""

    def to_remind(self, today: date, *, limit: int) -> list[str]:
        """Return the ids of those of which somebody is to be told by now that an answer is missing."""


class ChangeRequests(Protocol):
    """All requests to change a record."""

    def get(self, id: str) -> ChangeRequest:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> ChangeRequest | None:
        """Return one, or None."""

    def save(self, aggregate: ChangeRequest, /) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def pending_in(self, area: str, *, after: str, limit: int) -> list[ChangeRequest]:
        """Return those of an area that wait, from behind a place on, the oldest first."""


class FieldLines(Protocol):
    """All that was said against what is known, field by field."""

    def get(self, id: str) -> FieldLine:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> FieldLine | None:
        """Return one, or None."""

    def save(self, aggregate: FieldLine, /) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def in_conflict(self, area: str, *, after: str, limit: int) -> list[FieldLine]:
        """Return those of an area about which a person must decide, by their ids, from behind one on."""


class DuplicateTable(Protocol):
    """How long answers may take, in versions."""

    def in_force(self, at: datetime) -> DuplicateRules:
        """Return the version of that day."""


class TagTable(Protocol):
    """The special categories, in versions."""

    def in_force(self, at: datetime) -> TagRules:
        """Return the version of that day."""


class Rules(Protocol):
    """What may be known, in versions."""

    def in_force(self, at: datetime) -> RecordRules:
        """Return the version of that day."""


class Sealer(Protocol):
    """Seals personal data, opens them, and finds them again."""

    def seal(self, plain: str, *, about: str) -> str:
        """Return a text that only the key can open."""

    def open(self, sealed: str, *, about: str) -> str:
        """Return the plain text."""

    def fresh(self, sealed: str) -> bool:
        """Tell whether a text is sealed with the key that seals now."""

    def fingerprint(self, plain: str, purpose: str) -> str:
        """Return a keyed hash, always the same for the same text and purpose."""


@dataclass(frozen=True, kw_only=True)
class TagBook:
    """The tags, the categories that there are, and what opens the restricted ones."""

    tags: Tags
    table: TagTable
    sealer: Sealer


@dataclass(frozen=True, kw_only=True)
class Records:
    """What is known of people and households, and what may be known."""

    households: Households
    people: People
    rules: Rules
    tags: Tags
    tag_table: TagTable
    sealer: Sealer

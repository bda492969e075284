"""Resettle records: what somebody has to decide about a person or household is decided where he lives now."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from services.grid.domain.records.change_request import ChangeRequest
from services.grid.domain.records.duplicate import Duplicate
from services.grid.domain.records.field_line import FieldLine
from services.grid.domain.records.field_rule import About
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.records.ports import ChangeRequests, Duplicates, FieldLines, People
from services.grid.usecases.territory.ports import Register
from shared.kernel.each_one import each_one

A_PAGE = 100


@dataclass(frozen=True, kw_only=True)
class Matters:
    """What waits for a decision about records."""

    people: People
    duplicates: Duplicates
    change_requests: ChangeRequests
    field_lines: FieldLines


def resettle_records(matters: Matters, register: Register, *, codes: Iterable[str], at: datetime) -> None:
    """Bring what waits in some grids to where its people live now. Doing it again changes nothing."""
    places = _Places(matters, register, at)
    for code in codes:
        waiting = partial(matters.duplicates.open_in, code, limit=A_PAGE)
        _walk(waiting, lambda each: each.place, places.move_duplicate)
        asked = partial(matters.change_requests.pending_in, code, limit=A_PAGE)
        _walk(asked, lambda each: each.place, places.move_request)
        said = partial(matters.field_lines.in_conflict, code, limit=A_PAGE)
        _walk(said, lambda each: each.id, places.move_line)


Thing = TypeVar("Thing", Duplicate, ChangeRequest, FieldLine)


def _walk(
    page_after: Callable[..., list[Thing]], place: Callable[[Thing], str], act: Callable[[str], None]
) -> None:
    after = ""
    while page := page_after(after=after):
        each_one([thing.id for thing in page], act)
        after = place(page[-1])


@dataclass(frozen=True)
class _Places:
    """Where people and households live at a moment."""

    matters: Matters
    register: Register
    at: datetime

    def move_duplicate(self, id: str) -> None:
        duplicate = self.matters.duplicates.get(id)
        areas = self._areas({claim.household_id for claim in duplicate.claims})
        if duplicate.move(areas, at=self.at):
            self.matters.duplicates.save(duplicate)

    def move_request(self, id: str) -> None:
        request = self.matters.change_requests.get(id)
        if request.move(self._area(request.about_kind, request.subject_id), at=self.at):
            self.matters.change_requests.save(request)

    def move_line(self, id: str) -> None:
        line = self.matters.field_lines.get(id)
        if line.move(self._areas({line.household_id}).get(line.household_id), at=self.at):
            self.matters.field_lines.save(line)

    def _area(self, about: About, subject_id: str) -> str | None:
        people = self.matters.people.find_all([subject_id]) if about is About.PERSON else {}
        person = people.get(subject_id)
        home = person.household_id if person else subject_id
        return self._areas({home}).get(home)

    def _areas(self, household_ids: Iterable[str]) -> dict[str, str]:
        known = self.register.households.find_all(household_ids)
        return areas_of(self.register, known.values(), at=self.at)

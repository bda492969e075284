"""Reveal: somebody sees the plain value of some fields, for a purpose, so often a day, and it is noted."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from services.grid.domain.access.look import Act, Look, Where
from services.grid.domain.access.reveal_day import RevealDay
from services.grid.domain.records.field_rule import About, FieldRule
from services.grid.domain.records.particulars import Particulars
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk, RevealDays
from services.grid.usecases.access.require_reason import require_reason
from services.grid.usecases.records.area_of_person import area_of_person
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.records.change_record import find_record
from services.grid.usecases.records.take_values import plain
from shared.kernel.calendar import local_time
from shared.kernel.command import Command
from shared.kernel.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Which fields of whom, what for, and of which case, visit or task."""

    about: About
    id: str
    fields: Sequence[str]
    purpose: str
    reference: str | None = None


@dataclass(frozen=True, kw_only=True)
class Revealed:
    """Plain values by the code of their field, what is printed across them, and how many may follow."""

    values: dict[str, str] = field(repr=False)
    watermark: str
    left_today: int


def reveal(desk: Desk, days: RevealDays, *, wish: Wish, command: Command, where: Where) -> Revealed:
    """Return plain values. The same command again counts and is noted once.

    Refused: a purpose that is not in the table, or names no matter of the caller's that is about this; what
    lies outside of his areas, unless the purpose reaches there; what his role may not see; a value that is
    not there; more in one day than the rules allow.
    """
    particulars, area, subjects = _subject(desk, wish, where)
    rules = [desk.record_rules.rule(wish.about, code) for code in wish.fields]
    purpose = desk.access_rules.require_purpose(wish.purpose, wish.reference)
    for rule in rules:
        desk.access_rules.require_revealable_for(purpose, command.by, area, rule)
    require_reason(desk, wish, subjects=subjects, caller=command.by)
    kept = {rule.code: _kept(particulars, rule) for rule in rules}
    left = count_reveal(days, desk.access_rules.reveals_a_day, command)
    _note(desk, wish, command, where, outside=not command.by.covers(area))
    return Revealed(
        values={rule.code: plain(rule, desk.sealer, kept[rule.code]) for rule in rules},
        watermark=watermark(command, where, wish.reference or wish.purpose),
        left_today=left,
    )


def watermark(command: Command, where: Where, what_for: str) -> str:
    """Return what is printed across what was revealed: to whom, when and what for."""
    return f"{command.by.id} {local_time(where.at):%Y-%m-%d %H:%M} {what_for}"


def _subject(desk: Desk, wish: Wish, where: Where) -> tuple[Particulars, str, set[str]]:
    if wish.about is About.PERSON:
        person = find_record(desk.people, wish.id)
        area = area_of_person(desk.register, person, at=where.at)
        return person.particulars, area, {person.id, person.household_id}
    household = find_record(desk.register.households, wish.id)
    area = areas_of(desk.register, [household], at=where.at)[household.id]
    return household.particulars, area, {household.id}


def _kept(particulars: Particulars, rule: FieldRule) -> str:
    kept = particulars.value(rule.code)
    if kept is None:
        raise NotFound(f"没有登记{rule.label}")
    return kept


def count_reveal(days: RevealDays, limit: int, command: Command) -> int:
    """Count one reveal more and return how many there may be today; raises Conflict, or StaleWrite."""
    day = RevealDay.of(command.by.id, local_time(command.at).date())
    granted = days.find_all([day.id]).get(day.id, day).grant(command.id, limit=limit)
    days.keep([(granted, command)])
    return granted.left(limit)


def _note(desk: Desk, wish: Wish, command: Command, where: Where, *, outside: bool) -> None:
    look = Look.of(
        command.by,
        where,
        Act.REVEALED,
        subjects=[wish.id],
        outside=outside,
        fields=tuple(wish.fields),
        purpose=wish.purpose,
        reference=wish.reference,
        command=command.id,
    )
    note_look(desk, look)

"""Say fields: what a worker says of people and households becomes what claims are made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from services.grid.domain.records.field_rule import About, FieldRule, Shape
from services.grid.domain.visits.said import Said, Subject
from services.grid.usecases.records.change_record import find_record
from services.grid.usecases.records.ports import Sealer
from services.grid.usecases.records.take_values import sealed
from services.grid.usecases.visits.ports import Records
from shared.kernel.calendar import local_time
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a field was, as far as the phone knew, and what it is now."""

    about: About
    id: str
    code: str
    was: str | None = field(repr=False)
    now: str = field(repr=False)


def say_fields(records: Records, changes: Sequence[Change], *, at: datetime) -> tuple[Said, ...]:
    """Return what is claimed, sound and sealed.

    Refused is what is no field, what a field cannot hold, a person or household that nobody knows, and an
    identity number: that is changed by a request with the paper in hand.
    """
    return tuple(_said(records, change, at) for change in changes)


def print_of_value(rule: FieldRule, sealer: Sealer, value: str | None) -> str | None:
    """Return the keyed hash by which equal values of one field are told, or None for none."""
    return None if value is None else sealer.fingerprint(value, f"claim.{rule.seal_name}")


def _said(records: Records, change: Change, at: datetime) -> Said:
    rule = records.rules.in_force(at).rule(change.about, change.code)
    if rule.shape is Shape.ID_NUMBER:
        raise Invalid("证件号码须凭证件申请变更", {change.code: ["not on a visit"]})
    if change.about is About.PERSON:
        find_record(records.people, change.id)
    else:
        find_record(records.households, change.id)
    now = rule.sound(change.now, today=local_time(at).date())
    was = change.was.strip() if change.was else None
    return Said(
        subject=Subject(about=change.about, id=change.id, code=change.code),
        was=print_of_value(rule, records.sealer, was),
        now=print_of_value(rule, records.sealer, now) or "",
        value=sealed(rule, records.sealer, now),
    )

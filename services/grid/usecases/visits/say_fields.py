"""Say fields: what a worker says of people and households becomes what claims are made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from services.grid.domain.records.field_rule import About, Shape
from services.grid.domain.records.record_rules import PAPER_KIND
from services.grid.domain.records.subject import Subject
from services.grid.domain.visits.said import DECLINED, Said
from services.grid.usecases.records.change_record import find_record
from services.grid.usecases.records.ports import Records
from services.grid.usecases.records.take_values import claim_print, sealed
from shared.kernel.calendar import local_time
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a field was, as far as the phone knew, and what it is now; None where nobody would tell."""

    about: About
    id: str
    code: str
    was: str | None = field(repr=False)
    now: str | None = field(repr=False)


def say_fields(records: Records, changes: Sequence[Change], *, at: datetime) -> tuple[Said, ...]:
    """Return what is claimed, sound and sealed.

    Refused is what is no field, what a field cannot hold or nobody may decline, a person or household that
    nobody knows, and number and kind of a paper: they are changed by a request with the paper in hand.
    """
    return tuple(_said(records, change, at) for change in changes)


def _said(records: Records, change: Change, at: datetime) -> Said:
    rule = records.rules.in_force(at).rule(change.about, change.code)
    if rule.shape is Shape.ID_NUMBER or change.code == PAPER_KIND:
        raise Invalid("证件类型和号码须凭证件申请变更", {change.code: ["not on a visit"]})
    if change.about is About.PERSON:
        find_record(records.people, change.id)
    else:
        find_record(records.households, change.id)
    was = claim_print(rule, records.sealer, change.was.strip()) if change.was else None
    subject = Subject(about=change.about, id=change.id, code=change.code)
    if change.now is None:
        rule.require_declinable()
        return Said(subject=subject, was=was, now=DECLINED, value="")
    now = rule.sound(change.now, today=local_time(at).date())
    return Said(
        subject=subject,
        was=was,
        now=claim_print(rule, records.sealer, now),
        value=sealed(rule, records.sealer, now),
    )

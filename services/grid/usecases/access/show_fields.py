"""Show fields: each plain, masked or not at all, as the rules have it for who asks and where it is."""

from collections.abc import Collection
from datetime import date, timedelta

from services.grid.domain.access.access_rules import Shown
from services.grid.domain.access.masked import masked
from services.grid.domain.access.sheet import ShownField
from services.grid.domain.records.field_rule import About, FieldRule
from services.grid.domain.records.particulars import Particulars
from services.grid.domain.records.words import DECLINED
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.records.take_values import plain
from shared.kernel.command import Caller


def show_fields(
    desk: Desk,
    particulars: Particulars,
    *,
    about: About,
    area: str,
    caller: Caller,
    today: date,
    revealed: Collection[str] = (),
) -> tuple[ShownField, ...]:
    """Return what is shown, in the order of the table; what is hidden is not there.

    Where a resident would not tell, that is shown, so that nobody asks again for nothing. What is `revealed`,
    by code, is plain: whoever says so has asked whether it may be, and counts it.
    """
    shown = (
        (rule, Shown.PLAIN if rule.code in revealed else desk.access_rules.shown(caller, area, rule.seen))
        for rule in desk.record_rules.fields
        if rule.about is about and particulars.says(rule.code)
    )
    return tuple(
        _field(desk, particulars, rule, how, today=today) for rule, how in shown if how is not Shown.HIDDEN
    )


def label_of(desk: Desk, particulars: Particulars) -> str:
    """Return the masked name by which somebody is called on every screen."""
    rule, kept = desk.record_rules.rule(About.PERSON, "name"), particulars.value("name")
    return masked(rule.shape, plain(rule, desk.sealer, kept)) if kept else "（无名）"


def _field(desk: Desk, particulars: Particulars, rule: FieldRule, shown: Shown, *, today: date) -> ShownField:
    entry = particulars.entries.get(rule.code)
    origin = particulars.origins[entry.origin] if entry else particulars.refusals[rule.code]
    return ShownField(
        code=rule.code,
        label=rule.label,
        value=shown_value(desk, rule, entry.value, shown) or "" if entry else DECLINED,
        shown=shown,
        source=origin.statement.source,
        as_of=origin.as_of,
        state=origin.state,
        out_of_date=origin.as_of + timedelta(days=rule.days) < today,
    )


def shown_value(desk: Desk, rule: FieldRule, kept: str, shown: Shown) -> str | None:
    """Return a value in plain or masked, with a code in words; None where it is hidden."""
    if shown is Shown.HIDDEN:
        return None
    value = plain(rule, desk.sealer, kept)
    if shown is Shown.MASKED:
        return masked(rule.shape, value)
    return rule.values.get(value, value)

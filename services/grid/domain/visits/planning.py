"""Planning: what the strictest rule asks of a household, of all the cares in it (§4.4)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from services.grid.domain.visits.care import Care
from services.grid.domain.visits.visit_rules import VisitRules
from services.grid.domain.visits.visit_task import CONTACT, VISIT, Beat


def beats_of(rules: VisitRules, cares: Iterable[Care]) -> dict[str, Beat]:
    """Return the strictest beat of each purpose; a contact is good on any channel."""
    known = tuple(cares)
    rhythms = rules.rhythms_of(known)
    strictest = min(rhythms, key=lambda rhythm: rhythm.strictness)
    joint = any(
        rules.joint_at(rhythm, known) for rhythm in rhythms if rhythm.strictness == strictest.strictness
    )
    beats = {VISIT: Beat(days=strictest.visit_days, by_phone=strictest.by_phone, joint=joint)}
    if contacts := [rhythm.contact_days for rhythm in rhythms if rhythm.contact_days]:
        beats[CONTACT] = Beat(days=min(contacts), by_phone=True, joint=False)
    return beats


def first_dues(
    beats: Mapping[str, Beat], former: Mapping[str, Beat], dues: Mapping[str, date], *, today: date
) -> dict[str, date]:
    """Return when each purpose is due next: as before, but no later than a stricter beat asks from today."""

    def due(purpose: str) -> date:
        from_today = today + timedelta(days=beats[purpose].days)
        known = dues.get(purpose)
        if known is None:
            return from_today
        stricter = beats[purpose].days < former[purpose].days
        return min(known, from_today) if stricter else known

    return {purpose: due(purpose) for purpose in beats}

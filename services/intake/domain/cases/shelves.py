"""Shelves: where a case lies, so that an office finds it without looking through all the others.

A shelf is an area and some facts that are looked for together, from a closed list. A case lies on each of its
shelves in its grid, its community and its street; the newest case lies first. Open cases also lie on shelves
where what is due first lies first. Whatever may be looked for is one stretch of one shelf.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from services.intake.domain.applications.application import Application
from services.intake.domain.clocks.clock_kind import SILENT
from services.intake.domain.issues.issue import Issue
from shared.kernel.errors import Invalid

Case = Application | Issue

COMMUNITY_DIGITS = 12
YES = "yes"  # of a flag; no shelf holds what is not flagged, for that is nearly everything
OFFERED: tuple[tuple[str, ...], ...] = (
    (),
    ("kind",),
    ("state",),
    ("topic",),
    ("category",),
    ("channel",),
    ("urgency",),
    ("worker",),
    ("unit",),
    ("topic", "state"),
    ("category", "state"),
    ("worker", "state"),
    ("unit", "state"),
    ("is_important",),
    ("is_historic",),
    ("is_important", "state"),
    ("is_historic", "state"),
)
OFFERED_BY_DUE: tuple[tuple[str, ...], ...] = ((), ("worker",))

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)  # no case is older, and no limit ends earlier
END = datetime(2200, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)  # the database keeps no less
LENGTH = (END - BEGINNING) // MILLISECOND


def shelves_of(case: Case) -> list[str]:
    """Return the shelves on which the newest case lies first, of its applicant and of what it names too."""
    own = [shelf_of_applicant(case.applicant.id)] if case.applicant.id else []
    return [*_shelves(case, OFFERED), *own, *map(shelf_of_related, case.related_case_ids)]


def due_shelves_of(case: Case) -> list[str]:
    """Return the shelves on which what is due first lies first; none where nothing is due."""
    return list(_shelves(case, OFFERED_BY_DUE)) if first_due(case) else []


def shelf(area: str, facts: Mapping[str, str], *, offered: tuple[tuple[str, ...], ...]) -> str:
    """Return the shelf of these facts in an area, or refuse what is not offered together."""
    for together in offered:
        if set(together) == set(facts):
            return "|".join([area, *(f"{name}={facts[name]}" for name in together)])
    raise Invalid("不能同时按这些条件查找", {name: ["不能与其他条件合用"] for name in sorted(facts)})


def shelf_of_applicant(id: str) -> str:
    """Return the shelf of all that a resident has asked for, wherever it lies."""
    return f"applicant={id}"


def shelf_of_related(id: str) -> str:
    """Return the shelf of all cases that name this one as related."""
    return f"related={id}"


def newest_first(moment: datetime) -> int:
    """Return where on a shelf that moment is: the later, the nearer to its beginning."""
    return LENGTH - due_first(moment)


def due_first(moment: datetime) -> int:
    """Return where on a shelf of what is due that moment is: the later, the further."""
    return (moment - BEGINNING) // MILLISECOND


def place_at(position: int, id: str = "") -> str:
    """Return a place on a shelf as text in the order of places; two cases never share one."""
    return f"{position:014d}{id}"


def place_of(case: Case) -> str:
    """Return where the case lies among the newest."""
    return place_at(newest_first(case.registered_at), case.id)


def due_place_of(case: Case) -> str | None:
    """Return where the case lies among what is due, by whichever of its clocks ends first."""
    due = first_due(case)
    return place_at(due_first(due), case.id) if due else None


def first_due(case: Case) -> datetime | None:
    """Return when the first of its clocks ends, of those that somebody owes something by."""
    return min((due for kind, due in case.due.items() if kind not in SILENT), default=None)


def _shelves(case: Case, offered: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    facts = _facts(case)
    for area in _areas(case):
        for together in offered:
            if facts.keys() >= set(together):
                yield shelf(area, {name: facts[name] for name in together}, offered=offered)


def _areas(case: Case) -> list[str]:
    return sorted({case.street, case.area[:COMMUNITY_DIGITS], case.area})


def _facts(case: Case) -> dict[str, str]:
    facts = {
        "kind": case.kind,
        "state": str(case.state),
        "topic": case.topic,
        "category": case.topic.partition("-")[0],
        "channel": case.channel.value,
        "urgency": case.urgency.value,
        "worker": case.worker,
        "unit": case.lead_unit,
        "is_important": YES if case.is_important else None,
        "is_historic": YES if case.is_historic else None,
    }
    return {name: value for name, value in facts.items() if value}

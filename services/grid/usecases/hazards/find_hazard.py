"""Find a hazard: keep that it was seen, and whether it has come back."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from services.grid.domain.hazards.hazard import Hazard
from services.grid.domain.hazards.hazard_place import HazardPlace
from services.grid.domain.hazards.hazard_rules import Severity
from services.grid.domain.hazards.hazard_state import FoundBy
from services.grid.usecases.hazards.ports import HazardBook
from shared.kernel.command import Command


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What was seen where, when and by whom; `words` stay out of logs."""

    kind: str
    severity: Severity
    place: HazardPlace
    found_by: FoundBy
    found_at: datetime
    reported_by: str
    words: str = field(repr=False)
    photo: str | None = None
    visit_id: str | None = None


def find_hazard(book: HazardBook, id: str, *, seen: Seen, command: Command | None = None) -> Hazard:
    """Keep a hazard, once for an id; refused where there is no such kind.

    The same kind at the same place, within so long after it was closed, is a recurrence of that.
    """
    known = book.hazards.find(id)
    if known:
        if command:
            known.heeded(command)
        return known
    rules = book.table.in_force(seen.found_at)
    rules.kind(seen.kind)
    hazard = Hazard(
        id=id,
        rules_version=rules.version_no,
        **vars(replace(seen, words=book.seal.seal(seen.words, about=f"hazard.words/{id}"))),
    )
    _link(book, hazard, timedelta(days=rules.recurs_days))
    if command:
        hazard.heeded(command)
    hazard.find()
    book.hazards.save(hazard)
    return hazard


def _link(book: HazardBook, hazard: Hazard, within: timedelta) -> None:
    key = hazard.place.key
    former = book.hazards.last_at(key, hazard.kind, since=hazard.found_at - within) if key else None
    if former:
        hazard.former_id, hazard.recurrence = former.id, former.recurrence + 1

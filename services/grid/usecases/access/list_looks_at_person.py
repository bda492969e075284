"""List looks at a person: he asks who has opened his file, himself or through a clerk (§3.8)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from services.grid.domain.access.look import Act, LogEntry, Look, Where
from services.grid.domain.access.post_label import post_label
from services.grid.domain.service_cards.service_card import Seat
from services.grid.usecases.access.list_looks import list_looks
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.records.area_of_person import area_of_person
from services.grid.usecases.records.change_record import find_record
from shared.kernel.command import Caller

OWN_REQUEST = "own_request"


@dataclass(frozen=True, kw_only=True)
class LooksWish:
    """Whose looks, by which application where a clerk asks for him, and which page of them."""

    person_id: str
    application: str | None
    after: int
    limit: int


@dataclass(frozen=True, kw_only=True)
class SeenLook:
    """A look as the person himself may know it: what was done, what for, and from which post."""

    entry: LogEntry
    post: str
    purpose: str | None


def list_looks_at_person(
    desk: Desk, rota: Rota, *, wish: LooksWish, caller: Caller, where: Where
) -> tuple[list[SeenLook], int | None]:
    """Return a page of who has looked at him, oldest first, and where to go on; None at the end.

    That it was asked for is a look too. Whoever signs in as that person asks for himself; others are refused
    without an application, and outside of their areas.
    """
    person = find_record(desk.people, wish.person_id)
    if not _himself(caller, wish):
        desk.access_rules.purpose_for(OWN_REQUEST, wish.application)
        caller.require_area(area_of_person(desk.register, person, at=where.at))
    note_look(desk, _look(wish, caller, where))
    found, following = list_looks(desk.journal, subject=person.id, after=wish.after, limit=wish.limit)
    seats = _seats(rota)
    purposes = {purpose.code: purpose.label for purpose in desk.access_rules.purposes}
    return [_seen(entry, seats, purposes) for entry in found], following


def _himself(caller: Caller, wish: LooksWish) -> bool:
    return "resident" in caller.roles and caller.id == wish.person_id


def _look(wish: LooksWish, caller: Caller, where: Where) -> Look:
    return Look.of(
        caller,
        where,
        Act.SHOWN,
        subjects=[wish.person_id],
        outside=False,
        fields=("looks",),
        purpose=OWN_REQUEST,
        reference=wish.application,
    )


def _seats(rota: Rota) -> Mapping[str, list[Seat]]:
    """Return who holds which posts now; what he held when he looked is not kept."""
    seats: dict[str, list[Seat]] = defaultdict(list)
    for filled in sorted(rota.posts.all(), key=lambda said: (said.area, said.post)):
        if filled.worker_id:
            seats[filled.worker_id].append(Seat(area=filled.area, post=filled.post))
    return seats


def _seen(entry: LogEntry, seats: Mapping[str, list[Seat]], purposes: Mapping[str, str]) -> SeenLook:
    look = entry.look
    return SeenLook(
        entry=entry,
        post=post_label(look.roles, seats.get(look.by, ())),
        purpose=purposes.get(look.purpose, look.purpose) if look.purpose else None,
    )

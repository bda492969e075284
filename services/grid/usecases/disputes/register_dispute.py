"""Register a dispute: keep who quarrels about what, sealed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from services.grid.domain.disputes.dispute import Dispute
from services.grid.domain.disputes.dispute_state import Scale
from services.grid.domain.disputes.matter import Matter
from services.grid.domain.disputes.party import require_plain
from services.grid.domain.territory.place import Location, Place
from services.grid.usecases.disputes.ports import DisputeBook
from services.grid.usecases.territory.find_place import find_place
from services.grid.usecases.territory.ports import Register
from shared.kernel.command import Command
from shared.kernel.errors import Invalid
from shared.kernel.geography import Point
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class Quarrel:
    """What is told of a dispute; each party is what is known of it, by name of the field."""

    category: str
    scale: Scale
    people: int
    occurred_on: date
    point: Point | None
    household_ids: Sequence[str]
    prominent: bool
    title: str = field(repr=False)
    words: str = field(repr=False)
    parties: Sequence[Mapping[str, str]] = field(repr=False)
    units: str | None = field(repr=False)


def register_dispute(book: DisputeBook, register: Register, *, quarrel: Quarrel, command: Command) -> Dispute:
    """Keep it, once a command; refused where nobody knows the place, or it is not the caller's."""
    id = id_from("dispute", command.by.id, command.id)
    if known := book.disputes.find(id):
        known.heeded(command)
        return known
    rules = book.table.in_force(command.at)
    rules.category(quarrel.category)
    for party in quarrel.parties:
        require_plain(party)
    matter = _matter(id, book, register, quarrel, command)
    command.by.require_area(matter.area)
    dispute = Dispute.register(id, matter, rules, by=command.by.id, at=command.at)
    dispute.heeded(command)
    book.disputes.save(dispute)
    return dispute


def _matter(id: str, book: DisputeBook, register: Register, quarrel: Quarrel, command: Command) -> Matter:
    location = _location(register, quarrel, command)
    parties = json.dumps([dict(each) for each in quarrel.parties], ensure_ascii=False, sort_keys=True)
    assert location.community_code, "a place that nobody knows is refused"
    return Matter(
        category=quarrel.category,
        scale=quarrel.scale,
        people=quarrel.people,
        occurred_on=quarrel.occurred_on,
        community_code=location.community_code,
        grid_code=location.grid.code if location.grid else None,
        household_ids=tuple(quarrel.household_ids),
        prominent=quarrel.prominent,
        title=book.seal.seal(quarrel.title, about=f"dispute.title/{id}"),
        words=book.seal.seal(quarrel.words, about=f"dispute.words/{id}"),
        parties=book.seal.seal(parties, about=f"dispute.parties/{id}"),
        units=book.seal.seal(quarrel.units, about=f"dispute.units/{id}") if quarrel.units else None,
    )


def _location(register: Register, quarrel: Quarrel, command: Command) -> Location:
    """Return where it is: where the first party lives, else where it happened."""
    first = next(iter(quarrel.household_ids), None)
    if quarrel.point:
        register.atlas.box.require(quarrel.point)
    location = find_place(register, Place(household_id=first, point=quarrel.point), at=command.at)
    if location.community_code is None:
        raise Invalid("纠纷地点不在辖区内", {"household_ids": ["住户或者坐标至少一项"]})
    return location

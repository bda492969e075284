"""Request a change of what is known of a person or a household."""

from dataclasses import dataclass, field, replace

from services.grid.domain.records.change_request import ChangeRequest, Changes
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.origin import Statement
from services.grid.domain.records.particulars import Particulars
from services.grid.usecases.records.area_of_person import area_of_person
from services.grid.usecases.records.areas_of import areas_of
from services.grid.usecases.records.change_record import find_record
from services.grid.usecases.records.ports import ChangeRequests, People, Rules, Sealer
from services.grid.usecases.records.take_values import Said, require_paper, sealed, with_what_follows
from services.grid.usecases.territory.ports import Register
from shared.kernel.calendar import local_time
from shared.kernel.command import Command
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class ChangeBook:
    """Where requests are, and what they are about."""

    requests: ChangeRequests
    people: People
    register: Register
    rules: Rules
    sealer: Sealer


@dataclass(frozen=True, kw_only=True)
class ChangeWish:
    """What somebody wants to be changed, and what proves it. Values stay out of logs.

    `others` is what is no field of the table.
    """

    about: About
    subject_id: str
    values: Said = field(repr=False)
    others: Changes
    proof: Statement


def request_change(book: ChangeBook, *, wish: ChangeWish, command: Command) -> ChangeRequest:
    """Return the request, the same one when it is told again.

    Refused is what is no field or no sound value, what is about nobody, what lies outside of the caller's
    areas, and other words under the same command.
    """
    id = id_from("change", command.id)
    if known := book.requests.find(id):
        known.heeded(command)  # which refuses other words
        return known
    area = area_of_subject(book, wish.about, wish.subject_id, command)
    command.by.require_area(area)
    request = ChangeRequest(
        id=id,
        about_kind=wish.about,
        subject_id=wish.subject_id,
        area=area,
        changes=_changes(book, wish, command),
        proof=wish.proof,
        requested_by=command.by.id,
        requested_at=command.at,
    ).ask()
    request.heeded(command)
    book.requests.save(request)
    return request


def area_of_subject(book: ChangeBook, about: About, id: str, command: Command) -> str:
    """Return the area of a person or household; raises NotFound."""
    if about is About.PERSON:
        return area_of_person(book.register, find_record(book.people, id), at=command.at)
    household = find_record(book.register.households, id)
    return areas_of(book.register, [household], at=command.at)[id]


def _changes(book: ChangeBook, wish: ChangeWish, command: Command) -> Changes:
    wish.proof.made_sure(command)
    if wish.others.moves_to:
        find_record(book.register.households, wish.others.moves_to)
    rules, today = book.rules.in_force(command.at), local_time(command.at).date()
    sound = {
        code: rules.rule(wish.about, code).sound(text, today=today) for code, text in wish.values.items()
    }
    known = _particulars(book, wish)
    require_paper(rules, book.sealer, known, about=wish.about, said=sound, at=command.at)
    values = {
        code: sealed(rules.rule(wish.about, code), book.sealer, text)
        for code, text in with_what_follows(sound).items()
    }
    return replace(wish.others, values=values)


def _particulars(book: ChangeBook, wish: ChangeWish) -> Particulars:
    if wish.about is About.PERSON:
        return find_record(book.people, wish.subject_id).particulars
    return find_record(book.register.households, wish.subject_id).particulars

"""Approve a change: a second person has looked at the proof, and the record is changed."""

from dataclasses import replace
from datetime import date

from services.grid.domain.records.change_request import ChangeRequest, Changes, ChangeState
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.household import Household
from services.grid.domain.records.origin import Origin
from services.grid.domain.records.person import Person, Relation
from services.grid.domain.records.residence import Residence
from services.grid.usecases.records.change_record import find_record
from services.grid.usecases.records.request_change import ChangeBook
from services.grid.usecases.records.succeed_head import other_heads, succeed_head
from services.grid.usecases.records.take_values import plain, prints_of
from shared.kernel.command import Command


def approve_change(book: ChangeBook, *, request_id: str, command: Command) -> ChangeRequest:
    """Return the request as approved; told again it finishes what was cut short.

    Refused is who has asked himself, and what lies outside of the caller's areas. A change that cannot be
    made, such as a move before the present stay began, is refused before anything is decided. Who becomes
    head of a household takes the place of who was, in one act. `follow_people` brings his tags along.
    """
    request = book.requests.get(request_id)
    command.by.require_area(request.area)
    known = request.heeded(command)
    if not known:
        request.approve(by=command.by.id, at=command.at)
        _changed(book, request, command)
        book.requests.save(request)
    if request.state is ChangeState.APPROVED:
        _keep(book, request, command)
    return request


def _keep(book: ChangeBook, request: ChangeRequest, command: Command) -> None:
    changed = _changed(book, request, command)
    if isinstance(changed, Person):
        former = succeed_head(book.people, changed) if request.changes.relation else []
        book.people.keep([(each, command) for each in (*former, changed)])
    else:
        book.register.households.keep([(changed, command)])


def _changed(book: ChangeBook, request: ChangeRequest, command: Command) -> Person | Household:
    origin = request.proof.made_sure(command)
    if request.about_kind is About.HOUSEHOLD:
        household = find_record(book.register.households, request.subject_id)
        return _household(request.changes, household.told(request.changes.values, origin))
    person = find_record(book.people, request.subject_id)
    if request.id in person.changes_made:
        return person
    person.require_standing()
    changed = _settled(book, request, _told(book, request, person, origin))
    return replace(changed, changes_made=(*changed.changes_made, request.id))


def _told(book: ChangeBook, request: ChangeRequest, person: Person, origin: Origin) -> Person:
    rules, values = book.rules.in_force(origin.at), request.changes.values
    said = {code: plain(rules.rule(About.PERSON, code), book.sealer, kept) for code, kept in values.items()}
    prints = prints_of(rules, book.sealer, about=About.PERSON, values=said)
    born = date.fromisoformat(said["born"]) if "born" in said else None
    told = person.told(values, origin, prints=prints, born=born)
    changes = request.changes
    return told.related(changes.relation or told.relation, changes.population or told.population)


def _settled(book: ChangeBook, request: ChangeRequest, person: Person) -> Person:
    """Return the person where he lives from the day of the proof on."""
    if request.changes.leaves:
        return person.left(request.day)
    if not (request.changes.moves_to or request.changes.tenure):
        return person
    household = find_record(book.register.households, request.changes.moves_to or person.household_id)
    stay = Residence(household_id=household.id, since=request.day, tenure=request.changes.tenure)
    moved = person.moved(stay, community_code=household.community_code)
    if request.changes.relation or not other_heads(book.people, moved):
        return moved
    return moved.related(_among_others(moved), moved.population)


def _among_others(person: Person) -> Relation:
    """Return what somebody is in a household that has a head, as long as he is not said to be it."""
    return Relation.OTHER if person.relation is Relation.HEAD else person.relation


def _household(changes: Changes, household: Household) -> Household:
    members = household.members if changes.members is None else changes.members
    return replace(household, kind=changes.kind or household.kind, members=members)

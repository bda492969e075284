"""Succeed a head: a household has one head, so who becomes it takes the place of who was (§4.1)."""

from collections.abc import Iterable

from services.grid.domain.records.origin import RecordState
from services.grid.domain.records.person import Person, Relation
from services.grid.usecases.records.ports import People
from shared.kernel.command import Command


def other_heads(people: People, person: Person) -> list[Person]:
    """Return who else is head of his household."""
    members = people.members(person.household_id)
    return [each for each in members if each.relation is Relation.HEAD and each.id != person.id]


def succeed_head(people: People, person: Person) -> list[Person]:
    """Return who was head before this one is, as somebody else of the household; nobody where he is no head.

    What he is to the new head nobody has told yet.
    """
    if person.relation is not Relation.HEAD:
        return []
    return [each.related(Relation.OTHER, each.population) for each in other_heads(people, person)]


def sure_heads(people: People, household_ids: Iterable[str]) -> dict[str, str]:
    """Return by household who is known for sure to be its head and lives there."""
    return {each.household_id: each.id for each in people.of_households(household_ids) if _surely_head(each)}


def one_head(people: People, brought: Iterable[Person], *, command: Command) -> None:
    """Leave one head to the households of heads who were brought: who is so for sure, else the last of them.

    Two records of one number stay as they are, for they are one person. Doing it again changes nothing.
    """
    last = {each.household_id: each for each in brought if each.relation is Relation.HEAD}
    heads = [each for each in people.of_households(last) if each.relation is Relation.HEAD]
    stay = last | {each.household_id: each for each in heads if _surely_head(each)}
    former = [each for each in heads if each.key != stay[each.household_id].key]
    people.keep([(each.related(Relation.OTHER, each.population), command) for each in former])


def _surely_head(person: Person) -> bool:
    lives_there = person.residence is not None or not person.residences
    return lives_there and person.relation is Relation.HEAD and person.state is RecordState.VERIFIED

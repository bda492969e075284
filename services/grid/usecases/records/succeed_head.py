"""Succeed a head: a household has one head, so who becomes it takes the place of who was (§4.1)."""

from services.grid.domain.records.person import Person, Relation
from services.grid.usecases.records.ports import People


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

"""A list leaves one head to a household; against a verified one it waits for a person to decide."""

from dataclasses import replace

from services.grid.domain.records.person import Relation
from services.grid.usecases.records.succeed_head import one_head
from tests.grid.builders import a_command
from tests.grid.records.builders import NUMBER, a_registry, an_origin
from tests.grid.records.fakes import FakePeople
from tests.grid.records.test_importing import a_person_row, register

HEAD, OTHER = Relation.HEAD, Relation.OTHER


def bring(people, *rows, id="heads-1", registry=None):
    """Do what the door does with a batch, twice."""
    command = a_command(id)
    registry = registry or a_registry()
    for _ in range(2):
        outcomes = register(people, *rows, command=command, registry=registry)
        one_head(people, [people.by_id[row.id] for row in rows], command=command)
    return outcomes


def relations(people):
    return {id: each.relation for id, each in people.by_id.items()}


def with_a_verified_head():
    people = FakePeople()
    bring(people, a_person_row())
    people.keep([(people.by_id["P00000001"].verified(an_origin()), a_command("verify"))])
    return people


def test_the_last_who_is_said_to_be_head_is_the_only_one():
    people = FakePeople()
    bring(people, a_person_row())

    bring(people, a_person_row(id="P2", id_number=NUMBER), id="heads-2")

    assert relations(people) == {"P00000001": OTHER, "P2": HEAD}


def test_beside_a_verified_head_nobody_becomes_it_before_a_person_has_decided():
    people, registry = with_a_verified_head(), a_registry()
    row = a_person_row(id="P2", id_number=NUMBER)

    for id in ("heads-2", "heads-3"):
        [outcome] = bring(people, row, id=id, registry=registry)
        assert outcome.contrary == ("relation",)

    assert relations(people) == {"P00000001": HEAD, "P2": OTHER}
    [request] = registry.requests.by_id.values()
    assert (request.subject_id, request.changes.relation) == ("P2", HEAD)


def test_who_moves_in_as_head_where_a_verified_one_lives_is_somebody_else_for_now():
    people = with_a_verified_head()
    row = a_person_row(id="P2", id_number=NUMBER, household_id="H00000003")
    bring(people, row, id="heads-2")

    bring(people, replace(row, household_id="H00000001"), id="heads-3")

    assert (people.by_id["P2"].household_id, people.by_id["P2"].relation) == ("H00000001", OTHER)


def test_a_verified_head_who_has_left_stands_in_nobodys_way():
    people = with_a_verified_head()
    gone = people.by_id["P00000001"].left(an_origin().as_of)
    people.keep([(gone, a_command("left"))])

    bring(people, a_person_row(id="P2", id_number=NUMBER), id="heads-2")

    assert relations(people) == {"P00000001": OTHER, "P2": HEAD}


def test_two_records_of_one_number_are_one_head():
    people = FakePeople()

    bring(people, a_person_row(), a_person_row(id="P2"))

    assert set(relations(people).values()) == {HEAD}

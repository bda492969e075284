"""An approved change leaves no trace at the old home, and a household has one head."""

from dataclasses import replace
from datetime import date

from services.grid.domain.records.field_rule import About
from services.grid.domain.records.person import Relation
from services.grid.domain.records.residence import Residence
from services.grid.usecases.records.cares_of import cares_of
from services.grid.usecases.records.follow_people import follow_people
from tests.grid.access.builders import a_known_person
from tests.grid.builders import NOON, STREET, a_command
from tests.grid.records.builders import NAME, a_statement
from tests.grid.records.fakes import FakeTags
from tests.grid.records.tag_builders import a_tag_book
from tests.grid.records.test_changes import NEW_NUMBER, a_book, approved, as_, asked
from tests.grid.records.test_duplicates import a_book as a_duplicate_book
from tests.grid.records.test_merging import a_tag

HERE, THERE = "H00000001", "H00000002"
LATER = a_statement(as_of=date(2026, 11, 22), document="证明")


def with_another(household_id, relation, said=None):
    """Return a book with a second person in one of the households."""
    book = a_book()
    stay = Residence(household_id=household_id, since=date(2020, 1, 1))
    other = a_known_person(said or {"name": NAME}, id="P2", household_id=household_id, residences=(stay,))
    book.people.keep([(other.related(relation, other.population), a_command("second"))])
    return book


def relations(book):
    return {id: each.relation for id, each in book.people.by_id.items()}


def follow(book, tags, request):
    """Do what the door does after the change was approved."""
    duplicates = replace(a_duplicate_book(), people=book.people, register=book.register)
    for _ in range(2):
        known = book.people.find_all([request.subject_id])
        follow_people(duplicates, tags, known, command=as_("W0100", "approve-1"))
    return duplicates.duplicates


def test_after_an_approved_move_the_tags_are_visited_at_the_new_home():
    book = a_book()
    tags = FakeTags(a_tag("T1", book.people.by_id["P00000001"]))
    request = asked(book, moves_to=THERE)

    approved(book, request)
    follow(book, tags, request)

    tag_book = a_tag_book(tags)
    assert cares_of(tag_book, HERE, at=NOON) == ()
    assert [care.person_id for care in cares_of(tag_book, THERE, at=NOON)] == ["P00000001"]


def test_after_an_approved_number_who_had_it_already_is_found():
    book = with_another(THERE, Relation.HEAD, {"name": NAME, "id_number": NEW_NUMBER})
    request = asked(book, values={"id_number": NEW_NUMBER})

    approved(book, request)
    duplicates = follow(book, FakeTags(), request)

    [found] = duplicates.open_in(STREET, after="", limit=9)
    assert found.person_ids == ("P00000001", "P2")


def test_who_becomes_head_takes_the_place_of_who_was():
    book = with_another(HERE, Relation.SPOUSE)
    request = asked(book, about=About.PERSON, subject_id="P2", relation=Relation.HEAD)

    for _ in range(2):
        approved(book, request)

    assert relations(book) == {"P00000001": Relation.OTHER, "P2": Relation.HEAD}
    back = asked(book, "ask-0002", relation=Relation.HEAD, proof=LATER)
    approved(book, back, "approve-2")
    approved(book, request)  # late
    assert relations(book) == {"P00000001": Relation.HEAD, "P2": Relation.OTHER}


def test_a_head_who_moves_where_there_is_one_is_not_its_head_unless_he_is_said_to_be():
    book = with_another(THERE, Relation.HEAD)

    approved(book, asked(book, moves_to=THERE))

    assert relations(book) == {"P00000001": Relation.OTHER, "P2": Relation.HEAD}
    told = with_another(THERE, Relation.HEAD)
    approved(told, asked(told, moves_to=THERE, relation=Relation.HEAD))
    assert relations(told) == {"P00000001": Relation.HEAD, "P2": Relation.OTHER}


def test_what_is_no_matter_of_heads_leaves_others_what_they_are():
    book = with_another(HERE, Relation.HEAD)

    approved(book, asked(book, values={"employer": "甲"}))

    assert set(relations(book).values()) == {Relation.HEAD}

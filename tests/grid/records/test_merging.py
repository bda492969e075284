"""Three records of one person, merged and parted in any order: nobody, no value and no tag is lost."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.grid.domain.records.duplicate import duplicate_id
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.tag import Tag
from services.grid.usecases.records.cares_of import cares_of
from services.grid.usecases.records.claim_person import claim_person
from services.grid.usecases.records.follow_merge import follow_merge
from services.grid.usecases.records.import_tags import Subjects
from services.grid.usecases.records.merge_people import merge_people
from services.grid.usecases.records.note_duplicates import note_duplicates
from services.grid.usecases.records.report_duplicate import report_duplicate
from services.grid.usecases.records.undo_merge import undo_merge
from services.grid.usecases.records.verify_person import verify_person
from shared.kernel.errors import Conflict
from tests.grid.access.builders import a_known_person
from tests.grid.builders import NOON, STREET, a_command
from tests.grid.records.builders import NAME, NUMBER, PHONE, a_statement, an_origin
from tests.grid.records.fakes import FakeTags
from tests.grid.records.tag_builders import a_tag_book
from tests.grid.records.test_duplicates import a_book, a_record

A, B, C = "P00000001", "P00000002", "P00000003"
PAIRS = ((A, B), (A, C), (B, C))
HOMES = {A: "H00000001", B: "H00000002", C: "H00000001"}


def a_tag(id, person):
    return Tag(
        id=id,
        subject_id=person.id,
        household_id=person.household_id,
        community_code=person.community_code,
        restricted=False,
        category="C01",
        level="frail",
        sealed=None,
        origin=an_origin(),
        valid_from=date(2026, 11, 1),
    )


class Street:
    """Three records of one number, each with a value and a tag, and what a clerk may do to them."""

    def __init__(self, *people):
        said = {A: {"employer": "甲"}, B: {"phone": PHONE}, C: {"occupation": "丙"}}
        self.book = a_book(*(people or (a_record(id, said[id], HOMES[id]) for id in said)))
        self.tags = FakeTags(*(a_tag(f"T-{id}", self.person(id)) for id in self.book.people.by_id))
        self.told = 0
        note_duplicates(self.book, self.book.people.by_id.values(), at=NOON)

    def person(self, id):
        return self.book.people.by_id[id]

    def stand_in(self, id):
        while self.person(id).merged_into:
            id = self.person(id).merged_into
        return self.person(id)

    def merge(self, pair, keep):
        wish = {"duplicate_id": duplicate_id(*pair), "keep_id": keep, "evidence": "户口簿"}
        self._do(merge_people, **wish)

    def undo(self, pair):
        self._do(undo_merge, duplicate_id=duplicate_id(*pair), note="不是同一人")

    def _do(self, act, **wish):
        self.told += 1
        command = a_command(f"act-{self.told:05}")
        for _ in range(2):
            duplicate = act(self.book, command=command, **wish)
            follow_merge(self.book, self.tags, duplicate, command=command)

    def contents(self):
        """Return all that may not be lost: what is known of each record, and where each tag lies."""
        people = {
            id: (
                each.particulars,
                each.prints,
                each.key,
                each.merged_into,
                each.stands_for,
                each.household_id,
            )
            for id, each in self.book.people.by_id.items()
        }
        tags = {id: (tag.subject_id, tag.household_id, tag.carried) for id, tag in self.tags.by_id.items()}
        return people, tags

    def require_whole(self):
        for tag in self.tags.by_id.values():
            stands = self.stand_in(tag.id.removeprefix("T-"))
            assert (tag.subject_id, tag.household_id) == (stands.id, stands.household_id)
        for id, person in self.book.people.by_id.items():
            assert set(person.particulars.entries) <= set(self.stand_in(id).particulars.entries)
        standing = sorted(each.id for each in self.book.people.standing())
        waiting = {each.person_ids for each in self.book.duplicates.open_in(STREET, after="", limit=9)}
        assert waiting == {pair for pair in PAIRS if set(pair) <= set(standing)}


MERGES = st.builds(lambda pair, first: (pair, pair[not first]), st.sampled_from(PAIRS), st.booleans())
ACTS = st.one_of(MERGES, st.tuples(st.sampled_from(PAIRS), st.none()))


@settings(deadline=None)
@given(st.lists(ACTS, max_size=12))
def test_in_whatever_order_nobody_and_nothing_is_lost_and_an_undone_merge_gives_back_what_was(acts):
    street, before = Street(), []
    start = street.contents()
    for pair, keep in acts:
        now = street.contents()
        try:
            street.merge(pair, keep) if keep else street.undo(pair)
        except Conflict:
            assert street.contents() == now
        else:
            if keep:
                before.append((pair, now))
            else:
                assert before.pop() == (pair, street.contents())
        street.require_whole()
    while before:
        pair, _ = before.pop()
        street.undo(pair)
    assert street.contents() == start


def test_a_record_for_which_another_one_stands_is_merged_no_more_and_both_ways_lead_to_the_one_that_does():
    street = Street()
    street.merge((A, B), A)

    with pytest.raises(Conflict):
        street.merge((B, C), B)
    street.merge((A, C), A)

    assert [each.id for each in street.book.people.standing()] == [A]
    assert street.person(A).stands_for == (B, C)
    with pytest.raises(Conflict):
        street.undo((A, B))


def test_the_tags_of_the_dropped_record_are_visited_where_the_kept_one_lives():
    street = Street()

    street.merge((A, B), A)

    book = a_tag_book(street.tags)
    assert cares_of(book, HOMES[B], at=NOON) == ()
    assert {care.person_id for care in cares_of(book, HOMES[A], at=NOON)} == {A, C}


def test_without_numbers_what_seemed_to_be_one_with_the_dropped_record_is_asked_of_the_kept_one():
    street = Street(*(a_known_person({"name": NAME}, id=id, household_id=HOMES[id]) for id in (A, B, C)))
    for pair in ((A, B), (B, C)):
        report_duplicate(street.book, one_id=pair[0], other_id=pair[1], command=a_command())

    street.merge((A, B), A)
    [waiting] = street.book.duplicates.open_in(STREET, after="", limit=9)
    assert waiting.person_ids == (A, C)
    street.undo((A, B))

    assert len(street.book.duplicates.open_in(STREET, after="", limit=9)) == 3


def test_a_number_that_comes_with_a_merge_finds_the_third_record():
    nameless = a_known_person({"name": NAME}, id=A)
    street = Street(nameless, a_record(B, household_id=HOMES[B]))
    report_duplicate(street.book, one_id=A, other_id=B, command=a_command())
    third = a_record(C, {"id_number": NUMBER})
    street.book.people.keep([(third, a_command("third"))])

    street.merge((A, B), A)

    waiting = street.book.duplicates.open_in(STREET, after="", limit=9)
    assert [each.person_ids for each in waiting] == [(A, C)]


def test_nothing_is_told_of_a_record_for_which_another_one_stands():
    street = Street()
    street.merge((A, B), A)
    people, register = street.book.people, street.book.register
    refused = (
        lambda: report_duplicate(street.book, one_id=B, other_id=C, command=a_command()),
        lambda: claim_person(people, register, person_id=B, command=a_command()),
        lambda: verify_person(people, register, person_id=B, origin=a_statement(), command=a_command()),
        lambda: Subjects(people=people.by_id, households={}).household_of(About.PERSON, B),
    )

    for act in refused:
        with pytest.raises(Conflict):
            act()
    assert people.by_id[B].state == "entered"


def test_a_pair_rests_while_one_of_its_records_does_not_stand_and_nobody_is_reminded():
    street = Street()
    street.merge((A, B), A)
    resting = street.book.duplicates.get(duplicate_id(B, C))

    assert (resting.rests, resting.look_on) == (True, None)
    street.undo((A, B))

    woken = street.book.duplicates.get(duplicate_id(B, C))
    assert (woken.rests, woken.look_on) == (False, date(2026, 12, 1))

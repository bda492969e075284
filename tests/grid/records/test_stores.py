"""What the stores of records promise; the stand-ins of the other tests promise the same."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.grid.domain.records.change_request import ChangeRequest, Changes
from services.grid.domain.records.claims import Claim
from services.grid.domain.records.duplicate import Duplicate
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.import_batch import Effect, ImportBatch
from services.grid.domain.records.residence import Residence, Tenure
from services.grid.domain.records.tag import Tag
from services.grid.store.records.batches import MongoBatches
from services.grid.store.records.change_requests import MongoChangeRequests
from services.grid.store.records.duplicates import MongoDuplicates
from services.grid.store.records.households import MongoHouseholds
from services.grid.store.records.people import MongoPeople
from services.grid.store.records.tags import MongoTags
from services.grid.usecases.remind import remind
from shared.kernel.calendar import local_moment
from shared.kernel.errors import Conflict, StaleWrite
from tests.grid.builders import COMMUNITY, NOON, a_command, a_household, a_person
from tests.grid.fakes import FakeRecords
from tests.grid.records.builders import a_statement, an_origin
from tests.grid.records.fakes import FakeChangeRequests, FakeDuplicates, FakePeople, FakeRevised, FakeTags
from tests.stores import either

FIRST, SECOND = a_command("command-1"), a_command("command-2")

households = either(FakeRevised, MongoHouseholds)
people = either(FakePeople, MongoPeople)
batches = either(FakeRecords, MongoBatches)
tags = either(FakeTags, MongoTags)
duplicates = either(FakeDuplicates, MongoDuplicates)
requests = either(FakeChangeRequests, MongoChangeRequests)


def the_one(households):
    return households.find_all(["H00000001"])["H00000001"]


def test_they_come_back_as_they_were_with_one_revision_more(households, people):
    person = a_person(
        prints={"name": "x"},
        born_year=1949,
        residences=(Residence(household_id="H1", since=date(2020, 1, 1), tenure=Tenure.RENTED),),
    ).told({"employer": "sealed"}, an_origin(), prints={}, born=None)
    households.keep([(a_household(), FIRST)])
    people.keep([(person, FIRST)])

    assert the_one(households) == a_household(revision=1)
    assert people.find_all([person.id, "nobody"]) == {person.id: replace(person, revision=1)}
    assert people.members(person.household_id) == [replace(person, revision=1)]
    assert people.members("H404") == []
    assert households.find_all([]) == {}


def test_a_batch_comes_back_as_it_was(batches):
    batch = ImportBatch(
        id="b", about=About.PERSON, origin=an_origin(), rows=2, effects={Effect.NEW: 2}, refused={"1": "x"}
    )
    batches.keep([(batch, FIRST)])

    assert batches.find_all(["b"]) == {"b": batch}


def test_what_was_read_is_changed(households):
    households.keep([(a_household(), FIRST)])
    households.keep([(replace(the_one(households), members=9), SECOND)])

    assert (the_one(households).members, the_one(households).revision) == (9, 2)


def test_nobody_overwrites_what_he_has_not_read(households):
    households.keep([(a_household(), FIRST)])
    read = the_one(households)
    households.keep([(replace(read, members=9), SECOND)])

    for stale in (a_household(members=5), replace(read, members=5)):
        with pytest.raises(StaleWrite):
            households.keep([(stale, a_command("command-3"))])
    assert the_one(households).members == 9


def test_an_old_command_that_comes_again_changes_nothing(households):
    households.keep([(a_household(members=3), FIRST)])
    households.keep([(replace(the_one(households), members=4), SECOND)])

    households.keep([(a_household(members=3), FIRST), (a_household(id="H00000002"), FIRST)])
    households.keep([(replace(the_one(households), members=7), SECOND)])

    assert the_one(households).members == 4
    assert households.find_all(["H00000002"])


def test_one_that_is_stale_keeps_no_other_out(households):
    households.keep([(a_household(), FIRST)])

    with pytest.raises(StaleWrite):
        households.keep([(a_household(members=5), SECOND), (a_household(id="H00000002"), SECOND)])

    assert set(households.find_all(["H00000001", "H00000002"])) == {"H00000001", "H00000002"}


def test_nothing_told_is_nothing_kept(people):
    people.keep([])


def a_tag(**but):
    facts = {
        "id": "T1",
        "subject_id": "P00000001",
        "household_id": "H00000001",
        "community_code": COMMUNITY,
        "restricted": False,
        "category": "C01",
        "level": "frail",
        "sealed": None,
        "origin": an_origin(),
        "valid_from": date(2026, 1, 1),
    }
    return Tag(**facts | but)


def test_other_words_under_the_command_that_made_a_record_are_refused(tags):
    tags.keep([(a_tag(), FIRST)])

    with pytest.raises(Conflict):
        tags.keep([(a_tag(subject_id="P2"), replace(FIRST, digest="other words"))])
    with pytest.raises(StaleWrite):
        tags.keep([(a_tag(subject_id="P2"), SECOND)])
    assert tags.of_subject("P00000001") == [a_tag(revision=1)]


def listed(tags, category="C01"):
    return [tag.id for tag in tags.in_category(category, COMMUNITY, after="", limit=9)]


def test_a_tag_is_found_by_whom_it_is_about_and_in_its_list_until_it_ends(tags):
    tags.keep([(a_tag(), FIRST), (a_tag(id="T2", subject_id="P2"), FIRST)])
    [first] = tags.of_subject("P00000001")
    assert first == a_tag(revision=1)
    assert listed(tags) == ["T1", "T2"]
    assert sorted(tag.id for tag in tags.of_household("H00000001")) == ["T1", "T2"]
    assert sorted(tag.id for tag in tags.of_subjects(["P00000001", "P2", "P3"])) == ["T1", "T2"]
    assert tags.of_household("H404") == []
    assert [tag.id for tag in tags.in_category("C01", COMMUNITY, after="T1", limit=1)] == ["T2"]

    tags.keep([(first.ended(date(2026, 2, 1), "搬走"), SECOND)])

    assert listed(tags) == ["T2"]
    assert [tag.id for tag in tags.of_subject("P00000001")] == ["T1"]


def test_a_restricted_tag_is_in_no_list(tags):
    tags.keep([(a_tag(restricted=True, category=None, level=None, sealed="x"), FIRST)])

    assert [listed(tags, category) for category in ("C01", None, "None")] == [[], [], []]
    assert tags.of_subject("P00000001")


def test_tags_that_are_past_are_found_and_forgotten(tags):
    tags.keep([(a_tag(valid_until=date(2026, 2, 1)), FIRST), (a_tag(id="T2"), FIRST)])

    assert tags.past(date(2026, 2, 1), limit=9) == []
    [over] = tags.past(date(2026, 2, 2), limit=9)
    tags.forget([over.id])

    assert tags.find_all(["T1", "T2"]).keys() == {"T2"}
    assert tags.past(date(2030, 1, 1), limit=9) == []


def test_who_is_merged_into_another_is_found_by_his_id_alone(people):
    whole = a_person(prints={"phone": "x"}, key="k")
    people.keep([(whole, FIRST), (replace(whole, id="P2", merged_into=whole.id), FIRST)])

    assert people.find_all(["P2"])["P2"].merged_into == whole.id
    for found in (
        people.members(whole.household_id),
        people.by_print("phone", "x", after="", limit=9),
        people.of_keys(["k", "other"]),
        people.of_households([whole.household_id, "H404"]),
    ):
        assert [each.id for each in found] == [whole.id]


def a_duplicate(number, due_on):
    claims = (
        Claim(person_id=f"P{number}", household_id="H1", area=f"{COMMUNITY}J001"),
        Claim(person_id=f"Q{number}", household_id="H2", area="340102998002J001"),
    )
    return Duplicate.find(claims, due_on=due_on, at=NOON)


def test_open_duplicates_are_found_in_grid_community_and_street_what_is_due_first_first(duplicates):
    late, soon, over = (a_duplicate(number, date(2026, 12, 9 - number)) for number in range(3))
    for each in (late, soon, over):
        duplicates.save(each)
    over.dismiss(note="…", at=NOON)
    duplicates.save(over)

    for area in (f"{COMMUNITY}J001", COMMUNITY, "340102998002", COMMUNITY[:9]):
        assert [each.id for each in duplicates.open_in(area, after="", limit=9)] == [soon.id, late.id]
    assert [each.id for each in duplicates.open_in(COMMUNITY, after=soon.place, limit=9)] == [late.id]
    assert duplicates.open_in("340102998003", after="", limit=9) == []
    assert duplicates.get(over.id).note == "…"
    soon.rest(True, at=NOON)
    duplicates.save(soon)
    assert [each.id for each in duplicates.open_in(COMMUNITY, after="", limit=9)] == [late.id]
    [one, _] = soon.person_ids
    assert soon.id in [each.id for each in duplicates.of_people([one])]
    assert duplicates.of_people(["P404"]) == []


def test_duplicates_are_found_when_an_answer_is_late_until_it_is_there_or_was_told(duplicates):
    due_on, (silent, half, whole) = date(2026, 11, 30), range(3)
    made = [a_duplicate(number, due_on) for number in (silent, half, whole)]
    made[half].answer(f"P{half}", lives_there=True, at=NOON)
    for id in (f"P{whole}", f"Q{whole}"):
        made[whole].answer(id, lives_there=True, at=NOON)
    for each in made:
        duplicates.save(each)

    assert duplicates.to_remind(due_on, limit=9) == []
    late = {made[silent].id, made[half].id}
    assert set(duplicates.to_remind(due_on + timedelta(days=1), limit=9)) == late
    for _ in range(2):
        remind(duplicates, now=local_moment(due_on + timedelta(days=1)))
    assert duplicates.to_remind(date(2027, 1, 1), limit=9) == []
    assert [duplicates.get(id).version for id in (made[silent].id, made[half].id)] == [2, 3]


def a_request(id, at, **but):
    return ChangeRequest(
        id=id,
        about_kind=About.PERSON,
        subject_id="P1",
        area=f"{COMMUNITY}J001",
        changes=Changes(values={"employer": "sealed"}, leaves=True),
        proof=a_statement(),
        requested_by="W0001",
        requested_at=at,
    ).ask()


def test_requests_that_wait_are_found_in_grid_community_and_street_the_oldest_first(requests):
    late, early, decided = (
        a_request(id, NOON + timedelta(minutes=minutes))
        for id, minutes in (("c-1", 2), ("c-2", 1), ("c-3", 0))
    )
    for each in (late, early, decided):
        requests.save(each)
    decided.approve(by="W0100", at=NOON)
    requests.save(decided)

    for area in (f"{COMMUNITY}J001", COMMUNITY, COMMUNITY[:9]):
        assert [each.id for each in requests.pending_in(area, after="", limit=9)] == ["c-2", "c-1"]
    assert [each.id for each in requests.pending_in(COMMUNITY, after=early.place, limit=9)] == ["c-1"]
    kept = requests.get("c-1")
    assert (kept.changes, kept.proof) == (late.changes, late.proof)


def test_all_are_read_page_by_page_in_the_order_of_their_ids(people):
    people.keep([(a_person(id=id), FIRST) for id in ("P3", "P1", "P2")])

    assert [each.id for each in people.page("", limit=2)] == ["P1", "P2"]
    assert [each.id for each in people.page("P2", limit=2)] == ["P3"]

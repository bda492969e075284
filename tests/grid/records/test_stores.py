"""What the stores of records promise; the stand-ins of the other tests promise the same."""

from dataclasses import replace
from datetime import date

import pytest

from services.grid.domain.records.field_rule import About
from services.grid.domain.records.import_batch import Effect, ImportBatch
from services.grid.domain.records.residence import Residence, Tenure
from services.grid.store.records.batches import MongoBatches
from services.grid.store.records.households import MongoHouseholds
from services.grid.store.records.people import MongoPeople
from shared.kernel.errors import StaleWrite
from tests.grid.builders import a_command, a_household, a_person
from tests.grid.fakes import FakeRecords
from tests.grid.records.builders import an_origin
from tests.grid.records.fakes import FakePeople, FakeRevised
from tests.stores import either

FIRST, SECOND = a_command("command-1"), a_command("command-2")

households = either(FakeRevised, MongoHouseholds)
people = either(FakePeople, MongoPeople)
batches = either(FakeRecords, MongoBatches)


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

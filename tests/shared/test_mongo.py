"""What a repository promises: state and facts in one write, numbered without a gap, one writer at a time."""

from contextlib import suppress

import eventlet
import pytest
from pymongo import IndexModel
from pymongo.errors import PyMongoError

from shared.kernel.errors import NotFound, StaleWrite
from shared.plumbing.mongo import connect
from shared.plumbing.trail import Trail, follow
from tests.shared.bells import Bell, Bells, known_facts
from tests.shared.queries import explained, watched


@pytest.fixture
def facts(monkeypatch):
    return known_facts(monkeypatch)


@pytest.fixture
def bells(database):
    bells = Bells(database)
    bells.prepare()
    return bells


def document(bells, id="b1"):
    return bells.collection.find_one({"_id": id})


def numbers(bells, id="b1"):
    return [letter["envelope"]["sequence"] for letter in document(bells, id)["outbox"]]


def test_state_version_and_facts_are_kept_in_one_write(database, mongo_uri, facts):
    with watched(mongo_uri, database.name) as (same, queries):
        Bells(same).save(Bell(id="b1").tell(facts.Rang, facts.Cracked))

    [write] = queries.sent
    [change] = write["updates"]
    assert change["q"] == {"_id": "b1", "version": 0}
    kept = change["u"]["$set"]
    assert (kept["times"], kept["version"], len(kept["outbox"])) == (2, 2, 2)


def test_the_facts_of_a_bell_are_numbered_without_a_gap(bells, facts):
    bell = Bell(id="b1").tell(facts.Rang)
    bells.save(bell)
    bells.save(bell.tell(facts.Rang, facts.Cracked))
    again = bells.get("b1")
    bells.save(again.tell(facts.Polished))

    assert numbers(bells) == [1, 2, 3, 4]
    assert again.version == 4


def test_a_letter_names_the_fact_the_bell_and_the_wish_that_led_to_it(bells, facts):
    follow(Trail(correlation="wish-1"))
    bells.save(Bell(id="b1").tell(facts.Rang))

    [letter] = document(bells)["outbox"]
    envelope = letter["envelope"]
    assert letter["id"] == envelope["id"] == f"{facts.Rang.name}:b1:1"
    assert (envelope["subject"], envelope["correlationid"]) == ("bell/b1", "wish-1")
    assert envelope["data"] == {"bell_id": "b1", "times": 1}


def test_what_changed_without_a_fact_is_not_kept(bells, facts):
    bell = Bell(id="b1").tell(facts.Rang)
    bells.save(bell)
    before = document(bells)
    bell.times = 99

    with pytest.raises(ValueError, match="without a fact"):
        bells.save(bell)
    assert document(bells) == before


def test_a_fact_that_breaks_its_contract_keeps_nothing(bells, facts):
    bell = Bell(id="b1")
    bell.record(facts.Rang(bell_id=None, times=1))

    with pytest.raises(Exception, match="contract"):
        bells.save(bell)
    assert document(bells) is None


def test_of_two_who_begin_the_same_one_is_first(bells, facts):
    bells.save(Bell(id="b1").tell(facts.Rang))
    before = document(bells)

    with pytest.raises(StaleWrite):
        bells.save(Bell(id="b1").tell(facts.Cracked))
    assert document(bells) == before


def test_of_two_who_changed_it_one_is_first_and_they_never_mix(bells, facts):
    bells.save(Bell(id="b1").tell(facts.Rang))
    first, second = bells.get("b1"), bells.get("b1")
    bells.save(first.tell(facts.Rang))
    before = document(bells)

    with pytest.raises(StaleWrite):
        bells.save(second.tell(facts.Cracked, facts.Cracked))
    assert document(bells) == before


def test_what_was_refused_still_holds_its_facts_and_can_be_told_anew(bells, facts):
    bells.save(Bell(id="b1").tell(facts.Rang))
    late = bells.get("b1").tell(facts.Cracked)
    bells.save(bells.get("b1").tell(facts.Rang))

    with pytest.raises(StaleWrite):
        bells.save(late)
    assert (len(late.happened()), late.version) == (1, 1)


def test_a_bell_that_vanished_is_not_begun_again(bells, facts):
    bell = Bell(id="b1").tell(facts.Rang)
    bells.save(bell)
    bells.collection.delete_one({"_id": "b1"})

    with pytest.raises(StaleWrite):
        bells.save(bell.tell(facts.Rang))
    assert document(bells) is None


def test_whoever_tries_anew_loses_nothing_however_many_there_are(database, facts):
    Bells(database).save(Bell(id="b1").tell(facts.Rang))

    def ring(times):
        bells, rung = Bells(database), 0
        while rung < times:
            with suppress(StaleWrite):
                bells.save(bells.get("b1").tell(facts.Rang))
                rung += 1

    pool = eventlet.GreenPool()
    for each in [pool.spawn(ring, 10) for _ in range(4)]:
        each.wait()

    bells = Bells(database)
    assert (bells.get("b1").times, numbers(bells)) == (41, list(range(1, 42)))


def test_what_is_not_there_is_not_found(bells):
    assert bells.find("nothing") is None
    with pytest.raises(NotFound, match="no bell nothing"):
        bells.get("nothing")


def test_without_a_post_everything_waits_for_the_sweep(bells, facts):
    bells.save(Bell(id="b1").tell(facts.Rang))
    bells.save(bells.get("b1").tell(facts.Rang))

    assert numbers(bells) == [1, 2]


def test_preparing_again_changes_nothing(bells):
    before = bells.collection.index_information()
    bells.prepare()

    assert bells.collection.index_information() == before
    assert "outbox" in before


def test_a_repository_has_the_indexes_that_it_names_beside_its_own(database):
    class Counted(Bells):
        indexes = (IndexModel([("times", 1)], name="times"),)

    bells = Counted(database)
    bells.prepare()

    assert set(bells.collection.index_information()) == {"_id_", "outbox", "times"}


def test_what_is_kept_for_queries_only_never_comes_back_as_state(database, facts):
    class Loud(Bells):
        def also(self, bell):
            return {"loud": bell.times > 1}

    bells = Loud(database)
    bells.save(Bell(id="b1").tell(facts.Rang, facts.Rang))

    assert document(bells)["loud"] is True
    assert bells.get("b1").times == 2


def test_outboxes_with_something_in_them_are_found_by_index(database, mongo_uri, bells, facts):
    for n in range(20):
        bells.save(Bell(id=f"b{n}").tell(facts.Rang))
    bells.collection.update_many({"_id": {"$ne": "b7"}}, {"$set": {"outbox": []}})
    at = document(bells, "b7")["outbox"][0]["at"]

    stages, examined = explained(database, {"find": "bells", "filter": {"outbox.at": {"$lte": at}}})

    assert ("IXSCAN" in stages, examined) == (True, 1)


def test_nobody_waits_for_ever_for_a_database_that_is_away():
    client = connect("mongodb://127.0.0.1:1/")

    with eventlet.Timeout(10), client, pytest.raises(PyMongoError):
        client["bells"]["bells"].find_one()

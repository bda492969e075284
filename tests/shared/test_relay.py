"""The sweep: whatever was left in an outbox goes out, by one replica at a time."""

from datetime import timedelta

import pytest

from shared.kernel import clock
from shared.plumbing import relay as relay_module
from shared.plumbing.mongo import Sweep
from tests.eventually import eventually
from tests.house import body_of
from tests.shared.bells import Bell, Bells, bells_of, outbox_of, queue_for
from tests.shared.queries import explained, watched
from tests.wire import Wire

pytestmark = pytest.mark.broker

LONG_AGO = timedelta(minutes=5)


@pytest.fixture
def leave(database, facts):
    """Leave a bell behind whose facts nobody has announced, as a crash does."""

    def left(id="b1", *told, age=LONG_AGO):
        bells = Bells(database, Sweep())
        bells.save((bells.find(id) or Bell(id=id)).tell(*(told or (facts.Rang,))))
        if age:
            bells.collection.update_one({"_id": id}, {"$set": {"outbox.$[].at": clock.now() - age}})

    return left


def heard(house, event):
    letters = []
    while message := house.take(queue_for(event).name):
        envelope = body_of(message)
        letters.append((envelope["data"]["bell_id"], envelope["sequence"]))
    return letters


def test_what_a_crash_left_is_sent_in_order_and_cleared(house, tower, database, facts, leave):
    leave("b1", facts.Rang, facts.Rang)
    leave("b2", facts.Rang)

    assert tower.relay.sweep() == 3

    letters = heard(house, facts.Rang)
    assert sorted(letters) == [("b1", 1), ("b1", 2), ("b2", 1)]
    assert [each for each in letters if each[0] == "b1"] == [("b1", 1), ("b1", 2)]
    assert (outbox_of(database), tower.relay.sweep()) == ([], 0)


def test_a_letter_that_its_writer_has_only_just_kept_is_left_to_him(house, tower, database, facts, leave):
    leave(age=timedelta())

    assert tower.relay.sweep() == 0
    assert outbox_of(database) == [1]


def test_new_letters_behind_an_old_one_go_with_it(house, tower, facts, leave):
    leave()
    leave(age=timedelta())

    tower.relay.sweep()

    assert heard(house, facts.Rang) == [("b1", 1), ("b1", 2)]


def test_one_letter_that_nobody_takes_holds_up_its_own_bell_only(house, tower, database, facts, leave):
    leave("b1", facts.Rang, facts.Cracked, facts.Rang)
    leave("b2", facts.Rang)

    tower.relay.sweep()
    tower.relay.sweep()

    assert (outbox_of(database, "b1"), outbox_of(database, "b2")) == ([2, 3], [])
    house.declare(queue_for(facts.Cracked))
    tower.relay.sweep()
    assert (outbox_of(database, "b1"), heard(house, facts.Cracked)) == ([], [("b1", 2)])


def test_while_the_broker_is_away_everything_stays(house, towers, database, facts, leave):
    leave()
    with Wire(house.uri) as wire:
        tower = towers.build(wire.uri)
        wire.go_away()
        with pytest.raises(relay_module.Unavailable):
            tower.relay.sweep()

    assert (outbox_of(database), heard(house, facts.Rang)) == ([1], [])


def test_a_sweep_that_dies_before_it_has_cleared_is_made_again(house, towers, database, facts, leave):
    leave()
    dying, successor = (towers.build(house.uri) for _ in range(2))
    dying.outbox.clear = lambda: None  # it never comes to that

    dying.relay.sweep()
    successor.relay.sweep()

    assert (heard(house, facts.Rang), outbox_of(database)) == ([("b1", 1)] * 2, [])


def test_a_sweep_looks_at_nothing_but_what_is_left(tower, mongo_uri, database, leave):
    Bells(database).prepare()
    for n in range(10):
        leave(f"b{n}")
    database["bells"].update_many({"_id": {"$nin": ["b3", "b7"]}}, {"$set": {"outbox": []}})
    with watched(mongo_uri, database.name) as (same, queries):
        tower.outbox.serve(same["bells"])
        tower.outbox.clear = lambda: None  # so that the plan can be asked for afterwards
        assert tower.relay.sweep() == 2
        stages, examined = explained(same, next(each for each in queries.sent if "find" in each))

    assert ("IXSCAN" in stages, examined) == (True, 2)


class TestReplicas:
    """Towers that run by themselves, and sweep far more often than they would."""

    @pytest.fixture(autouse=True)
    def _hurry(self, monkeypatch):
        monkeypatch.setattr(relay_module, "SWEEP_EVERY", 0.02)
        monkeypatch.setattr(relay_module, "LEASE", timedelta(seconds=0.6))

    def holder(self, database):
        lease = database["leases"].find_one({"_id": "relay"})
        return lease and lease["owner"]

    def test_one_of_them_sweeps_so_nothing_is_told_twice(self, house, run, database, facts, leave):
        for n in range(30):
            leave(f"b{n}")

        for _ in range(3):
            run()

        eventually(lambda: not database["bells"].find_one({"outbox.id": {"$exists": True}}), seconds=20)
        assert sorted(heard(house, facts.Rang)) == sorted((f"b{n}", 1) for n in range(30))

    def test_the_lease_stays_with_him_who_has_it(self, run, database):
        run()
        first = eventually(lambda: self.holder(database))
        run()
        renewed = database["leases"].find_one()["until"] + timedelta(seconds=1.5)

        eventually(lambda: database["leases"].find_one()["until"] > renewed)
        assert self.holder(database) == first

    def test_when_he_dies_another_takes_over(self, house, run, database, facts, leave):
        dying = run()
        first = eventually(lambda: self.holder(database))
        run()

        dying.kill()
        bells_of(dying).collection.database.client.close()
        leave()

        eventually(lambda: outbox_of(database) == [])
        assert self.holder(database) != first
        assert heard(house, facts.Rang) == [("b1", 1)]

    def test_a_lease_of_a_clock_far_ahead_does_not_stop_what_is_announced_at_once(
        self, run, database, facts, house
    ):
        """Nothing that is promised depends on the lease: it only saves doubles."""
        until = clock.now() + timedelta(days=365)
        database["leases"].insert_one({"_id": "relay", "owner": "somebody", "until": until})
        container = run()
        bells = next(each for each in container.dependencies if each.attr_name == "bells").get_dependency(
            None
        )

        bells.save(Bell(id="b1").tell(facts.Rang))

        assert heard(house, facts.Rang) == [("b1", 1)]

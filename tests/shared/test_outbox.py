"""Every fact that is kept is announced: at once, or later; twice perhaps, but never not at all."""

from datetime import timedelta

import pytest
from kombu import Connection, Exchange
from nameko.standalone.events import get_event_exchange

from shared.kernel import clock
from shared.plumbing import ladder
from shared.plumbing import outbox as outbox_module
from shared.plumbing import relay as relay_module
from tests.eventually import eventually
from tests.house import body_of
from tests.shared.bells import Bell, bells_of, known_facts, outbox_of, queue_for
from tests.wire import Wire

pytestmark = pytest.mark.broker


def heard(house, event):
    """Take out of a queue what came so far, as numbers of facts."""
    numbers = []
    while message := house.take(queue_for(event).name):
        numbers.append(body_of(message)["sequence"])
    return numbers


def test_what_is_saved_is_announced_at_once_and_then_cleared_away(house, tower, database, facts):
    tower.bells.save(Bell(id="b1").tell(facts.Rang, facts.Rang))

    assert heard(house, facts.Rang) == [1, 2]
    tower.outbox.clear()
    assert outbox_of(database) == []


def test_a_letter_on_the_wire_is_the_one_that_was_kept(house, tower, database, facts):
    tower.bells.save(Bell(id="b1").tell(facts.Rang))
    [kept] = database["bells"].find_one()["outbox"]

    message = house.take(queue_for(facts.Rang).name)

    assert body_of(message) == kept["envelope"]
    assert message.properties["message_id"] == kept["id"]
    assert message.properties["delivery_mode"] == 2


def test_what_the_broker_has_not_confirmed_stays_and_the_work_goes_on(house, wire, towers, database, facts):
    tower = towers.build(wire.uri)
    wire.go_away()

    tower.bells.save(Bell(id="b1").tell(facts.Rang))
    tower.outbox.clear()

    assert (outbox_of(database), heard(house, facts.Rang)) == ([1], [])


def test_letters_of_earlier_facts_are_sent_before_new_ones(house, wire, towers, database, facts):
    cut_off = towers.build(wire.uri)
    wire.go_away()
    cut_off.bells.save(Bell(id="b1").tell(facts.Rang, facts.Rang))

    tower = towers.build(house.uri)
    tower.bells.save(tower.bells.get("b1").tell(facts.Rang))
    tower.outbox.clear()

    assert (heard(house, facts.Rang), outbox_of(database)) == ([1, 2, 3], [])


def test_a_confirmed_letter_is_not_sent_again_by_the_same_process(house, tower, database, facts):
    """Although it lies in the outbox still: clearing is done in batches."""
    tower.bells.save(Bell(id="b1").tell(facts.Rang))
    assert outbox_of(database) == [1]

    tower.bells.save(tower.bells.get("b1").tell(facts.Rang))
    tower.outbox.clear()

    assert (heard(house, facts.Rang), outbox_of(database)) == ([1, 2], [])


def test_a_crash_between_confirm_and_clearing_tells_twice_and_not_never(
    house, tower, towers, database, facts
):
    tower.bells.save(Bell(id="b1").tell(facts.Rang))  # and dies here, having cleared nothing

    successor = towers.build(house.uri)
    successor.bells.save(successor.bells.get("b1").tell(facts.Rang))
    successor.outbox.clear()

    assert (heard(house, facts.Rang), outbox_of(database)) == ([1, 1, 2], [])


def test_clearing_takes_nothing_that_came_in_between(house, tower, towers, database, facts):
    """Another process has saved the bell again, and is cut off from the broker."""
    tower.bells.save(Bell(id="b1").tell(facts.Rang))
    with Wire(house.uri) as wire:
        cut_off = towers.build(wire.uri)
        wire.go_away()
        cut_off.bells.save(cut_off.bells.get("b1").tell(facts.Rang))

    tower.outbox.clear()

    assert outbox_of(database) == [2]


def test_only_what_is_confirmed_without_a_gap_is_cleared(house, tower, database, facts):
    """Nobody takes the second letter, and somebody must."""
    tower.bells.save(Bell(id="b1").tell(facts.Rang, facts.Cracked, facts.Rang))
    tower.outbox.clear()

    assert outbox_of(database) == [2, 3]
    assert heard(house, facts.Rang)[0] == 1


def test_a_letter_that_nobody_takes_yet_arrives_when_somebody_does(house, tower, database, facts):
    tower.bells.save(Bell(id="b1").tell(facts.Cracked))
    tower.outbox.clear()
    assert outbox_of(database) == [1]

    house.declare(queue_for(facts.Cracked))
    tower.bells.save(tower.bells.get("b1").tell(facts.Rang))
    tower.outbox.clear()

    assert (heard(house, facts.Cracked), heard(house, facts.Rang), outbox_of(database)) == ([1], [2], [])


def test_nothing_is_announced_before_everybody_who_wants_it_has_a_queue(
    house, towers, database, facts, monkeypatch
):
    """The first queue would take the letter, and then nobody would send it for those that come later."""
    last_of_all = Exchange(house.an_exchange())
    with Connection(house.uri) as connection:
        last_of_all(connection.default_channel).delete()
    monkeypatch.setattr(ladder, "DECLARED", last_of_all)
    tower = towers.build(house.uri)

    tower.bells.save(Bell(id="b1").tell(facts.Rang))
    tower.outbox.clear()
    assert (heard(house, facts.Rang), outbox_of(database)) == ([], [1])

    house.publisher.declare(last_of_all)
    tower.bells.save(tower.bells.get("b1").tell(facts.Rang))
    tower.outbox.clear()
    assert (heard(house, facts.Rang), outbox_of(database)) == ([1, 2], [])


def test_a_fact_that_nobody_need_hear_is_done_when_nobody_does(house, tower, database, facts):
    tower.bells.save(Bell(id="b1").tell(facts.Polished, facts.Rang))
    tower.outbox.clear()

    assert (heard(house, facts.Rang), outbox_of(database)) == ([2], [])


def test_whoever_listens_to_such_a_fact_hears_it_nevertheless(house, tower, facts):
    house.declare(queue_for(facts.Polished))

    tower.bells.save(Bell(id="b1").tell(facts.Polished))

    assert heard(house, facts.Polished) == [1]


def test_without_an_exchange_nothing_is_lost(house, tower, database, facts):
    with Connection(house.uri) as connection:
        connection.default_channel.exchange_delete(f"{facts.publisher}.events")

    tower.bells.save(Bell(id="b1").tell(facts.Rang))
    tower.outbox.clear()
    assert outbox_of(database) == [1]

    house.declare(queue_for(facts.Rang))
    tower.bells.save(tower.bells.get("b1").tell(facts.Rang))
    assert heard(house, facts.Rang) == [1, 2]


def test_clearing_is_one_batch_for_many_bells(house, tower, towers, database, facts):
    for n in range(5):
        tower.bells.save(Bell(id=f"b{n}").tell(facts.Rang))

    tower.outbox.clear()

    assert [outbox_of(database, f"b{n}") for n in range(5)] == [[]] * 5


class TestARunningService:
    @pytest.fixture
    def running(self, run):
        """Start a tower; return it and its bells."""

        def started(**config):
            container = run(**config)
            return container, bells_of(container)

        return started

    def test_clears_its_outboxes_by_itself(self, house, running, database, facts):
        _, bells = running()

        bells.save(Bell(id="b1").tell(facts.Rang))

        eventually(lambda: outbox_of(database) == [])
        assert heard(house, facts.Rang) == [1]

    def test_leaves_nothing_behind_when_it_ends(self, house, running, database, facts, monkeypatch):
        monkeypatch.setattr(outbox_module, "CLEAR_EVERY", 0.5)
        monkeypatch.setattr(relay_module, "SWEEP_EVERY", 0.01)
        of_another = {"_id": "relay", "owner": "another", "until": clock.now() + timedelta(days=1)}
        database["leases"].insert_one(of_another)  # who sweeps would clear, too
        container, bells = running()
        bells.save(Bell(id="b1").tell(facts.Rang))

        container.stop()

        assert (outbox_of(database), heard(house, facts.Rang)) == ([], [1])

    def test_ends_although_the_database_is_away(self, running, mongo_uri, facts):
        with Wire(mongo_uri) as wire:
            container, bells = running(MONGO_URI=wire.uri.replace("@", ""))
            bells.save(Bell(id="b1").tell(facts.Rang))
            wire.go_away()

            container.stop()

        assert container.health.phase == "stopping"

    def test_makes_its_indexes_and_keeps_to_its_own_database(self, running, mongo, database, facts):
        _, bells = running()

        assert bells.collection.database.name == database.name
        assert "outbox" in bells.collection.index_information()

    def test_sends_what_an_outage_of_the_broker_left(self, house, wire, running, database, facts):
        _, bells = running(AMQP_URI=wire.uri)
        wire.hold()
        bells.save(Bell(id="b1").tell(facts.Rang))
        assert outbox_of(database) == [1]

        wire.release()

        eventually(lambda: outbox_of(database) == [], seconds=20)
        assert set(heard(house, facts.Rang)) == {1}


def test_that_its_own_service_hears_a_fact_does_not_hide_that_nobody_else_does(
    house, tower, database, monkeypatch
):
    facts = known_facts(monkeypatch, "tower")
    monkeypatch.setattr(facts.Rang, "heard_by", ("ear", "tower"))
    own = ladder.work_queue("tower.on.tower.rang", publisher="tower", routing_key="rang", service="tower")
    house.declare(own)
    house.publisher.declare(get_event_exchange("tower", {}))

    tower.bells.save(Bell(id="b1").tell(facts.Rang))
    tower.outbox.clear()
    assert (outbox_of(database), house.ready(own.name)) == ([1], 1)

    house.declare(queue_for(facts.Rang))
    tower.bells.save(tower.bells.get("b1").tell(facts.Rang))
    tower.outbox.clear()
    assert (heard(house, facts.Rang), outbox_of(database)) == ([1, 2], [])


def test_what_its_own_service_alone_hears_is_told_to_it_and_done(house, tower, database, monkeypatch):
    facts = known_facts(monkeypatch, "tower")
    monkeypatch.setattr(facts.Rang, "heard_by", ("tower",))
    own = ladder.work_queue("tower.on.tower.rang", publisher="tower", routing_key="rang", service="tower")
    house.declare(own)
    house.publisher.declare(get_event_exchange("tower", {}))

    tower.bells.save(Bell(id="b1").tell(facts.Rang))
    tower.outbox.clear()

    assert outbox_of(database) == []
    assert body_of(house.take(own.name))["sequence"] == 1

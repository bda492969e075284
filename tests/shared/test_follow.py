"""What followers promise: every fact about an aggregate, in order, whatever the bus does."""

from datetime import timedelta
from itertools import permutations

import eventlet
import pytest

from shared.events.intake import CaseSigned
from shared.kernel import clock
from shared.plumbing.bus import heard
from shared.plumbing.follow import GAP_IS_LONG, Positions, follows, open_gaps
from tests.eventually import eventually
from tests.house import a_name, signed

FOLLOWER = "notify.on.intake.case"


@pytest.fixture
def positions(database):
    positions = Positions(database, FOLLOWER)
    positions.prepare()
    return positions


class Told(list):
    """Remembers the numbers of the facts it was told, and stumbles over those it should."""

    def __init__(self, stumbles=()):
        super().__init__()
        self.stumbles = list(stumbles)

    def __call__(self, fact):
        if fact["sequence"] in self.stumbles:
            self.stumbles.remove(fact["sequence"])
            raise ConnectionError
        self.append(fact["sequence"])


@pytest.mark.parametrize("order", list(permutations([1, 2, 3, 4])), ids=str)
def test_facts_are_told_in_order_in_whatever_order_they_come(positions, database, order):
    told = Told()

    for number in order:
        positions.tell_in_order(signed(number), told)

    assert told == [1, 2, 3, 4]
    assert database["positions"].find_one() == {"_id": f"{FOLLOWER}/case/case-1", "next": 5}


def test_a_fact_told_before_is_ignored(positions):
    told = Told()
    for number in (1, 2, 1, 2, 3, 3):
        positions.tell_in_order(signed(number), told)

    assert told == [1, 2, 3]


def test_each_aggregate_and_each_follower_has_its_own_position(positions, database):
    ours, theirs = Told(), Told()
    for case_id in ("a", "b"):
        positions.tell_in_order(signed(1, case_id), ours)
    Positions(database, "grid.on.intake.case").tell_in_order(signed(1, "a"), theirs)

    assert ours == [1, 1]
    assert theirs == [1]


def test_a_fact_over_which_the_handler_stumbles_is_told_again(positions):
    told = Told(stumbles=[2])
    positions.tell_in_order(signed(1), told)
    with pytest.raises(ConnectionError):
        positions.tell_in_order(signed(2), told)
    positions.tell_in_order(signed(3), told)

    positions.tell_in_order(signed(2), told)

    assert told == [1, 2, 3]


def test_a_waiting_fact_over_which_the_handler_stumbles_goes_on_waiting(positions):
    told = Told(stumbles=[3])
    positions.tell_in_order(signed(3), told)
    positions.tell_in_order(signed(2), told)
    with pytest.raises(ConnectionError):
        positions.tell_in_order(signed(1), told)

    positions.tell_in_order(signed(1), told)

    assert told == [1, 2, 3]


def test_workers_side_by_side_forget_nothing_and_change_no_order(positions):
    told = []

    def slowly(fact):
        eventlet.sleep(0.002)
        told.append(fact["sequence"])

    pool = eventlet.GreenPool(8)
    for number in (4, 2, 8, 1, 1, 7, 3, 2, 6, 5, 8):
        pool.spawn(positions.tell_in_order, signed(number), slowly)
    pool.waitall()

    first_told = list(dict.fromkeys(told))
    assert first_told == [1, 2, 3, 4, 5, 6, 7, 8]


class Overtaken(Positions):
    """A worker that another one overtakes between its look at the position and its keeping of a fact."""

    def __init__(self, *names, meanwhile):
        super().__init__(*names)
        self.meanwhile = meanwhile

    def _keep(self, place, fact):
        self.meanwhile()
        super()._keep(place, fact)


def test_a_fact_that_was_kept_just_when_the_gap_closed_is_told(positions, database):
    told = Told()
    worker = Overtaken(database, FOLLOWER, meanwhile=lambda: positions.tell_in_order(signed(1), told))

    worker.tell_in_order(signed(2), told)

    assert told == [1, 2]


def test_a_fact_that_another_worker_told_just_now_is_not_kept(positions, database):
    told = Told()

    def meanwhile():
        for number in (1, 2):
            positions.tell_in_order(signed(number), told)

    Overtaken(database, FOLLOWER, meanwhile=meanwhile).tell_in_order(signed(2), told)
    positions.tell_in_order(signed(3), told)

    assert told == [1, 2, 3]
    assert open_gaps(database, at=clock.now() + GAP_IS_LONG * 2) == {}


def test_a_gap_that_stays_open_is_counted_until_it_closes(positions, database):
    later = clock.now() + GAP_IS_LONG + timedelta(minutes=1)
    positions.tell_in_order(signed(1), Told())
    positions.tell_in_order(signed(3), Told())
    positions.tell_in_order(signed(2, "another"), Told())

    assert open_gaps(database, at=clock.now()) == {}
    assert open_gaps(database, at=later) == {FOLLOWER: 2}

    positions.tell_in_order(signed(2), Told())
    assert open_gaps(database, at=later) == {FOLLOWER: 1}


@pytest.mark.broker
def test_a_service_follows_all_facts_about_one_kind_of_aggregate(house, mongo_uri, database):
    facts = []

    class Ear:
        name = a_name()

        @follows("intake", "case")
        def on_case(self, event):
            facts.append((heard()["sequence"], type(event)))

    house.run(Ear, MONGO_URI=mongo_uri, MONGO_DATABASE=database.name)
    from_a_later_release = {"type": "intake.case_teleported"}

    house.post(signed(3))
    house.post(signed(1) | {"subject": "calendar/2026"})
    house.post(signed(2) | from_a_later_release)
    house.post(signed(1))

    eventually(lambda: len(set(facts)) == 2)
    first_told = list(dict.fromkeys(facts))
    assert first_told == [(1, CaseSigned), (3, CaseSigned)]
    assert house.ready(f"{Ear.name}.on.intake.case.dead") == 0

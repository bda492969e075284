"""What the store of disputes promises; the stand-in of the other tests promises the same."""

from datetime import timedelta

import pytest

from services.grid.domain.disputes.dispute_state import D
from services.grid.domain.shelves import newest_first
from services.grid.store.disputes.disputes import MongoDisputes
from services.grid.store.disputes.rules import DeliveredDisputeRules
from shared.kernel.errors import StaleWrite
from tests.grid.builders import COMMUNITY, ELSEWHERE, GRID, NOON, STREET
from tests.grid.disputes.builders import RULES, TODAY, FakeDisputes, a_dispute, in_state
from tests.stores import either

disputes = either(FakeDisputes, MongoDisputes)
DAY = timedelta(days=1)


@pytest.mark.parametrize("state", D)
def test_a_dispute_comes_back_as_it_was_and_one_of_two_writers_wins(disputes, state):
    dispute = in_state(state)
    disputes.save(dispute)
    kept, other = disputes.get(dispute.id), disputes.get(dispute.id)

    for name in (
        "matter",
        "state",
        "deadline",
        "look_on",
        "mediation",
        "agreements",
        "follow_ups",
        "failure",
    ):
        assert getattr(kept, name) == getattr(dispute, name)
    for each in (kept, other):
        each.read(by="W0100", purpose="oversight", at=NOON)
    disputes.save(kept)
    with pytest.raises(StaleWrite):
        disputes.save(other)


def test_open_ones_are_found_by_area_and_by_household(disputes):
    disputes.save(a_dispute("old", at=NOON - DAY, prominent=True))
    disputes.save(a_dispute("new"))
    disputes.save(in_state(D.KEPT, id="over", prominent=True, household_ids=("H2",)))
    disputes.save(a_dispute("away", community_code=ELSEWHERE, grid_code=None, household_ids=()))

    for area, ids in {GRID: ["new", "old"], COMMUNITY: ["new", "old"], ELSEWHERE: ["away"]}.items():
        assert [dispute.id for dispute in disputes.open_in(area, after="", limit=9)] == ids
    assert len(disputes.open_in(STREET, after="", limit=9)) == 3
    after = newest_first(NOON, "new")
    assert [dispute.id for dispute in disputes.open_in(GRID, after=after, limit=9)] == ["old"]
    assert [disputes.prominent_at(id) for id in ("H00000001", "H2")] == [True, False]


def test_those_to_remind_of_are_found_from_their_day_on(disputes):
    disputes.save(a_dispute())
    disputes.save(in_state(D.KEPT, id="over"))

    assert disputes.to_remind(TODAY + 22 * DAY, limit=9) == []
    assert disputes.to_remind(TODAY + 23 * DAY, limit=9) == ["dispute-1"]


def test_the_delivered_rules_are_in_force(database):
    delivered = DeliveredDisputeRules(database)
    delivered.prepare()

    assert delivered.in_force(NOON) == RULES

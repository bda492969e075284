"""Ready-made disputes and stand-ins; a test names only what it is about."""

from datetime import date, timedelta
from pathlib import Path

import services.grid
from services.grid.domain.disputes.dispute import Dispute
from services.grid.domain.disputes.dispute_rules import DisputeRules
from services.grid.domain.disputes.dispute_state import D, Onward, Scale, Way
from services.grid.domain.disputes.matter import Failure, FollowUp, Matter, Mediation, Meeting
from services.grid.domain.shelves import areas_around, newest_first
from services.grid.usecases.disputes.ports import DisputeBook
from shared.kernel.calendar import local_moment
from shared.plumbing.tables import read_policies
from tests.fakes import FakeRepository, FakeSealer
from tests.grid.builders import COMMUNITY, GRID, NOON

RULES = read_policies(Path(services.grid.__file__).parent / "data/disputes.yaml", DisputeRules)[-1]
TODAY = date(2026, 11, 23)
MEDIATOR, HEAD = "W0007", "W0100"
BY_PEOPLE = Mediation(mediator=MEDIATOR, organisation="全椒路社区调解委员会", way=Way.PEOPLE)


def day(number):
    return local_moment(TODAY + timedelta(days=number)) + timedelta(hours=9)


def a_matter(**but):
    facts = {
        "category": "neighbours",
        "scale": Scale.GENERAL,
        "people": 2,
        "occurred_on": TODAY,
        "community_code": COMMUNITY,
        "grid_code": GRID,
        "household_ids": ("H00000001",),
        "title": "sealed",
        "words": "sealed",
        "parties": "sealed",
    }
    return Matter(**facts | but)


def a_dispute(id="dispute-1", *, at=NOON, **but):
    return Dispute.register(id, a_matter(**but), RULES, by="W0001", at=at)


def a_meeting(by=MEDIATOR):
    return Meeting(at=NOON, by=by, words="sealed")


def a_failure():
    return Failure(at=NOON, onward=Onward.COURT, words="sealed")


def asked(*, kept, at=NOON):
    return FollowUp(at=at, by="W0001", kept=kept)


def in_state(state, **but):
    """Return a dispute that has come to a state."""
    dispute = a_dispute(**but)
    if state is D.WITHDRAWN:
        dispute.withdraw(at=NOON)
    elif state is not D.REGISTERED:
        dispute.appoint(BY_PEOPLE, at=NOON)
    if state is D.FAILED:
        dispute.fail(a_failure(), by=MEDIATOR)
    if state in {D.SETTLED, D.KEPT}:
        dispute.settle("sealed", RULES, by=MEDIATOR, at=NOON)
    if state is D.KEPT:
        dispute.follow_up(asked(kept=True), RULES)
    assert dispute.state is state
    return dispute


class FakeDisputes(FakeRepository):
    def open_in(self, area, *, after, limit):
        there = [d for d in self.by_id.values() if d.is_open and area in areas_around(d.matter.area)]
        lying = sorted((newest_first(dispute.registered_at, dispute.id), dispute.id) for dispute in there)
        return [self.find(id) for place, id in lying if place > after][:limit]

    def prominent_at(self, household_id):
        prominent = [d.matter for d in self.by_id.values() if d.is_open and d.matter.prominent]
        return any(household_id in matter.household_ids for matter in prominent)

    def to_remind(self, today, *, limit):
        return [d.id for d in self.by_id.values() if d.look_on and d.look_on <= today][:limit]


class FakeDisputeTable:
    def in_force(self, at):
        return RULES


def a_dispute_book(disputes=None):
    return DisputeBook(disputes=disputes or FakeDisputes(), table=FakeDisputeTable(), seal=FakeSealer())

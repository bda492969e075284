"""Stand-ins for what the use cases of agency need; they keep the promises of the real ones."""

from copy import deepcopy

from services.intake.store.agency.orders import boxes_of, visits_on
from tests.fakes import FakeRepository
from tests.intake.fakes import FakeCases


class FakeOrders(FakeCases):
    def page(self, box, *, after, limit):
        found = [order for order in self.by_id.values() if box in boxes_of(order) and order.listed_at > after]
        return deepcopy(sorted(found, key=lambda order: order.listed_at)[:limit])

    def visits_of(self, agent_id, day, *, limit):
        found = [order for order in self.by_id.values() if visits_on(order) == f"{agent_id}/{day}"]
        return deepcopy(found[:limit])


class FakeMandates(FakeRepository):
    pass

"""Orders and mandates as they are remembered: the stand-in and the real store keep the same promises."""

from datetime import timedelta

import pytest

from services.intake.domain.agency.mandate import Signature, SignatureKind
from services.intake.domain.agency.order_state import OrderState
from services.intake.domain.cases.known_person import KnownPerson
from services.intake.store.agency.mandates import MongoMandates
from services.intake.store.agency.orders import MongoOrders
from services.intake.store.agency.rules import DeliveredAgencyRules
from shared.kernel.errors import NotFound, StaleWrite
from tests.intake.agency.builders import a_mandate, agency_rules, an_order_in
from tests.intake.agency.fakes import FakeMandates, FakeOrders
from tests.intake.builders import COMMUNITY, GRID, LATER, MONDAY, OTHER_GRID, PLAIN, STREET, WORKER, local
from tests.shared.queries import explained, watched
from tests.stores import either, real

pytestmark = pytest.mark.database

S = OrderState
orders = either(FakeOrders, MongoOrders)
mongo_orders = real(MongoOrders)
mandates = either(FakeMandates, MongoMandates)


def keep(orders, *many):
    for order in many:
        orders.save(order)
    return many


def ids(found):
    return [order.id for order in found]


def test_an_order_is_read_back_in_every_state(orders):
    for state in S:
        [order] = keep(orders, an_order_in(state))
        assert orders.get(order.id) == order


def test_the_visits_of_an_agent_on_a_day_are_those_that_are_agreed(orders):
    agreed, _, _ = keep(
        orders, an_order_in(S.BOOKED), an_order_in(S.VISITED), an_order_in(S.REQUESTED, agent_id=WORKER.id)
    )
    day = agreed.visit.day

    assert ids(orders.visits_of(WORKER.id, day, limit=9)) == [agreed.id]
    assert orders.visits_of(WORKER.id, day + timedelta(days=1), limit=9) == []
    assert orders.visits_of("W0002", day, limit=9) == []


def test_of_two_who_change_an_order_one_loses(orders):
    [order] = keep(orders, an_order_in(S.SUBMITTED))
    mine, yours = orders.get(order.id), orders.get(order.id)
    for each in (mine, yours):
        each.suspend("等待证明", by=WORKER, at=LATER)
    orders.save(mine)

    with pytest.raises(StaleWrite):
        orders.save(yours)


def test_a_list_is_of_one_box_newest_first_and_page_by_page(orders):
    old, new = keep(orders, an_order_in(S.BOOKED), an_order_in(S.REQUESTED, requested_at=LATER))
    [elsewhere] = keep(
        orders, an_order_in(S.REQUESTED, area=OTHER_GRID, principal=KnownPerson(id="R2", prints=("p",)))
    )

    assert ids(orders.page(f"area/{GRID}", after="", limit=9)) == [new.id, old.id]
    assert ids(orders.page(f"area/{GRID}", after=new.listed_at, limit=9)) == [old.id]
    assert ids(orders.page(f"area/{GRID}", after="", limit=1)) == [new.id]
    for area in (COMMUNITY, STREET):
        assert set(ids(orders.page(f"area/{area}", after="", limit=9))) == {old.id, new.id, elsewhere.id}
    assert ids(orders.page("resident/R2", after="", limit=9)) == [elsewhere.id]
    assert ids(orders.page("agent/W0001", after="", limit=9)) == [old.id]
    assert orders.page("agent/W0002", after="", limit=9) == []


def test_an_order_is_ripe_from_its_next_moment_and_reckoned_anew_with_another_calendar(orders):
    [order] = keep(orders, an_order_in(S.REQUESTED))
    keep(orders, an_order_in(S.TERMINATED))

    assert orders.ripe(MONDAY, limit=9) == []
    assert orders.ripe(order.next_ring, limit=9) == [order.id]
    assert orders.reckoned_otherwise("another", limit=9) == [order.id]
    assert orders.reckoned_otherwise(PLAIN.revision, limit=9) == []


@pytest.mark.parametrize(
    "ask",
    [
        lambda orders: orders.page("resident/R0001", after="", limit=20),
        lambda orders: orders.page(f"area/{GRID}", after="", limit=20),
        lambda orders: orders.ripe(local("2026-11-30 10:00"), limit=20),
    ],
    ids=["own", "of an area", "ripe"],
)
def test_no_question_looks_at_more_than_it_needs(mongo_orders, mongo_uri, ask):
    keep(mongo_orders, an_order_in(S.REQUESTED))
    keep(
        mongo_orders,
        *(an_order_in(S.TERMINATED, area="340102997", principal=KnownPerson()) for _ in range(30)),
    )
    with watched(mongo_uri, mongo_orders.collection.database.name) as (database, queries):
        ask(MongoOrders(database))
        stages, examined = explained(database, queries.sent[0])

    assert ("COLLSCAN" in stages, examined) == (False, 1)


def test_a_mandate_is_read_back_with_how_it_was_signed(mandates):
    witnessed = Signature(kind=SignatureKind.WITNESS, witnesses=("k1.sealed", "k1.sealed too"))
    mandate = a_mandate(signature=witnessed)
    mandate.grant(agency_rules())
    mandates.save(mandate)

    assert mandates.get(mandate.id) == mandate
    with pytest.raises(NotFound):
        mandates.get("f" * 32)


def test_the_delivered_numbers_are_those_of_the_reference(database):
    table = DeliveredAgencyRules(database)
    table.prepare()
    rules = table.in_force(MONDAY)

    assert [rules.contact.amount, rules.visit.amount, rules.visit_bed_bound.amount, rules.submit.amount] == [
        1,
        2,
        0,
        1,
    ]
    assert (rules.mandate_days, rules.witnesses) == (90, 2)

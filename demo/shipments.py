"""Shipments: the street as the import doors want it, in the order in which they can take it."""

from collections.abc import Iterator
from datetime import date

from demo.batches import Row, Shipment
from demo.duty import roster_shipments
from demo.facilities import facility_shipment
from demo.street import DemoStreet
from demo.street.codes import Population, Tenure
from demo.street.records import Household, Person, Post, Worker
from demo.territory import territory_shipments

CARDS_AT_ONCE = 20  # each is kept and announced by itself


def shipments(street: DemoStreet, today: date) -> Iterator[Shipment]:
    """Yield everything that there is to bring; rosters are those of the month of `today` and the next.

    The map comes first and the staff after: where somebody is responsible for a household, all that
    stands before the rosters has arrived. Cards come last, because grid hears of posts from staff.
    """
    households = [household_row(each) for each in street.households]
    people = [person_row(each) for each in street.people]
    staff = [worker_row(each) for each in (*street.workers, *street.officers)]
    posts = [post_row(each) for each in street.posts]
    yield from territory_shipments(street)
    origin = {"origin": survey(street.as_of)}
    yield Shipment(title="户 households", door="grid.import_households", rows=households, words=origin)
    yield Shipment(title="人 people", door="grid.import_people", rows=people, words=origin)
    yield Shipment(title="人员 workers", door="staff.enlist_workers", rows=staff)
    yield Shipment(title="岗位 posts", door="staff.fill_posts", rows=posts)
    yield from roster_shipments(street, today)
    yield facility_shipment(street)
    yield Shipment(
        title="服务名片 service cards",
        door="grid.issue_service_cards",
        rows=[card_row(each) for each in post_holders(street)],
        size=CARDS_AT_ONCE,
        after_events=True,
    )


def post_holders(street: DemoStreet) -> list[Worker]:
    """Return who holds a post; nobody else carries a card."""
    holders = {post.worker_id for post in street.posts}
    return [each for each in (*street.workers, *street.officers) if each.id in holders]


def survey(as_of: date) -> Row:
    """Return where households and people come from: residents were asked, after they had been told why."""
    return {
        "source": "survey",
        "basis": "statutory_duty",
        "document": "演示街道入户登记",
        "as_of": as_of.isoformat(),
        "notice": "演示告知书-1",
    }


def household_row(household: Household) -> Row:
    building_id, _, place = household.house_id.partition("-")
    rented = "yes" if household.tenure is Tenure.RENTED else "no"
    return {
        "id": household.id,
        "house_id": household.house_id,
        "building_id": building_id,
        "members": household.size,
        "door": f"{int(place[:2])}单元{int(place[2:4])}{place[4:]}室",
        "kind": "floating" if household.population is Population.FLOATING else "resident",
        "details": {"rented": rented},
    }


def person_row(person: Person) -> Row:
    return {
        "id": person.id,
        "household_id": person.household_id,
        "relation": person.relation.value,
        "population": person.population.value,
        "name": person.name,
        "id_number": person.id_number,
        "phone": person.phone,
    }


def worker_row(worker: Worker) -> Row:
    return {
        "id": worker.id,
        "name": worker.name,
        "role": worker.role.value,
        "area": worker.area,
        "staff_no": worker.id,
        "duty_phone": worker.phone,
    }


def card_row(worker: Worker) -> Row:
    return {
        "worker_id": worker.id,
        "name": worker.name,
        "staff_no": worker.id,
        "duty_phone": worker.phone,
        "offers_agency": True,
    }


def post_row(post: Post) -> Row:
    return {"area": post.area, "post": post.post, "worker_id": post.worker_id}

"""Notify at its doors: who is told what, once, and what of it he may see."""

import pytest

from services.notify.service import NotifyService
from shared.events.grid import CaseAssigned
from shared.events.grid_visit_plans import VisitPlanned
from shared.events.intake import CaseAccepted, CaseClosed, CaseRegistered, CaseSigned
from shared.events.intake_contacts import ContactOverdue
from shared.kernel.errors import Invalid, NotAllowed
from shared.plumbing.codec import wrap
from shared.plumbing.trail import Trail
from tests.eventually import eventually
from tests.house import House
from tests.notify.builders import GRID, NOON, NUMBER, an_event
from tests.visitors import alone, settings_of, visitors

pytestmark = pytest.mark.broker


@pytest.fixture(scope="module")
def house(amqp_uri):
    with House(amqp_uri) as house:
        yield house


@pytest.fixture(scope="module")
def ask(amqp_uri, house, mongo, mongo_uri, keys):
    """Ask a notify that all of these tests share, for it has many ears to open; each has its own people."""
    service = alone(NotifyService)
    database = mongo[f"test_{service.name}"]
    house.run(service, **settings_of(keys, mongo_uri, database))
    with visitors(amqp_uri, keys, service.name, by="W0001", role="worker") as ask:
        yield ask
    mongo.drop_database(database.name)


def told(event, about_id="c1", sequence=1):
    return wrap(event, about_id=about_id, sequence=sequence, at=NOON, trail=Trail())


def an_assignment(worker_id):
    return an_event(
        CaseAssigned, worker_id=worker_id, number=NUMBER, subject="路灯不亮", grid_code=GRID, grid_version=1
    )


def titles(page):
    return [notice["title"] for notice in page["items"]]


def test_a_worker_is_told_once_of_his_case_and_confirms_it(house, ask):
    for _ in range(3):
        house.post(told(an_assignment("W0001")))
    house.post(told(an_assignment("W0002"), sequence=2))
    eventually(lambda: ask("inbox", by="W0002")["items"])

    [notice] = ask("inbox")["items"]
    assert ask("count_unacknowledged") == {"count": 1}
    first = ask("acknowledge", notice_id=notice["id"], command_id="confirm-1")
    assert ask("acknowledge", notice_id=notice["id"], command_id="confirm-1") == first
    assert (first["state"], ask("count_unacknowledged")) == ("acked", {"count": 0})


def test_a_resident_hears_of_his_case_in_order_whatever_the_bus_does(house, ask):
    facts = [
        told(an_event(CaseRegistered, number=NUMBER, subject="路灯不亮", applicant_id="R1"), sequence=1),
        told(
            an_event(
                CaseAccepted,
                number=NUMBER,
                subject="路灯不亮",
                applicant_id="R1",
                promised_due=NOON,
                deemed=False,
            ),
            sequence=2,
        ),
        told(an_event(CaseSigned), sequence=3),
        told(an_event(CaseClosed, outcome="solved"), sequence=4),
    ]
    for fact in (facts[3], facts[1], facts[1], facts[0], facts[2]):
        house.post(fact)

    page = eventually(lambda: len((page := ask("inbox", by="R1", role="resident"))["items"]) == 2 and page)
    assert titles(page) == ["已结案：路灯不亮", "已受理：路灯不亮"]
    assert page["next"] is None


def test_who_was_asked_and_owes_an_answer_is_told_that_it_is_late(house, ask):
    late = an_event(ContactOverdue, asked_staff="W0003", area=GRID)
    for _ in range(2):
        house.post(told(late, about_id="k1"))

    [notice] = eventually(lambda: ask("inbox", by="W0003")["items"])
    assert notice["title"] == "首问答复逾期"
    [seen] = eventually(lambda: ask("inbox", by="H1", role="station_head", area=GRID)["items"])
    assert "W0003" in seen["text"]


def test_both_workers_of_a_grid_find_what_one_of_them_confirms(house, ask):
    urgent = an_event(
        VisitPlanned, household_id="H1", purpose="discharge", grid_code=GRID, community_code=GRID[:12]
    )
    for _ in range(2):
        house.post(told(urgent, about_id="H1"))

    [notice] = eventually(lambda: ask("inbox", by="W0005", area=GRID)["items"])
    assert "出院" in notice["text"]
    ask("acknowledge", by="W0006", area=GRID, notice_id=notice["id"], command_id="confirm-2")
    assert ask("get_notice", by="W0005", area=GRID, notice_id=notice["id"])["state"] == "acked"
    assert ask("inbox", by="W0006", area=f"{GRID[:12]}J009")["items"] == []


def test_the_notice_of_somebody_else_is_not_shown(house, ask):
    house.post(told(an_assignment("W0007")))
    [notice] = eventually(lambda: ask("inbox", by="W0007")["items"])

    with pytest.raises(NotAllowed):
        ask("get_notice", by="W0008", notice_id=notice["id"])
    read = ask("mark_read", by="W0007", notice_id=notice["id"], command_id="read-0001")
    assert read["state"] == "read"


def test_a_page_is_never_longer_than_a_screen_can_bear(ask):
    with pytest.raises(Invalid):
        ask("inbox", limit=1000)

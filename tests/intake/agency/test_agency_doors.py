"""Agency at the doors of intake: from the phone call to the papers that are back."""

from datetime import timedelta

import pytest

from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.eventually import eventually
from tests.intake.builders import GRID
from tests.intake.counter import a_counter, a_wish

pytestmark = [pytest.mark.broker, pytest.mark.database]

WISH = {
    "item": "JZ-003",
    "words": "母亲卧床，请上门",
    "group": "elderly",
    "bed_bound": True,
    "channel": "website",
    "place": {"address": "长江路1号3幢201室", "longitude": 117.2, "latitude": 31.8},
    "name": "欧阳文",
    "phone": "13800005678",
}
BOOKLET = {"name": "户口簿", "original": True, "quantity": 1}
SIGNED = {"other_side": "principal", "receipt": "photo-1"}


@pytest.fixture(scope="module")
def counter(amqp_uri, mongo, tmp_path_factory):
    with a_counter(amqp_uri, mongo, tmp_path_factory.mktemp("keys")) as counter:
        yield counter


@pytest.fixture
def order(counter):
    """An order of R0001 that W0001 answers for."""
    id = counter.does("resident", "request_agency", **WISH)["order_id"]
    counter.does("head of the street", "name_agent", order_id=id, agent_id="W0001", grid_code=GRID)
    return id


@pytest.fixture
def with_papers(counter, order):
    today = local_time(clock.now()).date()
    window = {"day": f"{today + timedelta(days=1)}", "start": "09:30:00", "end": "10:30:00"}
    counter.does("worker", "book_visit", order_id=order, **window)
    counter.does("worker", "record_visit", order_id=order, outcome="met")
    mandate = counter.does(
        "worker",
        "grant_mandate",
        order_id=order,
        scope="all",
        materials=[BOOKLET],
        valid_from=f"{today}",
        valid_until=f"{today + timedelta(days=30)}",
        signature="witness",
        witnesses=["王见证", "李见证"],
        agent_name="张代办",
    )
    counter.does("worker", "receive_materials", order_id=order, mandate_id=mandate["mandate_id"], **SIGNED)
    return order


@pytest.fixture
def submitted(counter, with_papers):
    materials = counter.database["items"].find_one({"code": "JZ-003"})["guide"]["materials"]
    papers = {each["code"]: "in_order" for each in materials}
    wish = {"order_id": with_papers, "papers": papers, "command_id": a_wish()}
    receipts = [counter.asks("worker", "submit_for", **wish) for _ in range(2)]
    assert receipts[0] == receipts[1]
    eventually(lambda: seen(counter, with_papers)["case_id"], seconds=20)
    return with_papers, receipts[0]


def seen(counter, order_id, who="worker"):
    return counter.asks(who, "get_order", order_id=order_id)


def test_the_resident_sees_how_it_stands_and_that_it_costs_nothing(counter, with_papers):
    shown = seen(counter, with_papers, "resident")

    assert (shown["state"], shown["agent_id"], shown["fee_fen"]) == ("MATERIALS_RECEIVED", "W0001", 0)
    assert (shown["owed"], shown["custody_is_whole"]) == (["户口簿"], True)
    assert set(shown["due"]) == {"submit"}
    assert shown["order_id"] in [
        each["order_id"] for each in counter.asks("resident", "list_orders")["items"]
    ]


def test_nobody_is_named_in_what_is_shown_told_or_kept(counter, with_papers):
    shown = repr(seen(counter, with_papers))
    told = repr(eventually(lambda: counter.told_of(with_papers, about="agency_order")))
    kept = repr([list(counter.database[name].find()) for name in ("agency_orders", "mandates")])

    for secret in ("欧阳文", "13800005678", "王见证"):
        assert secret not in shown + told + kept


def test_the_case_says_who_acts_and_the_receipt_who_is_told(counter, submitted):
    order, receipt = submitted
    shown = counter.asks("clerk", "get_case", case_id=receipt["case_id"])

    assert receipt["notify_targets"] == ["R0001", "W0001"]
    assert receipt["applicant"]["agency"]["order_id"] == order
    assert (shown["applicant"]["id"], shown["applicant"]["agency"]["agents"]) == ("R0001", ["W0001"])
    assert (seen(counter, order)["state"], seen(counter, order)["case_number"]) == (
        "SUBMITTED",
        receipt["number"],
    )
    assert counter.hears(receipt["case_id"], "case_registered")["order_id"] == order


def test_who_is_named_for_it_later_is_kept_from_it_too(counter, submitted):
    order_id, receipt = submitted

    counter.does("head of the street", "name_agent", order_id=order_id, agent_id="L0001", grid_code=GRID)

    told = counter.hears(receipt["case_id"], "case_agency_changed")
    assert "L0001" in told["notify_targets"]
    shown = counter.asks("clerk", "get_case", case_id=receipt["case_id"])["applicant"]["agency"]
    assert shown["agents"] == ["L0001", "W0001"]


def test_its_own_clocks_start_at_the_window(counter, submitted):
    _, receipt = submitted
    assert not {"legal", "promised"} & {each["kind"] for each in receipt["clocks"]}

    accepted = counter.does("clerk", "accept_application", case_id=receipt["case_id"])
    assert "promised" in {each["kind"] for each in accepted["clocks"]}


def test_it_is_over_when_every_original_is_back_and_not_before(counter, with_papers):
    with pytest.raises(Conflict) as refusal:
        counter.does("resident", "terminate_agency", order_id=with_papers, reason="不办了")
    assert set(refusal.value.fields) == {"户口簿"}

    back = {"step": "returned", "papers": [BOOKLET]}
    counter.does("cover", "hand_on_materials", order_id=with_papers, **back, **SIGNED)
    shown = counter.does("resident", "terminate_agency", order_id=with_papers, reason="不办了")

    assert (shown["state"], shown["owed"], len(shown["custody"])) == ("TERMINATED", [], 2)
    assert counter.hears(with_papers, "agency_terminated", about="agency_order")["why"] == "不办了"


def test_a_mandate_is_shown_to_whom_it_concerns_without_its_witnesses(counter, with_papers):
    [mandate] = counter.database["mandates"].find({"order_id": with_papers})

    shown = counter.asks("resident", "get_mandate", mandate_id=mandate["_id"])

    assert (shown["scope"], shown["agent_id"], shown["order_id"]) == ("all", "W0001", with_papers)
    assert "王见证" not in repr(shown)
    with pytest.raises(NotFound):
        counter.asks("neighbour", "get_mandate", mandate_id=mandate["_id"])


@pytest.mark.parametrize("who", ["neighbour", "stranger"])
def test_to_others_there_is_no_such_order(counter, order, who):
    with pytest.raises(NotFound):
        seen(counter, order, who)


@pytest.mark.parametrize(
    ("who", "door", "words", "why"),
    [
        ("operator", "request_agency", WISH, NotAllowed),
        ("clerk", "request_agency", WISH | {"group": "rich"}, Invalid),
        ("clerk", "request_agency", WISH | {"item": "XX-001"}, NotFound),
        ("clerk", "request_agency", WISH | {"bed_bound": "yes"}, Invalid),
        ("resident", "book_visit", {}, NotAllowed),
        ("worker", "record_visit", {"outcome": "met"}, Conflict),
        ("worker", "submit_for", {}, Conflict),
        ("worker", "collect_result", {}, Conflict),
        ("worker", "suspend_agency", {"reason": "等待证明"}, Conflict),
        ("worker", "resume_agency", {}, Conflict),
        ("worker", "hand_over_result", {}, Conflict),
        ("clerk", "confirm_delivery", {}, Conflict),
        ("worker", "confirm_delivery", {}, NotAllowed),
        ("stranger", "terminate_agency", {"reason": "不办了"}, NotFound),
        ("worker", "revoke_mandate", {"mandate_id": "f" * 32}, NotFound),
        ("worker", "hand_on_materials", {"step": "copied", "papers": [], **SIGNED}, Invalid),
    ],
)
def test_what_is_refused_changes_nothing(counter, order, *, who, door, words, why):
    if door not in ("request_agency", "revoke_mandate"):
        words = words | {"order_id": order}
    before = counter.remembers()

    with pytest.raises(why):
        counter.does(who, door, **words)
    assert counter.remembers() == before

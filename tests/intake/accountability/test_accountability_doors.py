"""Cards at the doors of a running intake: a clock that runs out leads to one, and people see it through."""

from datetime import timedelta

import pytest

from shared.kernel import clock
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.eventually import eventually
from tests.intake.agency.test_agency_doors import WISH as AGENCY
from tests.intake.builders import GRID, STREET
from tests.intake.counter import a_counter, a_wish
from tests.intake.test_intake_doors import ISSUE
from tests.intake.test_intake_listeners import assigned

pytestmark = [pytest.mark.broker, pytest.mark.database]


@pytest.fixture(scope="module")
def counter(amqp_uri, mongo, tmp_path_factory):
    with a_counter(amqp_uri, mongo, tmp_path_factory.mktemp("keys")) as counter:
        yield counter


@pytest.fixture
def late(counter):
    """An emergency that nobody signed within its ten minutes."""
    case = counter.does("clerk", "report_issue", **ISSUE | {"topic": "TF-01"})
    counter.says(assigned(case, assigned_at=clock.now() - timedelta(minutes=11)), case["case_id"])
    return case["case_id"]


@pytest.fixture
def card(counter, late):
    """The card that follows by itself."""
    found = eventually(lambda: counter.asks("head", "list_cards", case_id=late)["items"], seconds=20)
    return found[0]


def facts(counter, card_id):
    """What was announced of a card, in the order of the numbers."""
    counter.told_of("")
    own = {it["sequence"]: it for it in counter.letters if it["subject"] == f"card/{card_id}"}
    return [own[number]["type"].removeprefix("intake.") for number in sorted(own)]


def test_a_clock_that_ran_out_leads_to_one_card_whoever_hears_of_it(counter, late, card):
    assert (card["level"], card["act"], card["rule"]) == ("L1", "黄牌", "step_overdue")
    assert (card["subject"], card["area"]) == ({"kind": "staff", "id": "W0001"}, GRID)
    overdue = next(it for it in counter.told_of(late) if it["type"] == "intake.clock_overdue")
    assert card["evidence"]["facts"] == [overdue["id"]]
    assert counter.database["cards"].count_documents({"case_id": late}) == 1


def cards_of(counter, id):
    """The cards about something, as the head of the community sees them."""
    return counter.asks("head", "list_cards", case_id=id)["items"]


def test_a_contact_that_the_reporter_denies_leads_to_a_card_against_who_claimed_it(counter):
    case = counter.does("clerk", "report_issue", **ISSUE)
    id = case["case_id"]
    counter.says(assigned(case), id)
    counter.hears(id, "handler_named")
    counter.does("worker", "sign_case", case_id=id)
    counter.does("worker", "contact_reporter", case_id=id, result="answered", words="已电话联系")
    counter.done("worker", id)

    counter.does(
        "checker", "record_return_visit", case_id=id, contacted="no", solved="yes", reason="not_contacted"
    )

    [card] = eventually(lambda: cards_of(counter, id), seconds=20)
    assert (card["rule"], card["state"], card["subject"]["id"]) == ("false_contact", "proposed", "W0001")


def test_an_order_whose_agent_is_late_leads_to_cards_against_him(counter):
    order = counter.does("resident", "request_agency", **AGENCY)["order_id"]
    counter.does("head of the street", "name_agent", order_id=order, agent_id="W0001", grid_code=GRID)
    long_ago = clock.now() - timedelta(days=30)
    counter.database["agency_orders"].update_one(
        {"_id": order},
        {"$set": {f"clocks.clocks.{n}.turns.0.at": long_ago for n in (0, 1)} | {"next_ring": long_ago}},
    )

    found = eventually(lambda: len(cards := cards_of(counter, order)) == 2 and cards, seconds=20)
    assert {card["rule"] for card in found} == {"step_overdue", "agency_overdue"}
    assert {card["subject"]["id"] for card in found} == {"W0001"}


def test_a_card_goes_its_way_and_its_points_are_final_at_the_end_only(counter, card):
    id = card["card_id"]
    counter.does("worker", "give_reason", card_id=id, words="当时正在处置另一起火情")
    counter.does("head", "confirm_card", card_id=id, words="情况属实，仍应转交")
    counter.does("worker", "appeal_card", card_id=id, words="无法转交")
    assert facts(counter, id)[-1] != "points_finalised"

    wish = a_wish()
    for _ in range(2):
        shown = counter.asks(
            "reviewer", "decide_appeal", command_id=wish, card_id=id, verdict="upheld", words="维持"
        )

    assert (shown["state"], shown["points"], shown["verdict"]["by"]) == ("upheld", -5, "L0001")
    eventually(
        lambda: (
            facts(counter, id)
            == [
                "card_proposed",
                "reason_given",
                "card_confirmed",
                "card_appealed",
                "appeal_decided",
                "points_finalised",
            ]
        )
    )
    said = "\n".join(counter.asks("worker", "explain_card", card_id=id)["words"])
    assert "当时正在处置另一起火情" in said
    assert "工作小时" in said or "分钟" in said


def test_points_become_final_by_themselves_when_nobody_appeals(counter, card):
    id = card["card_id"]
    counter.does("worker", "give_reason", card_id=id, words="停电")
    counter.does("head", "confirm_card", card_id=id, words="属实")
    long_ago = clock.now() - timedelta(days=30)
    past = {"confirmation.at": long_ago, "final_due": long_ago + timedelta(days=9)}
    counter.database["cards"].update_one({"_id": id}, {"$set": past})

    eventually(lambda: counter.asks("worker", "get_card", card_id=id)["final_at"], seconds=20)

    assert facts(counter, id).count("points_finalised") == 1


@pytest.mark.parametrize(
    ("who", "wish", "refusal"),
    [
        ("cover", ("get_card", {}), NotAllowed),
        ("cover", ("explain_card", {}), NotAllowed),
        ("resident", ("get_card", {}), NotAllowed),
        ("cover", ("give_reason", {"words": "不是我"}), NotAllowed),
        ("worker", ("confirm_card", {"words": "属实"}), NotAllowed),
        ("head", ("confirm_card", {"words": "属实"}), Conflict),
        ("head", ("confirm_card", {"words": ""}), Invalid),
        ("worker", ("appeal_card", {"words": "不服"}), Conflict),
        ("reviewer", ("decide_appeal", {"words": "维持", "verdict": "upheld"}), Conflict),
        ("reviewer", ("decide_appeal", {"words": "维持", "verdict": "maybe"}), Invalid),
        ("reviewer", ("revoke_card", {"words": "误发"}), NotAllowed),
    ],
)
def test_who_may_not_is_refused_and_nothing_changes(counter, card, who, wish, refusal):
    door, words = wish
    commands = {} if door in {"get_card", "explain_card"} else {"command_id": a_wish()}
    before = counter.database["cards"].find_one({"_id": card["card_id"]}, {"outbox": False})

    with pytest.raises(refusal):
        counter.asks(who, door, card_id=card["card_id"], **commands, **words)

    assert counter.database["cards"].find_one({"_id": card["card_id"]}, {"outbox": False}) == before


def test_a_head_raises_a_card_by_hand_and_a_leader_takes_it_back(counter, late):
    wish = {
        "command_id": a_wish(),
        "case_id": late,
        "subject": {"kind": "staff", "id": "W0002"},
        "rule": "disclosure",
        "words": "在微信群发了住户名单",
    }
    eventually(lambda: counter.asks("clerk", "get_case", case_id=late)["handler"])
    first, again = (counter.asks("head", "raise_card", **wish) for _ in range(2))
    assert first["card_id"] == again["card_id"]

    shown = counter.does("leader", "revoke_card", card_id=first["card_id"], words="查无实据")

    assert (shown["state"], shown["final_at"]) == ("revoked", None)
    assert facts(counter, first["card_id"]) == ["card_proposed", "card_revoked"]


@pytest.mark.parametrize(
    ("but", "refusal"),
    [
        ({"rule": "promise_overdue"}, Invalid),
        ({"rule": "unheard_of"}, NotFound),
        ({"words": ""}, Invalid),
        ({"facts": ["drop table"]}, Invalid),
        ({"subject": {"kind": "resident", "id": "R0001"}}, Invalid),
        ({"case_id": "f" * 32}, NotFound),
    ],
)
def test_what_cannot_be_held_against_anybody_is_refused(counter, late, but, refusal):
    eventually(lambda: counter.asks("clerk", "get_case", case_id=late)["handler"])
    wish = {
        "case_id": late,
        "subject": {"kind": "staff", "id": "W0002"},
        "rule": "disclosure",
        "words": "在微信群发了住户名单",
    }

    with pytest.raises(refusal):
        counter.does("head", "raise_card", **wish | but)


def test_a_worker_lists_his_own_cards_and_no_area(counter, card):
    mine = counter.asks("worker", "list_cards", limit=50)["items"]

    assert card["card_id"] in {each["card_id"] for each in mine}
    assert {each["subject"]["id"] for each in mine} == {"W0001"}
    others = counter.asks("cover", "list_cards", limit=50)["items"]
    assert {each["subject"]["id"] for each in others} <= {"W0002"}
    with pytest.raises(NotAllowed):
        counter.asks("worker", "list_cards", area=STREET)

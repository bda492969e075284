"""What people get at the doors of applications, over a real broker and a real database, with two replicas."""

from datetime import timedelta

import pytest

from demo.photograph import photograph
from services.intake.domain.applications.special import SpecialProcedure
from shared.events.grid import CaseAssigned
from shared.events.notify import NoticeAcknowledged
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from tests.eventually import eventually
from tests.intake.builders import COMMUNITY, GRID
from tests.intake.counter import a_counter

pytestmark = [pytest.mark.broker, pytest.mark.database]

APPLICATION = {
    "item": "JY-007",
    "words": "申请公益性岗位",
    "channel": "window",
    "place": {"household_id": "H00000001"},
    "name": "欧阳文",
}
ID_NUMBER = "34010219490307003X"


@pytest.fixture(scope="module")
def counter(amqp_uri, mongo, tmp_path_factory):
    with a_counter(amqp_uri, mongo, tmp_path_factory.mktemp("keys")) as counter:
        yield counter


def materials(counter, item):
    return counter.database["items"].find_one({"_id": f"{item}@1"})["guide"]["materials"]


def complete(counter, item):
    return {each["code"]: "in_order" for each in materials(counter, item)}


def applied(counter, who="resident", item="JY-003", **but):
    papers = complete(counter, item)
    return counter.does(who, "submit_application", **APPLICATION | {"item": item, "papers": papers} | but)


def in_hand(counter, case):
    """Let grid name a worker, and let him take it in hand."""
    id = case["case_id"]
    assigned = CaseAssigned(
        case_id=id,
        number=case["number"],
        subject=case["subject"],
        grid_code=GRID,
        grid_version=1,
        community_code=COMMUNITY,
        post="A",
        worker_id="W0001",
        worker_label="张*",
        on_behalf_of=None,
        reason="post_a_on_duty",
        assigned_at=clock.now(),
    )
    counter.says(assigned, id)
    counter.hears(id, "handler_named")
    return counter.does("worker", "sign_case", case_id=id)


def today():
    return f"{local_time(clock.now()):%Y-%m-%d}"


def running(shown):
    return sorted(each["kind"] for each in shown["clocks"] if each["stopped_at"] is None)


def test_a_correction_is_told_confirmed_supplied_and_shown_to_the_resident(counter):
    case = applied(counter, papers={})
    id = case["case_id"]
    found = counter.asks("clerk", "check_application", case_id=id)["defects"]
    needed = [each["subject"] for each in found]

    told = counter.does("clerk", "request_correction", case_id=id, where="综合窗口")

    assert (told["state"], told["state_label"], running(told)) == (6, "补正（开始）", ["supply"])
    assert [line["subject"] for line in told["notices"][0]["lines"]] == needed
    seen = counter.asks("neighbour", "track_case", number=case["number"], query_code=case["query_code"])
    assert [line["remedy"] for line in seen["notices"][0]["lines"]] == [each["remedy"] for each in found]
    assert seen["notices"][0]["supervisor_phone"] == "12345"
    confirmed = counter.does("resident", "confirm_notice", case_id=id, method="electronic")
    assert confirmed["notices"][0]["receipt"]["method"] == "electronic"
    first, *rest = needed
    counter.does("clerk", "supply_materials", case_id=id, papers={first: "in_order"})
    done = counter.does("clerk", "supply_materials", case_id=id, papers=dict.fromkeys(rest, "in_order"))

    assert (done["state"], [each["state"] for each in done["reached"]]) == (3, [6, 7, 3])
    assert running(done) == ["promised"]
    with pytest.raises(Conflict, match="已经一次性告知"):
        counter.does("clerk", "request_correction", case_id=id, where="综合窗口", papers={first: "expired"})


def test_one_asks_that_the_clocks_wait_and_another_agrees(counter):
    case = applied(counter)
    id = case["case_id"]
    counter.does("clerk", "accept_application", case_id=id)
    in_hand(counter, case)
    until = f"{local_time(clock.now()).date() + timedelta(days=3)}"
    why = {"cause": "force_majeure", "basis": "气象预警1号", "until": until}
    asked = counter.does("worker", "ask_pause", case_id=id, **why)
    assert (asked["pause"]["cause"], asked["pause"]["granted_at"]) == ("force_majeure", None)
    with pytest.raises(NotAllowed):
        counter.does("worker", "grant_pause", case_id=id)

    granted = counter.does("reviewer", "grant_pause", case_id=id)

    assert granted["pause"]["granted_by"] == "L0001"
    assert [each["due"] for each in granted["clocks"] if each["kind"] == "promised"] == [None]
    assert counter.hears(id, "case_paused")["until"] == until
    ended = counter.does("worker", "end_pause", case_id=id, words="道路已通")
    assert ended["pause"] is None
    assert counter.hears(id, "pause_ended")["promised_due"]


def test_who_confirms_the_notice_in_his_inbox_has_received_it(counter):
    case = applied(counter, papers={})
    id = case["case_id"]
    told = counter.does("clerk", "request_correction", case_id=id, where="综合窗口")
    confirmed = NoticeAcknowledged(
        notice_id="n1",
        recipient="applicant/R0001",
        case_id=id,
        reference=told["notices"][0]["number"],
        acknowledged_at=clock.now(),
    )

    for _ in range(2):
        counter.says(confirmed, "n1")

    assert counter.hears(id, "correction_receipt_confirmed")["notice_number"] == confirmed.reference
    shown = counter.asks("resident", "get_case", case_id=id)
    assert shown["notices"][0]["receipt"]["method"] == "electronic"


def test_the_applicant_sends_what_is_missing_himself_and_the_window_settles_it(counter):
    case = applied(counter, papers={})
    id = case["case_id"]
    told = counter.does("clerk", "request_correction", case_id=id, where="综合窗口")
    needed = [line["subject"] for line in told["notices"][0]["lines"]]
    sent = photograph(lambda door, **words: counter.does("resident", door.partition(".")[2], **words), id)

    shown = counter.does("resident", "hand_in_materials", case_id=id, papers=dict.fromkeys(needed, sent))

    assert (shown["state"], running(shown)) == (6, [])
    assert {line["awaits_applicant"] for line in shown["notices"][0]["lines"]} == {False}
    assert counter.hears(id, "materials_handed_in")["left"] == 0
    done = counter.does("clerk", "supply_materials", case_id=id, papers=dict.fromkeys(needed, "in_order"))
    assert done["state"] == 3


def granted_by_the_district(counter, id):
    """Keep what the district has decided; without its paper nobody here may grant it."""
    with pytest.raises(Invalid) as refusal:
        counter.does("reviewer", "decide_application", case_id=id, decision="granted")
    assert set(refusal.value.fields) == {"origin"}
    origin = {"authority": "瑶海区人社局", "number": "瑶人社认字1号", "made_on": today()}
    granted = counter.does("reviewer", "decide_application", case_id=id, decision="granted", origin=origin)
    assert granted["decided"]["origin"] == origin
    return granted


def test_from_the_decision_to_the_archive(counter):
    case = applied(counter)
    id = case["case_id"]
    counter.does("clerk", "accept_application", case_id=id)
    in_hand(counter, case)
    counter.does(
        "head of the street",
        "start_special_procedure",
        case_id=id,
        procedure=SpecialProcedure.EXPERT_REVIEW,
        basis="行政许可法第四十五条",
        expected_days=5,
        paper="特别程序告知书1号",
    )
    ended = counter.does("head of the street", "end_special_procedure", case_id=id, result="评审意见1号")
    assert (ended["state"], running(ended)) == (8, ["promised"])
    counter.does("leader", "extend_application", case_id=id, reasons="需要再次核实")
    granted = granted_by_the_district(counter, id)
    assert (granted["state"], running(granted)) == (11, ["delivery"])

    counter.does("clerk", "prepare_delivery", case_id=id)
    counter.does("clerk", "deliver_result", case_id=id, method="counter", proof="送达回证1号")
    rated = counter.does("resident", "rate_application", case_id=id, score=1)
    assert make_good(counter, id)["redress"] == "made_good"
    archived = counter.does("clerk", "archive_application", case_id=id)

    assert (rated["rating"]["score"], archived["state"], running(archived)) == (1, 20, [])
    assert [each["state"] for each in archived["reached"]] == [3, 8, 9, 10, 8, 11, 17, 18, 19, 20]


def make_good(counter, id):
    """Make a bad rating good; nothing is put away before."""
    with pytest.raises(Conflict, match="差评"):
        counter.does("clerk", "archive_application", case_id=id)
    counter.does("worker", "contact_rater", case_id=id, words="已致歉")
    counter.does("worker", "rectify_case", case_id=id, words="已补发")
    return counter.does("checker", "call_rater_back", case_id=id, satisfied="yes", satisfaction=4)


def test_a_promise_is_taken_without_the_number_of_who_gave_it(counter):
    item, tolerable = tolerable_item(counter)
    case = applied(counter, item=item, papers=complete(counter, item) | {tolerable: "promised"})
    pledge = {"by_day": today(), "id_number": ID_NUMBER, "signature": "容缺承诺书1号"}

    with pytest.raises(Conflict):
        counter.does("clerk", "accept_application", case_id=case["case_id"])
    accepted = counter.does("clerk", "accept_application", case_id=case["case_id"], pledge=pledge)

    assert (accepted["state"], accepted["tolerance"]["materials"]) == (3, [tolerable])
    assert "tolerance" in running(accepted)
    assert ID_NUMBER not in repr(list(counter.database["cases"].find({"_id": case["case_id"]})))


def tolerable_item(counter):
    for each in counter.database["items"].find({"guide.handling": "promised"}):
        for material in each["guide"]["materials"]:
            if material["tolerable"] and material["required"] == "always":
                return each["code"], material["code"]
    raise AssertionError("no item tolerates anything")


def test_the_applicant_and_nobody_else_withdraws_without_proof(counter):
    case = applied(counter)
    id = case["case_id"]
    asked = counter.does("clerk", "request_withdrawal", case_id=id, reason="不办了")
    assert asked["state"] == 16

    with pytest.raises(Invalid):
        counter.does("clerk", "confirm_withdrawal", case_id=id)
    with pytest.raises(NotAllowed):
        counter.does("neighbour", "confirm_withdrawal", case_id=id)
    withdrawn = counter.does("resident", "confirm_withdrawal", case_id=id)

    assert (withdrawn["state"], withdrawn["state_label"], running(withdrawn)) == (2, "已撤件", [])


def test_a_refusal_says_where_to_go_and_what_can_be_done(counter):
    case = applied(counter)
    said = {"reason": "other_authority", "advice": "请到区民政局", "remedy": "可以申请行政复议"}

    refused = counter.does("clerk", "refuse_application", case_id=case["case_id"], **said)

    assert (refused["state"], refused["refusal"]) == (5, said)
    assert counter.hears(case["case_id"], "case_refused")["remedy"] == said["remedy"]


def test_a_broken_pledge_is_heard_and_remembered_by_whatever_replica(counter):
    item, tolerable = tolerable_item(counter)
    case = applied(counter, item=item, papers=complete(counter, item) | {tolerable: "promised"})
    id = case["case_id"]
    pledge = {
        "by_day": today(),
        "id_number": "G7654321",
        "signature": "容缺承诺书2号",
    }
    counter.does("clerk", "accept_application", case_id=id, pledge=pledge)
    long_ago = clock.now().replace(year=2020)
    counter.database["cases"].update_one(
        {"_id": id},
        {"$set": {"clocks.clocks.$[each].turns.0.at": long_ago, "next_ring": long_ago}},
        array_filters=[{"each.kind": "tolerance"}],
    )

    eventually(lambda: counter.database["broken_pledges"].find_one({"_id": id}), seconds=20)
    again = applied(counter, item=item, papers=complete(counter, item) | {tolerable: "promised"})
    with pytest.raises(Conflict, match="12个月"):
        counter.does("clerk", "accept_application", case_id=again["case_id"], pledge=pledge)


def test_a_window_that_was_silent_has_accepted(counter):
    case = applied(counter, papers={})
    id = case["case_id"]
    received = clock.now().replace(year=2020, month=6, day=1)
    counter.database["cases"].update_one(
        {"_id": id},
        {
            "$set": {
                "clocks.clocks.0.turns.0.at": received,
                "received_at": received,
                "next_ring": received,
            }
        },
    )

    fact = counter.hears(id, "application_deemed_accepted")

    shown = counter.asks("clerk", "get_case", case_id=id)
    starts = {each["started_at"][:10] for each in shown["clocks"] if each["kind"] == "promised"}
    assert (shown["state"], starts, fact["received_at"][:10]) == (3, {"2020-06-01"}, "2020-06-01")


BAD = [
    ("clerk", "request_correction", {"where": "综"}),
    ("clerk", "request_correction", {"where": "综合窗口", "conditions": [{"name": "户籍在本街道"}]}),
    ("clerk", "request_correction", {"where": "综合窗口", "papers": {"form": "perfect"}}),
    ("resident", "confirm_notice", {"method": "pigeon"}),
    ("clerk", "supply_materials", {"others": ["x"] * 30}),
    ("resident", "hand_in_materials", {"papers": {}}),
    ("resident", "hand_in_materials", {"papers": {"form": "../etc"}}),
    ("clerk", "refuse_application", {"reason": "lazy", "advice": "再见", "remedy": "没有"}),
    ("clerk", "refuse_application", {"reason": "other_authority", "advice": "请到区民政局"}),
    ("clerk", "accept_application", {"pledge": {"by_day": "tomorrow", "id_number": ID_NUMBER}}),
    ("clerk", "hand_to_department", {"department": ""}),
    ("worker", "end_step", {"result": ""}),
    ("clerk", "start_special_procedure", {"procedure": "lunch"}),
    *(("resident", "rate_application", {"score": score}) for score in (0, 6, 3.5, "5", True)),
    ("clerk", "deliver_result", {"method": "counter"}),
    ("leader", "revoke_application", {"basis": "法律", "reasons": "x" * 2001}),
]
FORBIDDEN = [
    ("resident", "request_correction", {"where": "综合窗口"}),
    ("worker", "refuse_application", {"reason": "not_needed", "advice": "无须", "remedy": "无"}),
    ("clerk", "extend_application", {"reasons": "案情复杂"}),
    ("reviewer", "revoke_application", {"basis": "第六十九条", "reasons": "不实"}),
    ("neighbour", "rate_application", {"score": 5}),
    ("neighbour", "request_withdrawal", {}),
    ("resident", "supply_materials", {}),
    ("neighbour", "hand_in_materials", {"papers": {"form": "scan"}}),
    ("clerk", "hand_in_materials", {"papers": {"form": "scan"}}),
]


@pytest.fixture(scope="module")
def some(counter):
    return applied(counter)["case_id"]


def shown(words):
    return repr(words)[:50]


@pytest.mark.parametrize(("who", "door", "words"), BAD, ids=shown)
def test_words_that_make_no_sense_are_refused_and_change_nothing(counter, some, who, door, words):
    before = counter.remembers()

    with pytest.raises(Invalid):
        counter.does(who, door, case_id=some, **words)
    assert counter.remembers() == before


@pytest.mark.parametrize(("who", "door", "words"), FORBIDDEN, ids=shown)
def test_what_is_not_for_him_is_refused_and_changes_nothing(counter, some, who, door, words):
    before = counter.remembers()

    with pytest.raises(NotAllowed):
        counter.does(who, door, case_id=some, **words)
    assert counter.remembers() == before

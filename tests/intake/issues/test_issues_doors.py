"""The doors of an issue's way, asked as people ask them, over a real broker and a real database."""

from datetime import timedelta

import pytest

from shared.events.grid import CaseAssigned
from shared.kernel import clock
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.eventually import eventually
from tests.intake.builders import COMMUNITY, GRID, OTHER_GRID
from tests.intake.counter import a_counter, a_wish
from tests.intake.test_intake_doors import DONE, ISSUE, NOT_A_CASE

pytestmark = [pytest.mark.broker, pytest.mark.database]

WORDS = {"words": "原因如下"}
POINT = {"longitude": 117.31, "latitude": 31.87}


@pytest.fixture(scope="module")
def counter(amqp_uri, mongo, tmp_path_factory):
    with a_counter(amqp_uri, mongo, tmp_path_factory.mktemp("keys")) as counter:
        yield counter


def name_handler(counter, case, sequence=1, **but):
    known = {
        "case_id": case["case_id"],
        "number": case["number"],
        "subject": case["subject"],
        "grid_code": GRID,
        "grid_version": 1,
        "community_code": COMMUNITY,
        "post": "A",
        "worker_id": "W0001",
        "worker_label": "张*",
        "on_behalf_of": None,
        "reason": "a_on_duty",
        "assigned_at": clock.now(),
    }
    counter.says(CaseAssigned(**known | but), case["case_id"], sequence=sequence)


def signed(counter, who="resident", **but):
    """Return a case that its worker has signed."""
    case = counter.does(who, "report_issue", **ISSUE | but)
    name_handler(counter, case)
    counter.hears(case["case_id"], "handler_named")
    counter.does("worker", "sign_case", case_id=case["case_id"])
    return case


def closed(counter, case=None):
    id = (case := case or signed(counter))["case_id"]
    counter.done("worker", id)
    counter.does("checker", "record_return_visit", case_id=id, solved="yes", satisfaction=4)
    counter.does("duty chief", "close_case", case_id=id)
    return case


def state(counter, id):
    return counter.asks("clerk", "get_case", case_id=id)["state"]


def test_a_unit_gives_back_what_is_not_its_own_and_may_not_twice(counter):
    id = signed(counter)["case_id"]
    asked = counter.does("worker", "ask_return", case_id=id, proof="属相邻网格，附界线图")
    assert [each["amount"] for each in asked["clocks"] if each["kind"] == "return"] == [240]
    with pytest.raises(NotAllowed):
        counter.does("worker", "answer_return", case_id=id, answer="granted", opinion="属实")
    shown = counter.does("checker", "answer_return", case_id=id, answer="refused", opinion="不属实")

    assert (shown["state"], shown["returns"][0]["is_shirking"]) == ("SIGNED", True)
    assert counter.hears(id, "return_refused")["worker_id"] == "W0001"
    with pytest.raises(Conflict):
        counter.does("worker", "ask_return", case_id=id, proof="还是不属本网格")


def test_another_unit_takes_over_and_the_promise_stays(counter):
    case = signed(counter)
    id = case["case_id"]
    promised = {each["kind"]: each["due"] for each in case["clocks"]}["promised"]

    shown = counter.does("clerk", "transfer_case", case_id=id, unit=OTHER_GRID, **WORDS)
    name_handler(counter, case, sequence=2, grid_code=OTHER_GRID, worker_id="W0009")
    eventually(lambda: counter.asks("clerk", "get_case", case_id=id)["handler"])

    assert shown["state"] == "ASSIGNED"
    with pytest.raises(NotAllowed):
        counter.does("worker", "sign_case", case_id=id)
    shown = counter.does("stranger", "sign_case", case_id=id)
    assert {each["kind"]: each["due"] for each in shown["clocks"]}["promised"] == promised


def test_more_time_is_asked_for_by_one_and_granted_by_another(counter):
    id = signed(counter)["case_id"]
    counter.does("worker", "note_progress", case_id=id, **WORDS)
    counter.does("worker", "ask_extension", case_id=id, days=2, reason="等待配件")

    shown = counter.does("clerk", "grant_extension", case_id=id, days=1, opinion="同意一天")

    assert (shown["state"], shown["extension"]) == ("IN_PROGRESS", "granted")
    assert counter.hears(id, "extension_granted")["grounds"] == "等待配件"
    assert {each["kind"]: each["amount"] for each in shown["clocks"]}["promised"] == 6


def test_the_centre_shelves_and_takes_up_again(counter):
    id = signed(counter)["case_id"]
    wish = {"case_id": id, "obstacle": "litigation", "basis": "法院受理通知书"}
    with pytest.raises(NotAllowed):
        counter.does("clerk", "suspend_case", **wish, review_on=review_day())
    with pytest.raises(Invalid):
        counter.does("reviewer", "suspend_case", **wish, review_on="2020-01-01")

    shown = counter.does("reviewer", "suspend_case", **wish, review_on=review_day())
    assert {each["kind"] for each in shown["clocks"] if each["due"] is None} == {"promised"}
    shown = counter.does("reviewer", "resume_case", case_id=id, **WORDS)
    assert (shown["state"], shown["suspension"]) == ("SIGNED", None)


def review_day():
    return (clock.now().date() + timedelta(days=30)).isoformat()


def test_the_resident_does_not_read_what_the_office_says_inside(counter):
    id = signed(counter)["case_id"]
    counter.does("reviewer", "supervise_case", case_id=id, level="yellow", opinion="内部意见")
    counter.does("worker", "answer_supervision", case_id=id, reply="内部回复")

    office, resident = (counter.asks(who, "get_case", case_id=id) for who in ("clerk", "resident"))

    assert office["supervision"]["level"] == "yellow"
    assert "内部" in str(office)
    assert "内部" not in str(resident)
    assert resident["state"] == "SIGNED"


def test_the_resident_urges_withdraws_and_nobody_elses_case(counter):
    id = signed(counter)["case_id"]
    with pytest.raises(NotAllowed):
        counter.does("neighbour", "urge_case", case_id=id)
    counter.does("resident", "urge_case", case_id=id)
    with pytest.raises(Conflict):
        counter.does("resident", "urge_case", case_id=id)

    shown = counter.does("resident", "withdraw_case", case_id=id, words="已自行解决")

    assert (shown["state"], shown["urges"]) == ("WITHDRAWN", 1)
    assert counter.hears(id, "case_withdrawn")["worker_id"] == "W0001"


def test_the_resident_reopens_with_a_word_and_rates_a_second_time_after_it(counter):
    id = closed(counter)["case_id"]
    assert counter.does("resident", "rate_case", case_id=id, level=3)["state"] == "RATED"
    with pytest.raises(Invalid):
        counter.does("resident", "reopen_case", case_id=id, words="")

    shown = counter.does("resident", "reopen_case", case_id=id, words="又坏了")
    assert (shown["state"], shown["outcome"]) == ("IN_PROGRESS", None)
    assert counter.hears(id, "case_reopened")["worker_id"] == "W0001"
    counter.done("worker", id, outcome="not_solved")
    counter.does("checker", "record_return_visit", case_id=id, solved="na", satisfied="yes")
    counter.does("duty chief", "close_case", case_id=id)

    assert counter.hears(id, "case_closed")["outcome"] == "not_solved"
    assert counter.does("resident", "rate_case", case_id=id, level=4)["rating_round"] == 2


def test_who_rang_up_rates_and_reopens_with_his_receipt_and_no_clerk_does(counter):
    case = closed(counter, signed(counter, "clerk"))
    receipt = {"number": case["number"], "query_code": case["query_code"]}
    again = {"words": "又坏了", "command_id": a_wish()}
    with pytest.raises(NotAllowed):
        counter.does("clerk", "rate_tracked_case", **receipt, level=5)
    with pytest.raises(NotFound):
        counter.does("neighbour", "rate_tracked_case", **receipt | {"query_code": other(receipt)}, level=5)

    rated = counter.does("neighbour", "rate_tracked_case", **receipt, level=3)
    shown = [counter.asks("neighbour", "reopen_tracked_case", **receipt, **again) for _ in range(2)]

    assert (rated["state"], shown[0]["state"]) == ("RATED", "IN_PROGRESS")
    assert shown[0] == shown[1]
    assert counter.hears(case["case_id"], "case_reopened")["reopenings"] == 1
    lines = counter.asks("clerk", "get_case", case_id=case["case_id"])["history"]
    assert [each["by"] for each in lines[-2:]] == ["诉求人", "诉求人"]


def other(receipt):
    return f"{(int(receipt['query_code']) + 1) % 10**6:06d}"


def test_a_bad_rating_is_made_good_and_asked_about_by_another(counter):
    id = closed(counter)["case_id"]
    counter.does("resident", "rate_case", case_id=id, level=1, words="态度不好")
    counter.does("worker", "contact_rater", case_id=id, words="已致歉")
    counter.does("worker", "rectify_case", case_id=id, words="已返工")

    shown = counter.does("checker", "call_rater_back", case_id=id, satisfied="yes", satisfaction=4)

    assert shown["redress"] == "made_good"
    assert counter.hears(id, "redress_ended")["how"] == "made_good"


def test_of_two_reports_of_one_matter_each_reporter_is_asked(counter):
    phone = {"phone": "13900001234", "place": POINT}
    main = signed(counter, "clerk", **phone)
    other = counter.does("clerk", "report_issue", **ISSUE | phone)
    assert other["proposed_into"] == main["case_id"]
    merged = counter.does("clerk", "merge_case", case_id=other["case_id"], into_id=main["case_id"])
    assert merged["state"] == "MERGED"

    counter.done("worker", main["case_id"])

    eventually(lambda: state(counter, other["case_id"]) == "RESOLVED", seconds=20)
    counter.does("checker", "record_return_visit", case_id=other["case_id"], solved="yes")
    counter.does("duty chief", "close_case", case_id=other["case_id"])
    assert state(counter, main["case_id"]) == "RESOLVED"


def test_what_was_merged_into_something_that_ends_stands_alone_again(counter):
    main = signed(counter, "clerk")
    other = counter.does("clerk", "report_issue", **ISSUE)
    counter.does("clerk", "merge_case", case_id=other["case_id"], into_id=main["case_id"])

    counter.does("clerk", "withdraw_case", case_id=main["case_id"], **WORDS)

    eventually(lambda: state(counter, other["case_id"]) == "TRIAGED", seconds=20)


def test_who_cannot_be_reached_is_tried_again_and_not_by_the_handler(counter):
    id = signed(counter)["case_id"]
    counter.done("worker", id)

    shown = counter.does("checker", "record_return_visit", case_id=id, result="no_answer")

    assert (shown["state"], shown["visits"][0]["result"]) == ("RESOLVED", "no_answer")
    assert counter.hears(id, "visit_failed")["tries"] == 1


def test_a_photograph_that_is_not_of_the_case_proves_nothing(counter):
    one, other = (signed(counter)["case_id"] for _ in range(2))
    counter.done("worker", other)
    [elsewhere] = counter.asks("worker", "list_attachments", case_id=other)["items"]

    for photo in (elsewhere["attachment_id"], "0" * 32):
        with pytest.raises(Invalid) as refusal:
            counter.done("worker", one, photos=[photo])
        assert refusal.value.fields == {"photos": [photo]}
    assert state(counter, one) == "SIGNED"


BAD_WISHES = [
    ("worker", "resolve_case", {**DONE, "photos": ["../etc"]}, Invalid),
    ("worker", "resolve_case", {**DONE, "photos": ["p"] * 10}, Invalid),
    ("checker", "record_return_visit", {"solved": "no"}, Invalid),
    ("checker", "record_return_visit", {"solved": "maybe"}, Invalid),
    ("checker", "record_return_visit", {}, Invalid),
    ("worker", "ask_extension", {"days": 0, "reason": "等"}, Invalid),
    ("worker", "ask_extension", {"days": 61, "reason": "等"}, Invalid),
    ("worker", "ask_return", {"proof": ""}, Invalid),
    ("clerk", "transfer_case", {"unit": "../x", **WORDS}, Invalid),
    ("clerk", "call_in_units", {"units": []}, Invalid),
    ("clerk", "merge_case", {"into_id": "x"}, Invalid),
    ("reviewer", "suspend_case", {"obstacle": "lunch", "basis": "午休", "review_on": "2030-01-01"}, Invalid),
    ("resident", "rate_case", {"level": 6}, Invalid),
    ("resident", "rate_case", {"level": 5, "words": "好" * 501}, Invalid),
    ("reviewer", "supervise_case", {"level": "green", "opinion": "快"}, Invalid),
    ("clerk", "supervise_case", {"level": "red", "opinion": "快"}, NotAllowed),
    ("clerk", "instruct_case", WORDS, NotAllowed),
    ("clerk", "void_case", {"reason": "误录入"}, NotAllowed),
    ("clerk", "lead_rework", WORDS, NotAllowed),
    ("clerk", "rate_case", {"level": 5}, NotAllowed),
    ("resident", "merge_case", {"into_id": NOT_A_CASE}, NotAllowed),
    ("worker", "grant_extension", {"days": 1, "opinion": "同意"}, NotAllowed),
    ("worker", "call_rater_back", {"solved": "yes"}, NotAllowed),
]


@pytest.mark.parametrize(("who", "door", "words", "refusal"), BAD_WISHES)
def test_bad_words_and_strangers_are_refused_and_change_nothing(counter, who, door, words, refusal):
    before = counter.remembers()

    with pytest.raises(refusal):
        counter.does(who, door, case_id=NOT_A_CASE, **words)
    assert counter.remembers() == before

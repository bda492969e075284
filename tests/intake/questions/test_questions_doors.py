"""What people get at the doors of questions: from the platform to the public page, and what is refused."""

import pytest

from shared.kernel.errors import Conflict, Invalid, NotAllowed
from tests.eventually import eventually
from tests.intake.builders import STREET
from tests.intake.counter import a_counter, a_wish

pytestmark = [pytest.mark.broker, pytest.mark.database]

HANDLE = "小小鸟2016"
ASKED = {
    "category": "WD-01",
    "subject": "医保如何缴费",
    "text": "我住幸福小区3幢2单元201室，电话13800005678，请问医保如何缴费？",
    "channel": "press_hall",
    "handle": HANDLE,
    "visible": True,
}
CLEAN = {"asked": "请问医保如何缴费？", "answer": "请致电0551-62345678，或者到为民服务中心办理。"}
PERSONAL = (HANDLE, "13800005678", "201室", "R0001", "C0001", "L0001")


@pytest.fixture(scope="module")
def counter(amqp_uri, mongo, tmp_path_factory):
    with a_counter(amqp_uri, mongo, tmp_path_factory.mktemp("keys")) as counter:
        yield counter


@pytest.fixture(scope="module")
def receipt(counter):
    return counter.does("resident", "receive_question", **ASKED)


@pytest.fixture(scope="module")
def given(counter, receipt):
    id = receipt["case_id"]
    counter.does("clerk", "accept_question", case_id=id, unit="SHB", difficulty="complex")
    eventually(lambda: state_of(counter, id) == "GIVEN", seconds=30)
    return id


def state_of(counter, id):
    question = counter.database["questions"].find_one({"_id": id})
    return question and question["state"]


@pytest.fixture(scope="module")
def answered(counter, given):
    counter.does("clerk", "draft_answer", question_id=given, **CLEAN)
    (hit,) = counter.asks("reviewer", "check_answer", question_id=given)["answer"]
    counter.does("clerk", "override_hit", question_id=given, hit=hit["code"], reason="办公电话")
    counter.does("reviewer", "approve_answer", question_id=given, confirmed=[hit["code"]])
    return given


def test_the_receipt_is_that_of_any_issue(receipt):
    assert receipt["number"].startswith(STREET)
    assert (len(receipt["query_code"]), receipt["state"], receipt["channel"]) == (
        6,
        "REGISTERED",
        "press_hall",
    )
    assert [(each["kind"], each["amount"], each["unit"]) for each in receipt["clocks"]] == [
        ("step", 1, "working_day")
    ]


def test_a_complex_question_has_ten_days_and_grid_looks_for_nobody(counter, given):
    accepted = counter.hears(given, "case_accepted")
    clocks = counter.asks("clerk", "get_case", case_id=given)["clocks"]

    assert accepted["unit"] == "SHB"
    assert {each["kind"]: each["amount"] for each in clocks if each["stopped_at"] is None} == {
        "promised": 10,
        "legal": 10,
    }


def test_the_gate_shows_what_it_finds_and_what_could_stand_there(counter):
    id = counter.does("resident", "receive_question", **ASKED)["case_id"]
    counter.does("clerk", "accept_question", case_id=id, unit="SHB")
    eventually(lambda: state_of(counter, id) == "GIVEN", seconds=30)
    counter.does("clerk", "draft_answer", question_id=id, asked=ASKED["text"], answer="已办理。")

    found = counter.asks("clerk", "check_answer", question_id=id)

    assert [(hit["finding"], hit["found"]) for hit in found["asked"]] == [
        ("address", "3幢2单元201室"),
        ("mobile", "13800005678"),
    ]
    assert found["suggested_asked"] == "我住幸福小区3幢***，电话***，请问医保如何缴费？"
    assert (found["open"], found["answer"]) == (2, [])
    with pytest.raises(Conflict):
        counter.does("reviewer", "approve_answer", question_id=id)
    with pytest.raises(Conflict):
        counter.does("clerk", "publish_answer", question_id=id)


def test_answered_its_case_closes_and_the_asker_reads_it_unpublished(counter, receipt, answered):
    assert counter.hears(answered, "case_closed")["outcome"] == "explained"

    code = {"number": receipt["number"], "query_code": receipt["query_code"]}
    assert counter.asks("neighbour", "read_answer", **code)["answer"] == CLEAN["answer"]


def test_published_everybody_reads_it_and_nothing_of_a_person(counter, answered):
    wish = a_wish()
    for _ in range(2):
        shown = counter.asks("clerk", "publish_answer", command_id=wish, question_id=answered)
    page = counter.asks("neighbour", "list_published_answers", category="WD-01", limit=5)

    assert shown["state"] == "PUBLISHED"
    assert [(each["asked"], each["answer"]) for each in page["items"]] == [(CLEAN["asked"], CLEAN["answer"])]
    assert page["next"] is None
    assert not [word for word in PERSONAL if word in repr(page)]

    counter.does("leader", "take_down", question_id=answered, reason="内容过时")
    assert counter.asks("neighbour", "list_published_answers")["items"] == []


def test_no_fact_has_a_handle_or_a_word_of_the_asker(counter, answered):
    told = eventually(lambda: len(told := counter.told_of(answered)) >= 5 and told, seconds=20)
    public = [each for each in counter.letters if each["subject"] == f"question/{answered}"]

    assert public
    assert not [word for word in (HANDLE, "13800005678", "201室", "62345678") if word in repr(told + public)]
    assert HANDLE not in repr(counter.database["cases"].find_one({"_id": answered}))


def test_the_statement_has_its_n(counter, answered):
    month = counter.database["questions"].find_one({"_id": answered})["month"].rpartition("/")[2]
    statement = counter.asks("reviewer", "count_replies", month=month)

    assert statement["total"]["n"] >= 1
    assert 0 < statement["total"]["rate"] <= 1
    empty = counter.asks("reviewer", "count_replies", month="2020-01", unit="SHB")
    assert empty["units"] == [
        {"unit": "SHB", "received": 0, "answered": 0, "dropped": 0, "n": 0, "rate": None}
    ]


@pytest.mark.parametrize(
    ("who", "door", "words", "kind"),
    [
        ("resident", "receive_question", ASKED | {"channel": "window"}, Invalid),
        ("resident", "receive_question", ASKED | {"category": "MS-04"}, Invalid),
        ("resident", "receive_question", ASKED | {"handle": "x" * 41}, Invalid),
        ("resident", "receive_question", ASKED | {"visible": "yes"}, Invalid),
        ("resident", "receive_question", ASKED | {"phone": "13800005678"}, Invalid),
        ("worker", "receive_question", ASKED, NotAllowed),
        ("resident", "draft_answer", {"question_id": "0" * 32} | CLEAN, NotAllowed),
        ("clerk", "approve_answer", {"question_id": "0" * 32}, NotAllowed),
        ("resident", "take_down", {"question_id": "0" * 32, "reason": "不好"}, NotAllowed),
        ("clerk", "override_hit", {"question_id": "0" * 32, "hit": "x", "reason": "不好"}, Invalid),
    ],
)
def test_what_makes_no_sense_or_is_not_allowed_changes_nothing(counter, who, door, words, kind):
    before = counter.database["cases"].count_documents({})

    with pytest.raises(kind):
        counter.does(who, door, **words)
    assert counter.database["cases"].count_documents({}) == before


@pytest.mark.parametrize(
    ("door", "words"),
    [
        ("list_published_answers", {"limit": 101}),
        ("list_published_answers", {"limit": "5"}),
        ("count_replies", {"month": "2026-13"}),
        ("list_questions", {"cursor": "x" * 65}),
    ],
)
def test_a_list_is_bounded(counter, door, words):
    with pytest.raises(Invalid):
        counter.asks("reviewer", door, **words)

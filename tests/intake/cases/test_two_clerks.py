"""Two clerks at one case, at two replicas: one wins, the other is told why not, and nothing is mixed."""

from itertools import cycle

import eventlet
import pytest

from shared.kernel.errors import Conflict
from tests.intake.counter import a_wish
from tests.intake.test_intake_doors import ISSUE

pytestmark = [pytest.mark.broker, pytest.mark.database]

TO_BE_JUDGED = ISSUE | {"topic": "MD-02"}
NO = {"reason": "in_legal_procedure", "advice": "请等待法院判决"}
CASES, CLERKS = 8, 6


@pytest.fixture
def counter(shared_counter):
    return shared_counter


def at_once(*wishes):
    """Let all of them be asked at the same time; return what each got, an answer or a refusal."""
    pool = eventlet.GreenPool(len(wishes))
    asked = [pool.spawn(outcome, wish) for wish in wishes]
    return [each.wait() for each in asked]


def outcome(wish):
    try:
        return wish()
    except Exception as refusal:
        return refusal


def take(counter, case_id, **command):
    return lambda: counter.does("clerk", "triage_issue", case_id=case_id, **command)


def refuse(counter, case_id):
    return lambda: counter.does("checker", "reject_issue", case_id=case_id, **NO)


@pytest.fixture
def contested(counter):
    """Cases of different people: those of one would be proposed for merging."""
    wishes = [TO_BE_JUDGED | {"phone": f"1390000{n:04d}"} for n in range(CASES)]
    return [counter.does("resident", "report_issue", **wish)["case_id"] for wish in wishes]


def test_of_many_who_judge_a_case_at_once_one_wins_and_the_others_get_a_conflict(counter, contested):
    wishes = [
        way(counter, case_id)
        for case_id in contested
        for _, way in zip(range(CLERKS), cycle([take, refuse]), strict=False)
    ]

    got = at_once(*wishes)

    for n, case_id in enumerate(contested):
        own = got[n * CLERKS : (n + 1) * CLERKS]
        won = [each for each in own if isinstance(each, dict)]
        lost = [each for each in own if not isinstance(each, dict)]
        assert len(won) == 1
        assert {type(each) for each in lost} == {Conflict}, lost
        assert_whole(counter, case_id, won[0])


def assert_whole(counter, case_id, won):
    """What the winner wanted is there, and nothing of what the others wanted."""
    shown = counter.asks("clerk", "get_case", case_id=case_id)
    accepted = won["state"] == "TRIAGED"
    fact = counter.hears(case_id, "case_accepted" if accepted else "case_refused")
    told = [each["type"].removeprefix("intake.") for each in counter.told_of(case_id)]

    assert fact["case_id"] == case_id
    assert shown["state"] == won["state"]
    assert told == ["case_registered", "case_accepted" if accepted else "case_refused"]
    assert [each["action"] for each in shown["history"]] == ["登记", "受理" if accepted else "不予受理"]
    running = {each["kind"] for each in shown["clocks"] if each["stopped_at"] is None}
    assert running == ({"legal", "promised"} if accepted else set())


def test_the_same_wish_at_two_replicas_at_once_is_granted_to_both_and_done_once(counter, contested):
    wish = {"command_id": a_wish()}

    got = at_once(*(take(counter, contested[0], **wish) for _ in range(CLERKS)))

    assert [each["state"] for each in got] == ["TRIAGED"] * CLERKS
    counter.hears(contested[0], "case_accepted")
    told = [each["type"] for each in counter.told_of(contested[0])]
    assert told.count("intake.case_accepted") == 1


def test_the_same_report_at_two_replicas_at_once_is_one_case_with_one_number(counter):
    words = TO_BE_JUDGED | {"command_id": a_wish()}

    got = at_once(*(lambda: counter.asks("clerk", "report_issue", **words) for _ in range(CLERKS)))

    assert len({(each["case_id"], each["number"], each["query_code"]) for each in got}) == 1

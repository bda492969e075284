"""What intake makes of letters from grid, and what its timers do by themselves."""

from datetime import timedelta

import pytest

from shared.events.grid import CaseAssigned, CaseUnassigned
from shared.kernel import clock
from shared.kernel.calendar import SHANGHAI
from tests.eventually import eventually
from tests.intake.builders import COMMUNITY, GRID
from tests.intake.counter import a_counter
from tests.intake.test_intake_doors import ISSUE

pytestmark = [pytest.mark.broker, pytest.mark.database]


@pytest.fixture(scope="module")
def counter(amqp_uri, mongo, tmp_path_factory):
    with a_counter(amqp_uri, mongo, tmp_path_factory.mktemp("keys")) as counter:
        yield counter


@pytest.fixture
def case(counter):
    return counter.does("clerk", "report_issue", **ISSUE)


def assigned(case, worker_id="W0001", **but):
    known = {
        "case_id": case["case_id"],
        "number": case["number"],
        "subject": case["subject"],
        "grid_code": GRID,
        "grid_version": 1,
        "community_code": COMMUNITY,
        "post": "A",
        "worker_id": worker_id,
        "worker_label": "张*",
        "on_behalf_of": None,
        "reason": "post_a_on_duty",
        "assigned_at": clock.now(),
    }
    return CaseAssigned(**known | but)


def unassigned(case, reason="nobody_on_duty"):
    return CaseUnassigned(
        case_id=case["case_id"],
        number=case["number"],
        grid_code=GRID,
        community_code=COMMUNITY,
        reason=reason,
        unassigned_at=clock.now(),
    )


def facts(counter, case):
    """The kinds of facts of a case; that it looks like the one before it is beside the point here."""
    kinds = [each["type"].removeprefix("intake.") for each in counter.told_of(case["case_id"])]
    return [kind for kind in kinds if kind != "merge_proposed"]


def handler(counter, case):
    shown = counter.asks("clerk", "get_case", case_id=case["case_id"])["handler"]
    return shown and shown["worker_id"]


def settled(counter):
    """Wait until everything that was said is heard, whatever came of it."""
    queues = [f"{counter.name}.on.grid.{kind}" for kind in ("case_assigned", "case_unassigned")]
    eventually(lambda: all(counter.house.ready(queue) == 0 for queue in queues))


def dead(counter, kind):
    return counter.house.ready(f"{counter.name}.on.grid.{kind}.dead")


def test_a_worker_is_shown_once_however_often_grid_says_so(counter, case):
    for _ in range(4):
        counter.says(assigned(case), case["case_id"], sequence=1)
    counter.hears(case["case_id"], "handler_named")
    counter.says(unassigned(case), case["case_id"], sequence=2)
    counter.hears(case["case_id"], "handler_missing")

    assert facts(counter, case) == ["case_registered", "case_accepted", "handler_named", "handler_missing"]


def test_an_older_choice_that_comes_late_changes_nothing(counter, case):
    counter.says(assigned(case, "W0003"), case["case_id"], sequence=3)
    counter.hears(case["case_id"], "handler_named")
    for number in (1, 2, 3):
        counter.says(assigned(case, f"W000{number}"), case["case_id"], sequence=number)
    counter.says(assigned(case, "W0004"), case["case_id"], sequence=4)

    eventually(lambda: handler(counter, case) == "W0004")
    assert facts(counter, case).count("handler_named") == 2


def test_it_says_why_nobody_can_take_a_case(counter, case):
    counter.says(unassigned(case, "place_unknown"), case["case_id"])

    assert counter.hears(case["case_id"], "handler_missing")["reason"] == "place_unknown"
    assert handler(counter, case) is None


def test_a_letter_about_no_case_of_ours_is_put_aside_and_the_next_is_heard(counter, case):
    nobodys = case | {"case_id": "f" * 32}
    before = dead(counter, "case_assigned")
    counter.says(assigned(nobodys), "f" * 32)
    counter.says(assigned(case), case["case_id"])

    counter.hears(case["case_id"], "handler_named")
    eventually(lambda: dead(counter, "case_assigned") == before + 1)


def test_what_grid_says_after_the_worker_has_signed_is_too_late(counter, case):
    id = case["case_id"]
    counter.says(assigned(case), id, sequence=1)
    counter.hears(id, "handler_named")
    counter.does("worker", "sign_case", case_id=id)

    counter.says(assigned(case, "W0005"), id, sequence=2)
    counter.says(unassigned(case), id, sequence=3)
    settled(counter)

    assert handler(counter, case) == "W0001"
    assert facts(counter, case)[-1] == "case_signed"


def test_a_clock_that_has_run_out_rings_by_itself_and_once(counter):
    """An emergency was reported and nobody signed; the ten minutes were over long ago."""
    case = counter.does("clerk", "report_issue", **ISSUE | {"topic": "TF-01"})
    counter.says(assigned(case, assigned_at=clock.now() - timedelta(minutes=11)), case["case_id"], sequence=1)

    counter.hears(case["case_id"], "clock_overdue")

    told = [each for each in counter.told_of(case["case_id"]) if each["data"].get("clock") == "sign"]
    assert [each["data"].get("mark") for each in told] == ["half", "yellow", None]
    assert {each["data"]["worker_id"] for each in told} == {"W0001"}


def test_an_announced_year_moves_what_is_open_and_tells_it_once(counter, case):
    """The next three weeks are declared off."""
    id = case["case_id"]
    before = {each["kind"]: each["last_day"] for each in case["clocks"]}
    today = clock.now().astimezone(SHANGHAI).date()
    free = [today + timedelta(days=n) for n in range(1, 22)]
    years = {day.year for day in free}
    for year in years:
        counter.does(
            "operator",
            "publish_calendar_year",
            year=year,
            off=[day.isoformat() for day in free if day.year == year],
            worked=[],
            source="国务院办公厅关于放假的通知",
        )

    eventually(lambda: facts(counter, case).count("clock_moved") >= 2, seconds=20)
    eventually(lambda: calendars_agree(counter))
    shown = counter.asks("clerk", "get_case", case_id=id)

    assert all(each["last_day"] > before[each["kind"]] for each in shown["clocks"])
    for each in shown["clocks"]:
        moves = [told["data"] for told in counter.told_of(id) if told["data"].get("clock") == each["kind"]]
        assert len(moves) <= len(years)
        assert [move["was_due"] for move in moves[1:]] == [move["due"] for move in moves[:-1]]
        assert moves[-1]["due"] == each["due"]


def calendars_agree(counter):
    """Tell whether every open case is reckoned with one and the same calendar."""
    revisions = counter.database["cases"].distinct("calendar", {"reckoned": {"$ne": None}})
    return len(revisions) == 1

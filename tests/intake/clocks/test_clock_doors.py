"""The account of a clock at the door."""

import pytest

from shared.kernel.errors import Invalid, NotAllowed, NotFound
from tests.intake.counter import a_wish
from tests.intake.test_intake_doors import ISSUE

pytestmark = [pytest.mark.broker, pytest.mark.database]


@pytest.fixture
def reported(shared_counter):
    return shared_counter.does("resident", "report_issue", **ISSUE)


def test_the_resident_reads_how_the_time_of_his_case_is_reckoned(shared_counter, reported):
    told = shared_counter.asks("resident", "explain_clock", case_id=reported["case_id"], clock="promised")

    assert (told["clock"], told["kind_words"], told["total"]) == ("promised-1", "承诺办结时限", 5)
    assert [each["reason"] for each in told["lines"]] == ["受理"]
    assert told["last_day"] == reported["clocks"][1]["last_day"]
    assert told["revision"]


def test_all_clocks_are_listed_with_their_names(shared_counter, reported):
    listed = shared_counter.asks("clerk", "list_clocks", case_id=reported["case_id"])

    assert [(each["id"], each["kind_words"]) for each in listed["items"]] == [
        ("legal-1", "法定办结时限"),
        ("promised-1", "承诺办结时限"),
    ]
    assert listed["next"] is None


@pytest.mark.parametrize("door", ["explain_clock", "list_clocks"])
def test_a_neighbour_is_told_nothing(shared_counter, reported, door):
    words = {"clock": "promised"} if door == "explain_clock" else {}
    with pytest.raises(NotAllowed):
        shared_counter.asks("neighbour", door, case_id=reported["case_id"], **words)


@pytest.mark.parametrize(
    ("clock", "why"), [("delivery", NotFound), ("Promised", Invalid), ("x" * 40, Invalid)]
)
def test_what_is_no_clock_of_the_case_is_refused(shared_counter, reported, clock, why):
    with pytest.raises(why):
        shared_counter.asks("clerk", "explain_clock", case_id=reported["case_id"], clock=clock)


DAYS = {
    "unit": "DQB",
    "year": 2031,
    "days": [{"day": "2031-03-08", "hours": "09:00-12:00", "name": "便民日"}],
    "source": "街道办公会议纪要",
}


@pytest.mark.parametrize("who", ["operator", "leader"])
def test_a_unit_keeps_days_of_its_own_however_often_they_are_sent(shared_counter, who):
    wish = a_wish()
    shown = [shared_counter.does(who, "publish_unit_calendar", command_id=wish, **DAYS) for _ in range(2)]

    assert shown[0] == shown[1] == {name: DAYS[name] for name in ("unit", "year", "days")}
    assert shared_counter.hears("DQB@2031", "unit_calendar_published", "unit_calendar")["unit"] == "DQB"


def test_a_leader_of_another_street_settles_nothing_here(shared_counter):
    token = shared_counter.token("leader", areas=["340102999"])
    with pytest.raises(NotAllowed):
        shared_counter.with_token(token, "publish_unit_calendar", command_id=a_wish(), **DAYS)

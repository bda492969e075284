"""The indicators at the doors of a running intake: figures with n, the cases behind them, and who may see."""

from datetime import timedelta

import pytest

from shared.kernel import clock
from shared.kernel.calendar import SHANGHAI
from shared.kernel.errors import Invalid, NotAllowed
from tests.intake.builders import GRID, STREET
from tests.intake.counter import a_counter, a_wish
from tests.intake.test_intake_doors import ISSUE
from tests.intake.test_intake_listeners import assigned

pytestmark = [pytest.mark.broker, pytest.mark.database]


@pytest.fixture(scope="module")
def counter(amqp_uri, mongo, tmp_path_factory):
    with a_counter(amqp_uri, mongo, tmp_path_factory.mktemp("keys")) as counter:
        yield counter


@pytest.fixture(scope="module")
def cases(counter):
    """Three issues of today: one was signed, one only named its worker, one has nobody."""
    found = [counter.does("clerk", "report_issue", **ISSUE)["case_id"] for _ in range(3)]
    for id in found[:2]:
        counter.says(assigned({"case_id": id, "number": "1", "subject": "x"}), id)
        counter.hears(id, "handler_named")
    counter.does("worker", "sign_case", case_id=found[0])
    return found


@pytest.fixture
def period():
    today = clock.now().astimezone(SHANGHAI).date()
    days = {"since": today - timedelta(days=1), "until": today + timedelta(days=1)}
    return {name: day.isoformat() for name, day in days.items()} | {"area": STREET}


def rate(counter, code, who="leader", **period):
    rates = counter.asks(who, "get_indicators", **period)["rates"]
    [found] = [each for each in rates if each["code"] == code]
    return found["n"], found["met"], found["value"], found["comparable"]


def test_every_figure_says_how_many_it_rests_on(counter, cases, period):
    assert rate(counter, "timely_signing_rate", **period) == (2, 1, 0.5, False)
    assert rate(counter, "satisfaction_rate", **period) == (0, 0, None, False)
    assert counter.asks("leader", "get_indicators", **period)["score"] is None


def test_it_opens_to_the_cases_behind_it(counter, cases, period):
    shown = counter.asks("leader", "list_indicator_cases", indicator="timely_signing_rate", **period)

    assert {each["case_id"]: each["met"] for each in shown["items"]} == {cases[0]: True, cases[1]: False}
    missed = counter.asks(
        "leader", "list_indicator_cases", indicator="timely_signing_rate", met=False, **period
    )
    assert [each["case_id"] for each in missed["items"]] == [cases[1]]


def test_a_worker_sees_his_own_figures_and_nobody_elses(counter, cases, period):
    assert rate(counter, "timely_signing_rate", who="worker", worker="W0001", **period)[0] == 2
    with pytest.raises(NotAllowed):
        counter.asks("worker", "get_indicators", **period)
    with pytest.raises(NotAllowed):
        counter.asks("cover", "get_indicators", worker="W0001", **period)
    with pytest.raises(NotAllowed):
        counter.asks("resident", "get_indicators", **period)


@pytest.mark.parametrize(
    "but", [{"until": "2020-01-01"}, {"area": "?"}, {"since": "yesterday"}, {"indicator": "fame"}]
)
def test_what_makes_no_sense_is_refused(counter, period, but):
    with pytest.raises(Invalid):
        counter.asks("leader", "list_indicator_cases", **{"indicator": "closing_rate"} | period | but)


def test_a_case_leaves_the_figures_when_a_second_person_agrees(counter, period):
    id = counter.does("clerk", "report_issue", **ISSUE | {"topic": "MS-10"})["case_id"]
    counter.says(assigned({"case_id": id, "number": "1", "subject": "x"}), id)
    counter.hears(id, "handler_named")
    asked = period | {"topic": "MS-10", "area": GRID}
    assert rate(counter, "closing_rate", **asked)[0] == 1

    why = {"ground": "third_party", "words": "产权属于开发商"}
    counter.does("worker", "propose_exemption", case_id=id, **why)
    assert rate(counter, "closing_rate", **asked)[0] == 1

    wish = a_wish()
    for _ in range(2):
        shown = counter.asks("head", "agree_exemption", command_id=wish, case_id=id)
    assert (shown["proposed_by"], shown["agreed_by"]) == ("W0001", "H0001")
    assert rate(counter, "closing_rate", **asked)[0] == 0

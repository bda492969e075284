"""Visits at the doors of grid: what a phone sends, what follows, and who may see it."""

from datetime import timedelta

import pytest
from marshmallow import Schema, fields

from ops.keys import PRIVATE
from ops.tokens import issue
from services.grid.service import GridService
from services.intake.schemas.issues.forms import ReportIssueForm
from shared.kernel import clock
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from shared.plumbing.client import Client, TimedRpcProxy
from shared.plumbing.door import command as opens_to
from tests.eventually import eventually
from tests.grid.builders import COMMUNITY, ELSEWHERE, GRID, STREET
from tests.grid.test_service import (
    BUILDING_ROW,
    CITY_BOX,
    COMMUNITY_ROW,
    GRID_ROW,
    HOUSEHOLD_ROW,
    STREET_ROW,
)
from tests.house import House, a_name
from tests.visitors import settings_of

pytestmark = [pytest.mark.broker, pytest.mark.database]

ROWS = {
    "streets": STREET_ROW,
    "communities": COMMUNITY_ROW,
    "grids": GRID_ROW,
    "buildings": BUILDING_ROW,
    "households": HOUSEHOLD_ROW,
}


class CaseIdView(Schema):
    """What grid needs of a receipt."""

    case_id = fields.String()


class Intake:
    """Takes what intake's own Form takes, from whom its token names."""

    name = a_name()
    reports = ()

    @opens_to(ReportIssueForm, CaseIdView, allow=("worker",))
    def report_issue(self, command, **wish):
        Intake.reports += ((command.by.id, command.id, wish),)
        return {"case_id": f"case-{command.id}"}


class Grid(GridService):
    """Grid beside that intake."""

    name = a_name()
    intake = TimedRpcProxy(Intake.name)


@pytest.fixture(scope="module")
def street(amqp_uri, mongo, mongo_uri, keys):
    """A street with one household, and what asks there."""
    database, client = mongo[f"test_{Grid.name}"], Client(amqp_uri, "")

    def ask(method, *, by="W0001", role="worker", works_in=GRID, **words):
        token = issue(keys / PRIVATE, subject=by, roles=[role], areas=[works_in])
        return client.acting_for(token).call(f"{Grid.name}.{method}", **words)

    settings = settings_of(keys, mongo_uri, database)
    with House(amqp_uri) as house:
        house.run(Intake, **settings)
        house.run(Grid, **settings, CITY_BOX=CITY_BOX)
        for kind, row in ROWS.items():
            sent = {"command_id": f"import-{kind}", "rows": [row]}
            assert ask(f"import_{kind}", **sent, role="clerk", works_in=STREET)["rows"][0]["ok"]
        yield ask
    client.close()
    mongo.drop_database(database.name)


def an_entry(seq, *, minutes=10, **but):
    """Return an entry that ended just now."""
    now = clock.now()
    facts = {
        "origin": {"device": "phone-1", "session": "s1", "offline_seq": seq},
        "household_id": "H00000001",
        "kind": "routine",
        "result": "met",
        "proof": "gps",
        "started_at": (now - timedelta(minutes=minutes)).isoformat(),
        "ended_at": now.isoformat(),
    }
    return facts | but


LAMP = {"topic": "MS-04", "subject": "路灯不亮", "words": "三单元门口的路灯坏了"}


HOUSEHOLD = {"household_id": "H00000001"}
HEAD = {"by": "W0100", "role": "station_head", "works_in": COMMUNITY}


def test_one_entry_opens_a_case_ends_what_was_due_and_is_weighed(street):
    street("hurry_visit", command_id="hurry-001", **HOUSEHOLD, occasion="discharge")
    entry = an_entry(1, minutes=0, checks={"health": "concern"}, summary="已出院", cases=[LAMP])
    for command_id in ("visit-0001", "visit-0001", "visit-0002"):
        visit = street("submit_visit", command_id=command_id, **entry)

    ((by, _, wish),) = Intake.reports
    assert (by, wish["place"]["household_id"]) == ("W0001", "H00000001")
    assert visit["cases"][0]["case_id"]
    assert (visit["grid_code"], visit["grid_version"], visit["summary"]) == (GRID, 1, None)
    of_it = {"visit_id": visit["visit_id"]}
    assert street("get_visit", **of_it)["summary"] == "已出院"
    eventually(lambda: "too_short" in street("get_visit", **of_it)["flags"])
    (task,) = eventually(lambda: street("list_ended_tasks", **HOUSEHOLD)["items"])
    assert (task["purpose"], task["outcome"], task["visit_id"]) == ("discharge", "done", of_it["visit_id"])
    assert street("get_visit_plan", **HOUSEHOLD)["tasks"] == []
    (doubtful,) = street("list_doubtful_visits", area=COMMUNITY, **HEAD)["items"]
    assert doubtful["visit_id"] == of_it["visit_id"]


def test_a_head_looks_again_and_the_worker_amends(street):
    visit = street("submit_visit", command_id="visit-0100", **an_entry(2, summary="老人独居"))
    of_it = {"visit_id": visit["visit_id"]}
    for _ in range(2):
        read = street("read_visit", command_id="read-0001", purpose="review", **of_it, **HEAD)
        street("review_visit", command_id="review-01", sound=True, **of_it, **HEAD)
    for _ in range(2):
        street("amend_visit", command_id="amend-001", summary="老人与女儿同住", **of_it)

    assert read["summary"] == "老人独居"
    assert street("get_visit", **of_it)["summary"] == "老人与女儿同住"
    listed = {each["visit_id"]: each["sound"] for each in street("list_visits", **HOUSEHOLD)["items"]}
    assert listed[visit["visit_id"]] is True


def test_what_makes_no_sense_or_is_not_his_is_refused(street):
    street("submit_visit", command_id="visit-0200", **an_entry(3))
    with pytest.raises(Conflict):
        street("submit_visit", command_id="visit-0201", **an_entry(3, result="refused"))
    with pytest.raises(Invalid):
        street("submit_visit", command_id="visit-0202", **an_entry(4, result="gone"))
    for door in ("get_visit_plan", "list_visits", "list_ended_tasks"):
        with pytest.raises(NotAllowed):
            street(door, **HOUSEHOLD, works_in=ELSEWHERE)


def test_an_agreed_time_and_a_search_are_kept_and_due_visits_are_listed(street):
    now = clock.now()
    times = {"opens": now.isoformat(), "ends": (now + timedelta(hours=1)).isoformat()}
    for _ in range(2):
        plan = street("agree_visit", command_id="agree-001", **HOUSEHOLD, **times)
    assert len(plan["agreed"]) == 1
    with pytest.raises(Conflict):
        street("trace_household", command_id="trace-001", **HOUSEHOLD, means="phone", reached=False)

    street("hurry_visit", command_id="hurry-002", **HOUSEHOLD, occasion="flood_alarm")
    (due,) = street("list_due_visits", area=GRID)["items"]
    assert (due["household_id"], [task["purpose"] for task in due["tasks"]]) == ("H00000001", ["flood_alarm"])

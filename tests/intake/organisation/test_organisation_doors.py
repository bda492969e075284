"""What people get at the doors of the organisation, over a real broker and a real database."""

import pytest

from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from tests.intake.counter import a_counter

pytestmark = [pytest.mark.broker, pytest.mark.database]

ISSUE = {
    "topic": "MS-04",
    "subject": "路灯不亮",
    "words": "三号楼下的路灯坏了两天",
    "channel": "window",
    "place": {"address": "长江路1号3幢201室"},
    "name": "欧阳文",
}
APPLICATION = {
    "item": "WS-002",
    "words": "预约体检",
    "channel": "window",
    "place": {"household_id": "H00000001"},
    "name": "欧阳文",
}
FAR_OFF = "2999-01-01"


@pytest.fixture(scope="module")
def counter(amqp_uri, mongo, tmp_path_factory):
    with a_counter(amqp_uri, mongo, tmp_path_factory.mktemp("keys")) as counter:
        yield counter


def test_the_street_shows_its_units(counter):
    shown = counter.asks("resident", "list_units")
    offices = counter.asks("resident", "list_units", level="street")

    assert (len(shown["items"]), len(offices["items"]), shown["next"]) == (17, 5, None)
    assert shown["items"][-1] == {
        "code": "ZZZ-003",
        "kind": "ZZZ",
        "title": "全椒路社区自治服务站",
        "level": "community",
        "parent": "WMZX",
        "area": "340102998003",
    }


def test_a_topic_is_found_on_its_list(counter):
    (found,) = counter.asks("resident", "find_on_lists", topic="ZA-004")["items"]

    assert (found["kind"], found["office"], found["station"], found["decides"]) == (
        "service",
        "GZZX",
        "GLZ",
        "community",
    )
    assert counter.asks("resident", "find_on_lists", topic="ZZ-99") == {"items": [], "next": None}


def test_a_case_shows_who_leads_it(counter):
    issue = counter.does("clerk", "report_issue", **ISSUE)
    application = counter.does("clerk", "submit_application", **APPLICATION)

    assert (issue["lead_unit"], issue["decided_by"]) == ("JSB", "street")
    assert (application["lead_unit"], application["decided_by"]) == ("WMZX", "street")


@pytest.mark.parametrize("who", ["clerk", "worker", "resident", "reviewer"])
def test_only_a_leader_or_an_operator_publishes_a_list(counter, who):
    with pytest.raises(NotAllowed):
        counter.does(who, "publish_list", kind="duty", version_no=2, effective_from=FAR_OFF, entries=[])


def test_a_faulty_list_is_refused_by_field_and_changes_nothing(counter):
    line = {"topic": "MS-04", "title": "住房", "office": "WMZX", "decides": "street", "source": "P"}
    before = counter.remembers()["lists"]
    wishes = [
        {"version_no": 2, "effective_from": FAR_OFF, "entries": []},
        {"version_no": 2, "effective_from": FAR_OFF, "entries": [line | {"decides": "nobody"}]},
        {"version_no": 2, "effective_from": FAR_OFF, "entries": [line | {"office": "NOBODY"}]},
        {"version_no": 2, "effective_from": FAR_OFF, "entries": [line, line]},
        {"version_no": 2, "effective_from": "2020-01-01", "entries": [line]},
        {"version_no": 2, "effective_from": FAR_OFF, "entries": [line] * 501},
    ]

    for wish in wishes:
        with pytest.raises(Invalid):
            counter.does("leader", "publish_list", kind="duty", **wish)
    with pytest.raises(Conflict):
        counter.does(
            "leader", "publish_list", kind="duty", version_no=9, effective_from=FAR_OFF, entries=[line]
        )
    assert counter.remembers()["lists"] == before


def test_what_is_on_no_list_is_refused_or_waits_for_approval(counter):
    day = local_time(clock.now()).date().isoformat()
    for kind, topic in (("duty", "MS-05"), ("service", "WS-005")):
        now = counter.asks("clerk", "get_list", kind=kind)
        lines = [each for each in now["entries"] if each["topic"] != topic]
        said = {"kind": kind, "version_no": now["version_no"] + 1, "effective_from": day, "entries": lines}
        counter.does("leader", "publish_list", **said)

    with pytest.raises(Conflict, match="清单"):
        counter.does("clerk", "submit_application", **APPLICATION | {"item": "WS-005"})
    issue = counter.does("clerk", "report_issue", **ISSUE | {"topic": "MS-05"})
    assert (issue["state"], issue["lead_unit"]) == ("REGISTERED", None)
    counter.hears(issue["case_id"], "approval_awaited")
    with pytest.raises(Conflict, match="批准"):
        counter.does("clerk", "triage_issue", case_id=issue["case_id"])
    approval = {"case_id": issue["case_id"], "office": "SHB", "decides": "street"}
    with pytest.raises(NotAllowed):
        counter.does("clerk", "approve_issue", **approval)
    approved = counter.does("reviewer", "approve_issue", **approval)
    assert (approved["state"], approved["lead_unit"]) == ("TRIAGED", "SHB")
    assert counter.hears(issue["case_id"], "case_accepted")["topic"] == "MS-05"

"""Grid at its doors: who may ask, what goes in, what comes out, what it does when others speak."""

from base64 import b64encode
from datetime import time, timedelta

import pytest

from shared.events.intake import CaseClosed, CaseRefused, CaseSigned
from shared.events.intake_applications import (
    CorrectionDone,
    CorrectionRequested,
    WithdrawalDropped,
    WithdrawalRequested,
)
from shared.events.notify import NoticeAcknowledged
from shared.events.staff import Shift
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from shared.plumbing.codec import wrap
from shared.plumbing.trail import Trail
from tests.eventually import eventually
from tests.grid.builders import (
    COMMUNITY,
    GRID,
    INSIDE,
    NOON,
    STREET,
    a_ring,
    case_accepted,
    post_filled,
    roster_published,
    worker_enlisted,
)
from tests.intake.attachments.pictures import a_picture
from tests.visitors import visitors

pytestmark = pytest.mark.broker

CITY_BOX = {"west": 116.6, "south": 30.9, "east": 118.0, "north": 32.6}


@pytest.fixture
def ask(amqp_uri, grid, keys):
    with visitors(amqp_uri, keys, grid, by="W0100", role="clerk", area=STREET) as ask:
        yield ask


STREET_ROW = {
    "id": STREET,
    "name": "明光路街道",
    "district": "瑶海区",
    "city": "合肥市",
    "province": "安徽省",
}
RINGS = [[[point.longitude, point.latitude] for point in a_ring()]]
COMMUNITY_ROW = {"id": COMMUNITY, "name": "全椒路社区", "boundary": RINGS}
GRID_ROW = {
    "code": GRID,
    "title": "第1网格",
    "community_code": COMMUNITY,
    "boundary": RINGS,
    "valid_from": "2026-01-01T00:00:00+08:00",
}
BUILDING_ROW = {
    "id": f"{COMMUNITY}B00001",
    "address": "全椒路社区幸福小区3幢",
    "community_code": COMMUNITY,
    "longitude": INSIDE.longitude,
    "latitude": INSIDE.latitude,
}
HOUSEHOLD_ROW = {
    "id": "H00000001",
    "house_id": f"{COMMUNITY}B00001-010101",
    "building_id": f"{COMMUNITY}B00001",
    "members": 1,
}
ORIGIN = {
    "source": "police",
    "basis": "statutory_duty",
    "document": "户籍底册",
    "as_of": "2026-11-01",
}
SAID = {"households": {"origin": ORIGIN}, "people": {"origin": ORIGIN}}
PERSON_ROW = {
    "id": "P00000001",
    "household_id": "H00000001",
    "relation": "head",
    "population": "registered",
    "name": "王小明",
    "id_number": "340102199003070010",
    "phone": "13800001234",
}


@pytest.fixture
def street(ask):
    """A grid with a building, a household and a person; every row is sent twice."""
    rows = {
        "streets": STREET_ROW,
        "communities": COMMUNITY_ROW,
        "grids": GRID_ROW,
        "buildings": BUILDING_ROW,
        "households": HOUSEHOLD_ROW,
        "people": PERSON_ROW,
    }

    for kind, row in rows.items():
        for _ in range(2):
            answer = ask(f"import_{kind}", command_id=f"import-{kind}", rows=[row], **SAID.get(kind, {}))
            assert [each["ok"] for each in answer["rows"]] == [True]
    return rows


@pytest.fixture
def tell(house):
    """Announce a fact, twice, as everybody must be able to bear."""

    def told(event, about_id="somebody", sequence=1):
        for _ in range(2):
            house.post(wrap(event, about_id=about_id, sequence=sequence, at=NOON, trail=Trail()))

    return told


@pytest.fixture
def on_duty(street, tell, database):
    """W0001 holds post A of the grid and is on duty around the clock, today and tomorrow."""
    today = local_time(clock.now()).date()
    tell(worker_enlisted(), "W0001")
    tell(post_filled(), GRID)
    for month, days in by_month(today, today + timedelta(days=1)).items():
        shifts = [Shift(day=day, start=time(0), end=time(23, 59, 59, 999999), place="grid") for day in days]
        tell(roster_published("W0001", *shifts, month=month), f"W0001:{month}")
    eventually(lambda: database["posts"].find_one() and database["duties"].find_one())
    eventually(lambda: database["workers"].find_one())


def by_month(*days):
    months = {f"{day:%Y-%m}" for day in days}
    return {month: [day for day in days if f"{day:%Y-%m}" == month] for month in months}


def kept(database, case_id="case-1"):
    """Return what is kept of an assignment; its version counts what was announced of it."""
    return database["assignments"].find_one({"_id": case_id}) or {}


def test_what_was_imported_is_found_by_household_address_and_coordinates(ask, street, database):
    asked = {
        "household": {"household_id": "H00000001"},
        "address": {"building": "幸福小区3号楼1单元"},
        "coordinates": {"longitude": INSIDE.longitude, "latitude": INSIDE.latitude},
    }

    for found_by, place in asked.items():
        found = ask("locate", role="worker", **place)
        assert (found["found_by"], found["grid_code"], found["grid_version"]) == (found_by, GRID, 1)
    assert ask("locate", building="无此小区1幢") == {
        "found_by": None,
        "grid_code": None,
        "grid_version": None,
        "grid_title": None,
        "community_code": None,
        "building_id": None,
        "posts": [],
    }


def test_nothing_that_names_a_person_can_be_read_in_the_database(street, database):
    people = str(list(database["people"].find()))

    assert not any(PERSON_ROW[secret] in people for secret in ("name", "id_number", "phone"))


@pytest.mark.parametrize(
    "place", [{}, {"longitude": 117.3}, {"longitude": 2.35, "latitude": 48.85}, {"street": "明光路"}]
)
def test_a_place_that_makes_no_sense_is_refused(ask, grid, place):
    with pytest.raises(Invalid):
        ask("locate", **place)


def test_residents_do_not_look_places_up(ask, grid):
    with pytest.raises(NotAllowed):
        ask("locate", role="resident", household_id="H00000001")


def test_an_accepted_case_finds_its_worker_and_leaves_him_when_it_is_closed(ask, on_duty, tell, database):
    tell(case_accepted(household_id="H00000001"), "case-1")
    [task] = eventually(lambda: ask("worker_tasks", role="worker", by="W0001")["items"])
    assert (task["case_id"], task["post"], task["reason"]) == ("case-1", "A", "a_on_duty")

    acknowledged = NoticeAcknowledged(
        notice_id="n1", recipient="worker/W0001", case_id="case-1", acknowledged_at=NOON
    )
    tell(acknowledged, "n1")
    eventually(lambda: ask("get_assignment", case_id="case-1")["acknowledged_at"])
    tell(CaseClosed(case_id="case-1", outcome="solved", closed_at=NOON), "case-1", 2)

    shown = eventually(lambda: closed(ask("get_assignment", case_id="case-1")))
    assert ask("worker_tasks", role="worker", by="W0001") == {"items": [], "next": None}
    assert [seen["worker_id"] for seen in shown["seen"]] == ["W0001"]
    assert shown["found_by"] == "household"
    assert kept(database)["version"] == 2


def closed(assignment):
    return assignment["state"] == "ended" and assignment


def test_a_refused_case_that_comes_late_is_given_to_nobody(ask, on_duty, tell, database):
    tell(CaseRefused(case_id="case-1", reason="no_such_item", advice="…", refused_at=NOON), "case-1", 2)
    eventually(lambda: kept(database))

    tell(case_accepted(), "case-1")
    tell(case_accepted(case_id="case-2"), "case-2")  # whoever comes later shows that the other was heard

    eventually(lambda: ask("worker_tasks", role="worker", by="W0001")["items"])
    assert [task["case_id"] for task in ask("worker_tasks", role="worker", by="W0001")["items"]] == ["case-2"]
    eventually(lambda: kept(database)["version"] == 2)  # it is kept, for it may go on after all


def test_a_station_head_assigns_a_case_whose_place_nobody_knew(ask, on_duty, tell, database):
    tell(case_accepted(longitude=None, latitude=None), "case-1")
    eventually(lambda: kept(database))
    picked = {"case_id": "case-1", "worker_id": "W0001", "grid_code": GRID, "note": "电话里说在三号楼"}

    for _ in range(2):
        answer = ask("assign_case", role="station_head", command_id="assign-0001", **picked)
        assert (answer["state"], answer["reason"], answer["decided_by"]) == ("assigned", "by_hand", "W0100")
    with pytest.raises(Conflict):
        ask("assign_case", role="station_head", command_id="assign-0002", **picked)
    with pytest.raises(NotAllowed):
        ask("assign_case", role="worker", command_id="assign-0003", **picked)

    assert kept(database)["version"] == 2


def test_a_batch_that_cannot_be_read_is_refused_as_a_whole(ask, grid):
    for kind, row in (("grids", GRID_ROW), ("people", PERSON_ROW)):
        for rows in ([], [row] * 201, [{**row, "unknown": 1}], [{}]):
            with pytest.raises(Invalid):
                ask(f"import_{kind}", command_id="import-0001", rows=rows, **SAID.get(kind, {}))


def test_what_nobody_signs_goes_to_the_partner_and_both_see_both_queues(ask, on_duty, tell, database):
    tell(post_filled("B", "W0002"), GRID, 2)
    eventually(lambda: database["posts"].count_documents({}) == 2)
    tell(case_accepted(), "case-1")
    eventually(lambda: kept(database))
    long_ago = clock.now() - timedelta(days=20)
    database["assignments"].update_one(
        {"_id": "case-1"}, {"$set": {"decision.at": long_ago, "look_at": long_ago}}
    )

    [task] = eventually(lambda: ask("worker_tasks", role="worker", by="W0002", area=GRID)["items"])

    assert (task["on_behalf_of"], task["reason"]) == ("W0001", "b_covers_a_unsigned")
    seen = ask("grid_tasks", role="worker", by="W0001", area=GRID, grid_code=GRID)["items"]
    assert [each["worker_id"] for each in seen] == ["W0002"]
    load = ask("grid_workload", role="station_head", grid_code=GRID)["posts"]
    assert {each["worker_id"]: each["open_cases"] for each in load} == {"W0001": 0, "W0002": 1}
    tell(CaseSigned(case_id="case-1", worker_id="W0002", on_behalf_of="W0001", signed_at=NOON), "case-1", 3)
    eventually(lambda: ask("get_assignment", case_id="case-1")["signed_by"])
    assert kept(database)["version"] == 4  # assigned, assigned and covered, signed


def test_what_is_declined_is_given_to_another_and_may_be_taken_from_him(ask, on_duty, tell, database):
    tell(post_filled("B", "W0002"), GRID, 2)
    eventually(lambda: database["posts"].count_documents({}) == 2)
    tell(case_accepted(), "case-1")
    eventually(lambda: kept(database))
    wish = {"case_id": "case-1", "command_id": "decline-001", "note": "利害关系人"}
    for _ in range(2):
        answer = ask("decline_case", role="worker", by="W0001", area=GRID, **wish)
        assert (answer["state"], answer["reason"]) == ("unassigned", "declined")
    picked = {"case_id": "case-1", "grid_code": GRID, "note": "请接手"}

    ask("assign_case", role="station_head", command_id="assign-0001", worker_id="W0002", **picked)
    for _ in range(2):
        answer = ask(
            "reassign_case", role="station_head", command_id="assign-0002", worker_id="W0001", **picked
        )
        assert (answer["worker_id"], answer["reason"]) == ("W0001", "by_hand")

    assert kept(database)["version"] == 4


def test_a_post_that_is_filled_later_gets_what_waited_for_it(ask, street, tell, database):
    tell(case_accepted(), "case-1")
    eventually(lambda: kept(database))

    tell(post_filled("head", "W0100", area=COMMUNITY), COMMUNITY)

    [task] = eventually(lambda: ask("worker_tasks", role="station_head", by="W0100")["items"])
    assert task["reason"] == "community_head"


def test_what_is_handed_over_goes_to_the_partner_and_comes_back(ask, on_duty, tell, database):
    tell(post_filled("B", "W0002"), GRID, 2)
    eventually(lambda: database["posts"].count_documents({}) == 2)
    tell(case_accepted(), "case-1")
    eventually(lambda: kept(database))
    wish = {"grid_code": GRID, "items": [{"kind": "key", "words": "配电房钥匙"}]}

    for _ in range(2):
        made = ask("hand_over", role="worker", by="W0001", area=GRID, command_id="handover-1", **wish)
    [task] = eventually(lambda: ask("worker_tasks", role="worker", by="W0002", area=GRID)["items"])
    assert (task["reason"], task["on_behalf_of"]) == ("handed_over", "W0001")

    which = {"handover_id": made["handover_id"]}
    for door in ("accept_handover", "return_handover"):
        for _ in range(2):
            ask(door, role="worker", by="W0002", area=GRID, command_id=f"{door}-1", **which)
    eventually(lambda: ask("worker_tasks", role="worker", by="W0001", area=GRID)["items"])
    [shown] = ask("grid_handovers", role="station_head", grid_code=GRID)["items"]
    assert (shown["case_ids"], shown["returned_by"], shown["auto"]) == (["case-1"], "W0002", False)
    assert kept(database)["version"] == 3


def test_a_card_is_issued_verified_by_a_resident_printed_and_ends_with_the_post(ask, on_duty, tell, database):
    bearer = {"worker_id": "W0001", "name": "王小明", "staff_no": "0001", "duty_phone": "0551-60000001"}
    bearer |= {"photo": b64encode(a_picture(size=(900, 600))).decode()}
    for _ in range(2):
        ask("issue_service_card", role="station_head", command_id="card-0001", **bearer)
    [document] = database["service_cards"].find()
    [code] = document["codes"]

    shown = ask("verify_card", role="resident", by="R1", area=None, code=code)
    assert (shown["standing"], shown["face"]["name"]) == ("valid", "王小明")
    assert shown["face"]["in_grid_now"] is True
    assert shown["face"]["photo"]
    assert not any(bearer[secret] in str(document) for secret in ("name", "duty_phone"))

    wish = {"role": "worker", "by": "W0001", "area": GRID, "worker_id": "W0001"}
    papers = {ask("print_service_card", command_id="print-0001", **wish)["sha256"] for _ in range(2)}
    assert len(papers) == 1
    ask("revoke_service_card", command_id="revoke-01", why="lost", **wish)
    again = {"worker_id": "W0001", "why": "lost", "command_id": "again-001"}
    assert len(ask("reissue_service_card", role="station_head", **again)["cards"]) == 2

    tell(post_filled("A", None), GRID, 2)
    eventually(lambda: database["service_cards"].find_one()["version"] == 4)
    assert ask("verify_card", role="resident", by="R1", area=None, code=code)["standing"] == "revoked"


def test_a_head_checks_the_roster_of_his_community(ask, on_duty):
    day = local_time(clock.now()).date().isoformat()

    shown = ask("check_roster", role="station_head", community_code=COMMUNITY, day=day)

    [grid] = shown["grids"]
    assert [each["worker_id"] for each in grid["workers"]] == ["W0001"]
    assert shown["alone"]["hole_minutes"] == 0


def test_a_case_that_waits_for_its_applicant_is_known_to_stand_still(tell, grid, database):
    requested = CorrectionRequested(
        case_id="case-1",
        notice_number="N1",
        notice_round=1,
        remedies=(),
        due=None,
        requested_by="C1",
        requested_at=NOON,
    )
    done = CorrectionDone(
        case_id="case-1", notice_number="N1", promised_due=None, legal_due=None, done_at=NOON
    )
    tell(requested, "case-1", 2)
    eventually(lambda: database["standstills"].find_one({"until": None}))
    tell(done, "case-1", 3)
    eventually(lambda: database["standstills"].find_one({"until": NOON}))
    tell(WithdrawalRequested(case_id="case-1", requested_by="C1", requested_at=NOON), "case-1", 4)
    tell(WithdrawalDropped(case_id="case-1", dropped_by="C1", dropped_at=NOON), "case-1", 5)

    eventually(lambda: database["standstills"].find_one({"cause": "withdrawal", "until": NOON}))

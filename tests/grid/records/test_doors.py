"""Records at their doors: what goes in and comes out, who may, and that nothing plain is kept."""

from uuid import uuid4

import pytest

from services.grid.schemas.records.sheet import SheetKind
from shared.kernel.errors import Invalid, NotAllowed
from tests.grid.builders import COMMUNITY, GRID
from tests.grid.records.office import (
    HOUSEHOLD_ROW,
    NAME,
    NUMBER,
    ORIGIN,
    PERSON_ROW,
    PHONE,
    VISITED,
    an_office,
)
from tests.grid.records.sheets import BOTH, PERSON, a_file

pytestmark = [pytest.mark.broker, pytest.mark.database]


@pytest.fixture(scope="module")
def office(amqp_uri, mongo_uri, mongo, keys):
    with an_office(amqp_uri, mongo_uri, mongo, keys) as office:
        yield office


def test_what_was_brought_is_accounted_for_and_nothing_personal_is_in_the_database(office):
    everything = str([list(office.database[name].find()) for name in office.database.list_collection_names()])

    assert HOUSEHOLD_ROW["door"] in everything
    assert not any(secret in everything for secret in (NAME, NUMBER, PHONE, "1990-03-07", "明光路小学"))
    assert office.database["import_batches"].count_documents({}) >= 2


def test_a_dry_run_tells_what_would_be_and_keeps_nothing(office):
    rows = [PERSON_ROW | {"id": "P9"}, PERSON_ROW | {"id_number": "340102199003070011"}, PERSON_ROW]

    told = office.does("clerk", "import_people", rows=rows, origin=ORIGIN, dry_run=True)

    assert [row["effect"] for row in told["rows"]] == ["new", "refused", "unchanged"]
    assert told["dry_run"]
    assert office.database["people"].find_one({"_id": "P9"}) is None


def test_a_batch_that_comes_twice_is_kept_once(office):
    row = PERSON_ROW | {"id": "P2", "id_number": None, "phone": None}
    wish = {"command_id": uuid4().hex, "rows": [row], "origin": ORIGIN}
    for _ in range(2):
        [row] = office.asks("clerk", "import_people", **wish)["rows"]
        assert row["ok"]

    assert office.database["people"].find_one({"_id": "P2"})["revision"] == 1


@pytest.mark.parametrize(
    "origin",
    [
        {},
        ORIGIN | {"source": "hearsay"},
        ORIGIN | {"source": "survey"},
        ORIGIN | {"as_of": "2999-01-01"},
        ORIGIN | {"document": ""},
    ],
)
def test_a_batch_says_where_it_comes_from(office, origin):
    with pytest.raises(Invalid):
        office.does("clerk", "import_people", rows=[PERSON_ROW], origin=origin)


def test_records_are_claimed_and_verified_by_the_worker_of_the_grid(office):
    for kind in ("household", "person"):
        which = {f"{kind}_id": {"household": "H00000001", "person": "P00000001"}[kind]}
        with pytest.raises(NotAllowed):
            office.does("stranger", f"claim_{kind}", **which)
        assert office.does("worker", f"claim_{kind}", **which)["state"] == "claimed"
        wish = {"command_id": uuid4().hex, "origin": VISITED, **which}
        for _ in range(2):
            assert office.asks("worker", f"verify_{kind}", **wish)["state"] == "verified"


def twice(office, who, door, **words):
    """Give one command twice and return the second answer."""
    wish = {"command_id": uuid4().hex} | words
    return [office.asks(who, door, **wish) for _ in range(2)][1]


def tags_of(office, id):
    return [tag["id"] for tag in office.asks("worker", "get_tags", subject_id=id)["items"]]


def test_two_records_of_one_person_are_found_answered_merged_and_undone(office):
    other = PERSON_ROW | {"id": "P3", "household_id": "H2"}
    second = HOUSEHOLD_ROW | {"id": "H2", "house_id": f"{HOUSEHOLD_ROW['building_id']}-010502"}
    frail = {"id": "T3", "subject_id": "P3", "category": "C01", "level": "frail", "valid_from": "2026-11-01"}
    office.does("clerk", "import_households", rows=[second], origin=ORIGIN)
    twice(office, "clerk", "import_people", rows=[other], origin=ORIGIN)
    office.does("clerk", "import_tags", rows=[frail], origin=ORIGIN)

    [found] = office.asks("worker", "list_duplicates", area=GRID)["items"]
    assert {claim["person_id"] for claim in found["claims"]} == {"P00000001", "P3"}
    which = {"duplicate_id": found["id"]}
    answered = twice(office, "worker", "answer_duplicate", person_id="P3", lives_there=False, **which)
    assert answered["answers"] == {"P3": False}
    merged = twice(office, "clerk", "merge_people", keep_id="P00000001", evidence="户口簿", **which)
    assert merged["kept_id"] == "P00000001"
    assert office.asks("worker", "get_household", household_id="H2")["people"] == []
    assert tags_of(office, "P00000001") == ["T3"]
    assert twice(office, "clerk", "undo_merge", note="并非同一人", **which)["state"] == "open"
    assert len(office.asks("worker", "get_household", household_id="H2")["people"]) == 1
    assert (tags_of(office, "P00000001"), tags_of(office, "P3")) == ([], ["T3"])
    office.does("clerk", "dismiss_duplicate", note="证件录错", **which)
    assert office.asks("worker", "list_duplicates", area=GRID)["items"] == []


def test_what_was_verified_is_changed_with_a_proof_by_a_second_person(office):
    proof = ORIGIN | {"document": "户籍证明", "as_of": "2026-11-03"}
    change = {"about": "person", "subject_id": "P00000001", "fields": {"phone": "13700001111"}}
    ask = {"command_id": uuid4().hex, "proof": proof, **change}
    [request_id] = {office.asks("worker", "request_change", **ask)["id"] for _ in range(2)}

    [waiting] = office.asks("station_head", "list_changes", area=GRID)["items"]
    assert (waiting["id"], waiting["what"], waiting["document"]) == (request_id, ["phone"], "户籍证明")
    approve = {"command_id": uuid4().hex, "request_id": request_id}
    for _ in range(2):
        assert office.asks("station_head", "approve_change", **approve)["state"] == "approved"
    assert office.asks("worker", "search_households", by="phone", value="13700001111")["items"]
    left = office.asks("worker", "search_households", by="phone", value=PHONE)["items"]
    assert "H00000001" not in [hit["household_id"] for hit in left]

    other = office.does("worker", "request_change", **change | {"fields": {"phone": PHONE}}, proof=proof)
    refuse = {"command_id": uuid4().hex, "request_id": other["id"], "reason": "证明不足"}
    for _ in range(2):
        assert office.asks("clerk", "refuse_change", **refuse)["state"] == "refused"
    assert office.asks("station_head", "list_changes", area=GRID)["items"] == []


def test_who_moves_by_an_approved_change_takes_his_tags_along_and_is_found_by_his_new_number(office):
    number = "110105194912310046"
    left, entered = (HOUSEHOLD_ROW | {"id": id, "house_id": f"{COMMUNITY}B00001-{id}"} for id in ("H7", "H8"))
    office.does("clerk", "import_households", rows=[left, entered], origin=ORIGIN)
    people = [
        PERSON_ROW | {"id": "P7", "household_id": "H7", "id_number": None, "phone": None},
        PERSON_ROW | {"id": "P8", "household_id": "H8", "id_number": number, "phone": None},
    ]
    office.does("clerk", "import_people", rows=people, origin=ORIGIN)
    frail = {"id": "T7", "subject_id": "P7", "category": "C01", "level": "frail", "valid_from": "2026-11-01"}
    office.does("clerk", "import_tags", rows=[frail], origin=ORIGIN)
    proof = ORIGIN | {"document": "户口迁移证", "as_of": "2026-11-03"}
    change = {"about": "person", "subject_id": "P7", "moves_to": "H8", "fields": {"id_number": number}}
    asked = office.does("worker", "request_change", **change, proof=proof)

    twice(office, "station_head", "approve_change", request_id=asked["id"])

    assert office.database["tags"].find_one({"_id": "T7"})["household_id"] == "H8"
    [found] = office.asks("worker", "list_duplicates", area=GRID)["items"]
    assert {claim["person_id"] for claim in found["claims"]} == {"P7", "P8"}
    office.does("clerk", "dismiss_duplicate", note="证件录错", duplicate_id=found["id"])


@pytest.mark.parametrize("format", BOTH)
def test_a_file_of_a_department_comes_in_once_and_tells_what_is_wrong(office, format):
    right = PERSON | {"id": f"P-{format}", "id_number": None}
    content = a_file(SheetKind.PEOPLE, format, right, right | {"id": "P-wrong", "relation": "邻居"})
    wish = {"kind": "people", "format": format, "content": content, "origin": ORIGIN}

    tried = office.does("clerk", "import_record_file", **wish, dry_run=True)
    assert tried["effects"] == {"new": 1, "refused": 1}
    assert office.database["people"].find_one({"_id": right["id"]}) is None

    wish["command_id"] = uuid4().hex
    told = [office.asks("clerk", "import_record_file", **wish) for _ in range(2)]
    assert told[0] == told[1]
    assert [(row["row"], row["effect"]) for row in told[0]["rows"]] == [(3, "new"), (4, "refused")]
    assert [fault["column"] for fault in told[0]["rows"][1]["faults"]] == ["C"]
    assert office.database["people"].find_one({"_id": right["id"]})["revision"] == 1


def test_a_template_is_handed_out_to_who_brings_lists(office):
    file = office.asks("clerk", "get_record_template", kind="tags", format="excel")

    assert file["file_name"] == "标签导入模板.xlsx"
    with pytest.raises(NotAllowed):
        office.asks("worker", "get_record_template", kind="tags", format="excel")


def test_what_a_list_says_against_another_is_decided_by_a_person(office):
    row = PERSON_ROW | {"id": "P-two", "id_number": None}
    office.does("clerk", "import_people", rows=[row], origin=ORIGIN)
    welfare = ORIGIN | {"source": "civil_affairs", "document": "低保台账"}
    wish = {"command_id": uuid4().hex, "rows": [row | {"phone": "13600002222"}], "origin": welfare}
    for _ in range(2):
        [outcome] = office.asks("clerk", "import_people", **wish)["rows"]
        assert (outcome["effect"], outcome["contrary"]) == ("unchanged", ["phone"])

    [waiting] = office.asks("station_head", "list_field_conflicts", area=GRID)["items"]
    assert (waiting["subject_id"], waiting["sources"]) == ("P-two", ["civil_affairs"])
    which = {"line_id": waiting["line_id"]}
    sheet = office.does("station_head", "read_field_conflict", **which)
    [claimed] = sheet["claimed"]
    held = sheet["held"]
    assert (sheet["present"], held["source"], held["document"]) == ("138****5678", "police", "户籍底册")
    assert (claimed["value"], claimed["told"]["document"]) == ("136****2222", "低保台账")
    plain = office.does("station_head", "reveal_field_conflict", **which)["sheet"]
    assert (plain["present"], plain["claimed"][0]["value"]) == (PHONE, "13600002222")
    assert claimed["batch_id"] == wish["command_id"]
    decide = {"command_id": uuid4().hex, "chosen": claimed["claim_id"], **which}
    for _ in range(2):
        assert office.asks("station_head", "decide_field", **decide)["open_claims"] == 0
    assert office.asks("worker", "search_households", by="phone", value="13600002222")["items"]

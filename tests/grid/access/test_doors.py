"""Looking at people through the doors: masked, revealed for a purpose, and written down."""

import json
from base64 import b64decode
from io import BytesIO
from uuid import uuid4

import pytest
from marshmallow import fields
from msoffcrypto import OfficeFile
from pypdf import PdfReader

from ops.access_log import verify
from services.grid.service import GridService
from shared.kernel.errors import Conflict, DomainError, Invalid, NotAllowed, NotFound
from shared.plumbing.door import COMMAND_ID, doors_of
from shared.plumbing.workbook import read_workbook
from tests.grid.access.builders import ACCESS
from tests.grid.access.working_day import OTHER_NUMBER, OTHER_PHONE, WorkingDay
from tests.grid.builders import COMMUNITY, GRID
from tests.grid.records.office import NAME, NUMBER, ORIGIN, OWNER_PHONE, PHONE, STAFF, VISITED, an_office

pytestmark = [pytest.mark.broker, pytest.mark.database]

PLAIN = (NAME, NUMBER, PHONE, OWNER_PHONE)


@pytest.fixture(scope="module")
def office(amqp_uri, mongo_uri, mongo, keys):
    with an_office(amqp_uri, mongo_uri, mongo, keys) as office:
        yield office


class AsOperator:
    """Asks as the command line does."""

    def __init__(self, office):
        self.office = office

    def call(self, door, /, **words):
        return self.office.asks("operator", door.partition(".")[2], **words)


SOUGHT = {"address": "幸福小区3号楼1单元", "name": NAME, "phone": PHONE, "id_number": NUMBER}


def test_a_household_is_found_looked_at_and_its_people_with_it(office):
    for by, value in SOUGHT.items():
        found = office.asks("worker", "search_households", by=by, value=value)
        assert [hit["household_id"] for hit in found["items"]] == ["H00000001"]
        assert found["next"] is None

    household = office.asks("worker", "get_household", household_id="H00000001", device="手机")
    person = office.asks("worker", "get_person", person_id="P00000001")

    assert household["address"] == "全椒路社区幸福小区3幢1单元501室"
    assert [(line["id"], line["label"], line["relation"]) for line in household["people"]] == [
        ("P00000001", "欧阳*", "head")
    ]
    shown = {field["code"]: field["value"] for field in person["fields"]}
    assert shown["phone"] == "138****5678"
    assert shown["id_number"] == "340102********0010"
    assert shown["employer"] == "***"


def test_a_printed_card_says_what_is_shown_who_printed_it_and_nothing_plain(office):
    card = office.asks("worker", "print_person_card", person_id="P00000001")

    pages = PdfReader(BytesIO(b64decode(card["content"]))).pages
    words = "".join(page.extract_text() for page in pages).replace("\n", "")
    assert "138****5678" in words
    assert "W0001" in words
    assert not [plain for plain in PLAIN if plain in words]
    looks = office.asks("leader", "list_looks", subject="P00000001")["items"]
    assert (looks[-1]["by"], looks[-1]["act"]) == ("W0001", "printed")


def test_a_stranger_sees_the_building_and_a_masked_name(office):
    household = office.asks("stranger", "get_household", household_id="H00000001")

    assert household["address"] == "全椒路社区幸福小区3幢"
    assert household["people"] == [
        {"id": "P00000001", "label": "欧阳*", "relation": None, "population": None, "state": None}
    ]


def a_wish(**but):
    return {
        "about": "person",
        "id": "P00000001",
        "fields": ["phone"],
        "purpose": "verify_record",
        "reference": "list-1",
    } | but


def test_revealing_is_for_a_purpose_written_down_and_not_without_end(office):
    first = a_wish(command_id=uuid4().hex)
    for _ in range(2):
        seen = office.asks("station_head", "reveal", **first)
        assert (seen["values"], seen["left_today"]) == ({"phone": PHONE}, ACCESS.reveals_a_day - 1)
    for _ in range(ACCESS.reveals_a_day - 1):
        office.does("station_head", "reveal", **a_wish())

    with pytest.raises(Conflict, match="上限"):
        office.does("station_head", "reveal", **a_wish())
    with pytest.raises(NotAllowed):
        office.does("stranger", "reveal", **a_wish())
    with pytest.raises(Invalid, match="编号"):
        office.does("worker", "reveal", **a_wish(purpose="handle_case", reference="case-404"))
    looks = office.asks("leader", "list_looks", subject="P00000001")["items"]
    assert ("W0100", "revealed", "list-1") in {(look["by"], look["act"], look["reference"]) for look in looks}


def test_the_log_is_verified_from_the_command_line_and_a_change_is_noticed(office, capsys):
    log = office.database["access_log"]
    office.asks("worker", "get_person", person_id="P00000001")

    assert verify(AsOperator(office)) is None
    noted = capsys.readouterr().out.split()[-1]
    assert verify(AsOperator(office), expect=noted) is None
    assert "not the one" in verify(AsOperator(office), expect=f"1:{'0' * 64}")
    was = log.find_one({"_id": 2})
    log.update_one({"_id": 2}, {"$set": {"look.by": "W0042"}})
    assert verify(AsOperator(office)) == "the chain is broken at entry 2"
    log.replace_one({"_id": 2}, was)
    assert verify(AsOperator(office)) is None


def test_who_looked_at_a_resident_is_told_to_him_by_a_clerk_without_any_name(office):
    office.asks("worker", "get_person", person_id="P00000001", device="手机")

    wish = {"person_id": "P00000001", "application": "SQ-2026-1"}
    looks = office.asks("clerk", "list_looks_at_person", **wish)["items"]

    assert looks[-1]["purpose"] == "本人申请查询"
    assert set(looks[-1]) == {"at", "act", "fields", "post", "purpose"}
    assert "W0001" not in json.dumps(looks)
    for who in ("worker", "resident", "leader"):  # the resident is another one
        with pytest.raises(NotAllowed):
            office.asks(who, "list_looks_at_person", **wish)


def test_ties_are_told_once_and_the_weekly_report_is_for_who_watches(office):
    wish = {"command_id": uuid4().hex, "staff_id": "W0001", "household_ids": ["H00000001"]}
    told = [office.asks("worker", "declare_ties", **wish) for _ in range(2)]

    assert told[0] == told[1] == office.asks("worker", "get_ties", staff_id="W0001")
    with pytest.raises(NotAllowed):
        office.asks("stranger", "get_ties", staff_id="W0001")
    with pytest.raises(NotFound):
        office.asks("leader", "get_look_report")
    with pytest.raises(NotAllowed):
        office.asks("station_head", "get_look_report")


TAG = {"subject_id": "P00000001", "valid_from": "2026-11-01"}
FROM_HEALTH = ORIGIN | {"source": "health"}


def test_a_restricted_tag_comes_by_import_and_is_shown_for_a_purpose_alone(office):
    row = TAG | {"id": "T1", "category": "K03", "level": "4", "details": {"diagnosis": "某病"}}
    wish = {"command_id": uuid4().hex, "rows": [row], "origin": FROM_HEALTH}
    for _ in range(2):
        assert office.asks("clerk", "import_tags", **wish)["rows"][0]["ok"]
    with pytest.raises(NotAllowed):
        office.does("worker", "add_tag", **TAG, category="K03", level="4", origin=FROM_HEALTH)

    for who in ("worker", "clerk", "station_head", "section_head", "leader"):
        assert office.asks(who, "get_tags", subject_id="P00000001")["items"] == []
        with pytest.raises(NotAllowed):
            office.asks(who, "list_tagged", category="K03", community_code=COMMUNITY)
        person = json.dumps(office.asks(who, "get_person", person_id="P00000001"), ensure_ascii=False)
        assert "K03" not in person
        assert "精神" not in person
    assert not any(word in str(list(office.database["tags"].find())) for word in ("K03", "某病"))
    for who, seen in (("section_head", ["K03"]), ("worker", [])):
        told = office.does(who, "reveal_tags", person_id="P00000001", purpose="emergency")["items"]
        assert [each["category"] for each in told] == seen


def test_an_open_tag_is_added_listed_and_ended_by_the_worker_of_the_grid(office):
    wish = {"command_id": uuid4().hex, **TAG, "category": "C01", "level": "frail", "origin": VISITED}
    [tag_id] = {office.asks("worker", "add_tag", **wish)["id"] for _ in range(2)}

    page = office.asks("worker", "list_tagged", category="C01", community_code=COMMUNITY)
    assert [(each["id"], each["colour"], each["label"]) for each in page["items"]] == [
        (tag_id, "red", "独居、空巢老人")
    ]
    ending = {"command_id": uuid4().hex, "tag_id": tag_id, "on": "2026-11-02", "because": "与子女同住"}
    for _ in range(2):
        office.asks("worker", "end_tag", **ending)
    assert office.asks("worker", "list_tagged", category="C01", community_code=COMMUNITY)["items"] == []


KNOWN = {
    "household_id": "H00000001",
    "person_id": "P00000001",
    "subject": "P00000001",
    "building": "全椒路社区幸福小区3幢",
    "building_id": f"{COMMUNITY}B00001",
    "grid_code": GRID,
    "community_code": COMMUNITY,
    "code": GRID,
    "area": GRID,
    "worker_id": "W0001",
    "about": "person",
    "id": "P00000001",
    "by": "name",
    "value": NAME,
    "after": None,
    "origin": ORIGIN,
    "dry_run": True,
    "subject_id": "P00000001",
    "category": "C01",
}


def words_for(door, ids):
    """Return words that a door takes, as far as they can be told by the names and kinds of its fields."""
    said = words_of(door.form().fields)
    said |= {name: ids[name] for name in said if name in ids}
    if door.method.startswith("verify_") and "origin" in said:
        said |= {"origin": VISITED}
    return said | ({COMMAND_ID: uuid4().hex} if door.kind == "command" else {})


def words_of(form_fields):
    named = {field.data_key or name: field for name, field in form_fields.items()}
    words = {name: word_for(name, field) for name, field in named.items()}
    return {name: word for name, word in words.items() if word is not None}


def word_for(name, field):
    if name in KNOWN:
        return KNOWN[name]
    return word_of_kind(name, field) if field.required else None


def word_of_kind(name, field):
    if isinstance(field, fields.Enum):
        return next(iter(field.enum)).value
    if isinstance(field, fields.Nested):
        return words_of(field.schema.fields)
    if isinstance(field, fields.List):
        return [word_of_kind(name.removesuffix("s"), field.inner)]
    return simple_word(field)


def simple_word(field):
    kinds = {
        fields.Integer: 1,
        fields.Float: 1.0,
        fields.Boolean: True,
        fields.Date: "2026-11-02",
        fields.AwareDateTime: "2026-11-02T12:00:00+08:00",
        fields.Dict: {},
    }
    return next((word for kind, word in kinds.items() if isinstance(field, kind)), "word")


CONVICTED = {
    "id": "T-K01",
    "category": "K01",
    "subject_id": "P00000001",
    "level": "red",
    "valid_from": "2026-01-01",
}


def all_looks(office, subject):
    looks, after = [], 0
    while after is not None:
        page = office.asks("leader", "list_looks", subject=subject, after=after)
        looks, after = looks + page["items"], page["next"]
    return looks


def unlocked(answer):
    """Return the rows of an exported workbook by sheet; it opens with its password alone."""
    file, out = OfficeFile(BytesIO(b64decode(answer["content"]))), BytesIO()
    file.load_key(password=answer["password"], verify_password=True)
    file.decrypt(out)
    return read_workbook(out.getvalue())


def test_the_records_of_a_grid_go_out_locked_masked_marked_and_written_down(office):
    justice = ORIGIN | {"source": "justice", "document": "矫正名册"}
    tags = [CONVICTED, CONVICTED | {"id": "T-C04", "category": "C04", "level": "dibao"}]
    for tag, origin in zip(tags, (justice, ORIGIN), strict=True):
        told = office.does("clerk", "import_tags", rows=[tag], origin=origin)
        assert told["rows"][0]["ok"]

    wish = {"command_id": uuid4().hex, "area": GRID, "purpose": "report", "reference": "街办2026-8号"}
    first, again = (office.asks("station_head", "export_records", **wish) for _ in range(2))

    sheets = unlocked(first)
    assert set(sheets) == {"户", "人员", "标签"}
    assert all(rows[0] == (first["mark"],) for rows in sheets.values())
    assert first["export"]["number"] in first["mark"]
    assert not any(secret in str(sheets) for secret in (*PLAIN, "K01", "矫正"))
    assert {row[1] for row in sheets["标签"][2:]} == {"低保、特困、低保边缘"}
    assert (first["export"], first["password"], sheets) == (
        again["export"],
        again["password"],
        unlocked(again),
    )

    [listed] = office.asks("leader", "list_exports", area=COMMUNITY)["items"]
    assert listed == first["export"]
    looks = all_looks(office, "P00000001")
    assert [look["reference"] for look in looks if look["act"] == "exported"] == ["街办2026-8号"]
    assert office.asks("leader", "verify_access_log")["broken_at"] is None
    with pytest.raises(NotAllowed):
        office.does("worker", "export_records", **wish | {"command_id": uuid4().hex})


def test_what_went_out_stands_nowhere_in_the_database(office):
    kept = str([list(office.database[name].find()) for name in ("record_exports", "access_log")])

    assert not any(secret in kept for secret in PLAIN)


def answers(office, ids):
    """Knock at every door as some who may, and as one who may not; yield what each says, refusals too.

    `ids` are those of what is there, by the name of their field.
    """
    for door in doors_of(GridService):
        admitted = [who for who, (_, role, _) in STAFF.items() if role in door.allow][:3]
        for who in [*admitted, "committee"]:
            try:
                said = office.asks(who, door.method, **words_for(door, ids))
            except DomainError as refusal:
                said = {"refused": refusal.message, "fields": refusal.fields}
            yield door.method, json.dumps(said, ensure_ascii=False, default=str)


REVEALING = {"reveal", "reveal_dispute", "reveal_field_conflict", "reveal_tags"}
SECRETS = (*PLAIN, OTHER_NUMBER, OTHER_PHONE)


def test_every_door_of_grid_answers_and_none_but_a_reveal_says_a_whole_name_number_or_phone(
    amqp_uri, mongo_uri, mongo, keys
):
    with an_office(amqp_uri, mongo_uri, mongo, keys) as office:
        day = WorkingDay(office)
        day.passes()
        told = [*day.said, *answers(office, day.ids)]
        kept = [list(office.database[name].find()) for name in office.database.list_collection_names()]

    plain = {door for door, said in told if any(secret in said for secret in SECRETS)}
    answered = {door for door, said in told if not said.startswith('{"refused"')}
    assert plain == REVEALING
    assert {door.method for door in doors_of(GridService)} - answered == set()
    assert not any(secret in str(kept) for secret in SECRETS)

"""What people get at the doors of the menu, over a real broker and a real database."""

import json

import pytest

from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.intake.counter import a_counter, a_wish

ABOUT = ("code", "task_version", "task_state", "clock_unit")

pytestmark = [pytest.mark.broker, pytest.mark.database]


@pytest.fixture(scope="module")
def counter(amqp_uri, mongo, tmp_path_factory):
    with a_counter(amqp_uri, mongo, tmp_path_factory.mktemp("keys")) as counter:
        yield counter


@pytest.fixture(scope="module")
def record(counter):
    """What the office knows of an item, without what tells which version it is."""
    whole = counter.asks("clerk", "get_item", code="JZ-011")
    return {name: said for name, said in whole.items() if not name.startswith(ABOUT)}


def found(counter, words, **but):
    page = counter.asks("resident", "search_items", words=words, **but)
    return [each["code"] for each in page["items"]]


def today():
    return local_time(clock.now()).date().isoformat()


def test_materials_follow_from_the_answers(counter):
    asked = {"item": "JZ-001", "circumstances": ["sick_or_disabled_member"], "by": "agent"}
    shown = counter.asks("resident", "required_materials", **asked)

    assert [each["code"] for each in shown["bring"]][:2] == ["identity_card", "mandate"]
    assert shown["bring"][0]["form"] == "view_only"
    assert shown["person_must_come"] is False
    fetched = counter.asks("resident", "required_materials", item="SB-001")["fetched"]
    assert [each["code"] for each in fetched] == ["household_book"]
    with pytest.raises(Invalid):
        counter.asks("resident", "required_materials", item="JZ-001", circumstances=["rich"])


def test_an_item_is_found_by_what_people_call_it(counter):
    assert found(counter, "低保") == ["JZ-005", "JZ-001"]  # a name comes before a keyword
    assert "SB-008" in found(counter, "sbk")
    assert "ZA-006" in found(counter, "yanggou")
    first = counter.asks("resident", "search_items", words="登记", limit=2)
    rest = counter.asks("resident", "search_items", words="登记", limit=50, after=first["next"])
    assert len(first["items"]) == 2
    whole = found(counter, "登记", limit=50)
    assert [each["code"] for each in first["items"] + rest["items"]] == whole
    assert rest["next"] is None
    for wrong in (
        {"words": ""},
        {"words": "长" * 41},
        {"words": "a", "limit": 51},
        {"words": "a", "after": "x"},
    ):
        with pytest.raises(Invalid):
            counter.asks("resident", "search_items", **wrong)


def test_a_version_is_drafted_revised_published_compared_and_withdrawn(counter, record):
    wish = {"command_id": a_wish(), "code": "JZ-011", "record": record | {"plan_effective_date": today()}}
    drafted, again = (counter.asks("reviewer", "draft_item", **wish) for _ in range(2))
    assert drafted == again
    assert (drafted["task_version"], drafted["task_state"]) == (2, "草稿")
    with pytest.raises(NotFound):
        counter.asks("resident", "get_item", code="JZ-011", version_no=2)
    better = wish["record"] | {"promise_day": 10, "keywords": ["救助"]}
    version = {"code": "JZ-011", "version_no": 2}
    counter.does("reviewer", "revise_item", **version, record=better)
    published = counter.does("reviewer", "publish_item", **version)
    assert (published["task_state"], published["promise_day"]) == ("在用", 10)
    assert counter.asks("resident", "get_item", code="JZ-011") == published
    with pytest.raises(Conflict):
        counter.does("reviewer", "revise_item", **version, record=better)

    changes = counter.asks("resident", "compare_items", code="JZ-011", former=1, latter=2)["items"]
    assert "承诺期限：由“15个工作日”改为“10个工作日”" in [each["says"] for each in changes]
    counter.does("reviewer", "withdraw_item", **version)
    assert counter.asks("resident", "get_item", code="JZ-011")["task_version"] == 1


def test_a_draft_is_given_up_and_another_one_begun(counter, record):
    record = record | {"plan_effective_date": today()}
    counter.does("reviewer", "draft_item", code="JZ-008", record=record)

    given_up = counter.does("reviewer", "discard_item", code="JZ-008", version_no=2)
    drafted = counter.does("reviewer", "draft_item", code="JZ-008", record=record)

    assert (given_up["task_state"], drafted["task_version"]) == ("废弃", 3)
    assert drafted["clock_unit"] == "working_day"


def test_all_faults_of_a_record_are_told_by_field_and_nothing_is_kept(counter, record):
    faulty = record | {
        "fee_basis": "",
        "is_fee": True,
        "catalog_code": "1",
        "promise_day": 40,
        "anticipate_day": 30,
    }
    faulty |= {"anticipate_type": "1", "anticipate_source": "P", "anticipate_since": today()}

    with pytest.raises(Invalid) as refused:
        counter.does("reviewer", "draft_item", code="JZ-012", record=faulty)
    assert set(refused.value.fields) == {"fee_basis", "catalog_code", "promise_day"}
    with pytest.raises(NotFound):
        counter.asks("clerk", "get_item", code="JZ-012", version_no=2)


@pytest.mark.parametrize("who", ["clerk", "worker", "resident", "leader"])
@pytest.mark.parametrize("door", ["draft_item", "publish_item", "withdraw_item"])
def test_only_editors_write_the_menu(counter, record, who, door):
    version = {"record": record} if door == "draft_item" else {"version_no": 1}
    with pytest.raises(NotAllowed):
        counter.does(who, door, code="JZ-011", **version)


@pytest.mark.parametrize("format", ["json", "excel"])
def test_the_menu_goes_out_and_comes_in_again(counter, format):
    file = counter.asks("operator", "export_items", format=format, category="医疗卫生")
    assert file["items"] == 5

    wish = {"format": format, "content": file["content"], "mode": "draft"}
    report = counter.does("operator", "import_items", **wish)
    assert {row["change"] for row in report["rows"]} == {"unchanged"}
    assert (report["faults"], report["drafted"]) == ([], 0)


def test_a_changed_file_is_looked_at_and_then_drafted(counter):
    records = json.loads(counter.asks("operator", "export_items", format="json", codes=["JZ-010"])["content"])
    records["items"][0]["keywords"] = ["孤儿"]
    file = {"format": "json", "content": json.dumps(records)}

    looked = counter.does("reviewer", "import_items", **file)
    assert (looked["rows"][0]["change"], looked["drafted"]) == ("next_version", 0)
    wish = {"command_id": a_wish(), "mode": "draft"} | file
    drafted, again = (counter.asks("reviewer", "import_items", **wish) for _ in range(2))
    assert (drafted["drafted"], drafted) == (1, again)
    assert counter.asks("clerk", "get_item", code="JZ-010", version_no=2)["keywords"] == ["孤儿"]

    records["items"][0]["materials"][0]["copies"] = 0
    faulty = counter.does(
        "reviewer", "import_items", format="json", content=json.dumps(records), mode="draft"
    )
    (fault,) = faulty["faults"]
    assert (fault["row"], fault["field"], faulty["drafted"]) == (1, "materials[0].copies", 0)


def test_a_file_that_is_none_or_too_long_is_refused(counter):
    for wrong in ("UEsFBg==", "?", "x" * 700_001):
        with pytest.raises(Invalid):
            counter.does("operator", "import_items", format="excel", content=wrong)
    with pytest.raises(NotAllowed):
        counter.does("clerk", "import_items", format="json", content="{}")

"""The record of an item has every name of the exchange, and what is written is read back the same."""

from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from marshmallow import RAISE, ValidationError

from services.intake.domain.exchange.groups import GROUPS
from services.intake.domain.exchange.item_record import write_item
from services.intake.domain.exchange.labels import LABELS, OF_A_LINE
from services.intake.domain.menu.menu import Handling
from services.intake.domain.menu.service_item import PREFIX, ServiceItem
from services.intake.domain.menu.step import Bound, Step
from services.intake.schemas.exchange.record import RECORD, ItemRecordForm, ItemRecordView
from services.intake.store.menu.release import Release
from shared.kernel.calendar import Unit
from shared.kernel.errors import Invalid
from tests.intake.exchange.guides import guides
from tests.intake.menu_builders import a_full_guide, a_guide, stated

EXCHANGE = [
    "row_guid",
    "task_guid",
    "catalog_code",
    "local_catalog_code",
    "task_code",
    "local_task_code",
    "task_handle_item",
    "task_name",
    "task_type",
    "task_state",
    "task_version",
    "dept_name",
    "dept_code",
    "dept_type",
    "entrust_name",
    "use_level",
    "power_source",
    "by_law",
    "accept_condition",
    "project_type",
    "server_type",
    "handle_type",
    "handle_flow",
    "special_procedure",
    "anticipate_day",
    "anticipate_type",
    "anticipate_explain",
    "promise_day",
    "promise_type",
    "promise_explain",
    "is_fee",
    "fee_basis",
    "limit_scene_num",
    "limit_scene_explain",
    "transact_addr",
    "transact_time",
    "link_way",
    "supervise_way",
    "plan_effective_date",
    "plan_cancel_date",
    "is_entry_center",
    "handle_area",
    "other_dept",
    "service_type",
    "limit_explain",
    "result_type",
    "result_name",
    "result_guid",
    "is_schedule",
    "is_pay_online",
    "is_express",
    "is_service_terminals",
    "user_topic_type",
    "is_online",
    "online_handle_depth",
    "online_handle_url",
    "mobile_terminal_url",
    "town_name",
    "town_code",
    "village_name",
    "village_code",
    "cd_operation",
    "cd_time",
    "cd_batch",
    "data_source",
]
OURS = [
    "clock_unit",
    "category6",
    "service_scope",
    "agent_allowed",
    "must_present",
    "tolerance_allowed",
    "special_procedures",
    "form_schema",
    "decision_templates",
    "keywords",
    "scenarios",
]
OF_A_MATERIAL = [
    "code",
    "name",
    "kind",
    "form",
    "copies",
    "source",
    "required",
    "tolerable",
    "tolerance_days",
    "pledge_allowed",
    "review_points",
    "sample_guid",
    "validity_check",
    "keep",
    "retention",
]
ABOUT = ("code", "task_version", "task_state", "clock_unit")


def dumped(guide):
    return ItemRecordView().dump(write_item(ServiceItem.draft(f"{PREFIX[guide.category]}-001", guide=guide)))


def written(guide):
    return {name: said for name, said in dumped(guide).items() if name not in ABOUT}


@pytest.mark.parametrize(
    ("guide", "unit"),
    [
        (a_guide(promise=stated(60, Unit.MINUTE), legal=stated(20)), "minute"),
        (a_guide(promise=stated(10, Unit.NATURAL_DAY), legal=None), "natural_day"),
        (
            a_guide(
                promise=None,
                legal=stated(20, Unit.NATURAL_DAY),
                steps=(Step(title="审核", bound=Bound.AT_MOST, stated=stated(5)),),
            ),
            "working_day",
        ),
    ],
)
def test_the_record_says_in_which_unit_the_whole_is_counted(guide, unit):
    assert dumped(guide)["clock_unit"] == unit


def read(record):
    return ItemRecordForm().load(record)


def test_every_field_of_the_exchange_has_its_own_name():
    assert [name for name in (*EXCHANGE, *OURS) if name not in dumped(a_full_guide())] == []
    (material, *_) = dumped(a_full_guide())["materials"]
    assert [name for name in OF_A_MATERIAL if name not in material] == []


def test_no_two_groups_have_a_field_of_the_same_name():
    names = [field.name for group in GROUPS.values() for field in fields(group)]

    assert len(names) == len(set(names))


def test_every_field_has_a_label_in_chinese():
    lines = {"materials", "steps", "scenarios", "special_procedures", "form_schema", "decision_templates"}
    record = dumped(a_full_guide())

    assert set(record) - lines - set(LABELS) == set()
    for name in lines:
        assert set(record[name][0]) - set(OF_A_LINE) - {"answers"} == set()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(guide=guides())
def test_what_is_written_is_read_back_the_same(guide):
    assert read(written(guide)) == guide
    assert written(read(written(guide))) == written(guide)


def test_the_full_record_is_read_back_the_same():
    assert read(written(a_full_guide())) == a_full_guide()


@pytest.mark.parametrize("item", Release(None).items(), ids=lambda item: item.code)
def test_a_delivered_item_is_read_back_the_same(item):
    assert read(written(item.guide)) == item.guide


def test_limits_are_told_in_the_units_of_the_exchange():
    record = written(a_full_guide())

    assert (record["anticipate_day"], record["anticipate_type"], record["anticipate_longest"]) == (
        15,
        "2",
        30,
    )
    at_once = written(a_guide(handling=Handling.AT_ONCE, promise=stated(0)))
    assert (at_once["project_type"], at_once["promise_day"], at_once["promise_type"]) == ("at_once", 0, "1")
    assert written(a_guide(legal=None))["anticipate_day"] is None


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"promise_type": "4"}, {"promise_type"}),
        ({"promise_day": "5"}, {"promise_day"}),
        ({"promise_source": None}, {"promise_source"}),
        ({"promise_day": 30}, {"promise_day"}),
        ({"category6": "别的"}, {"category6"}),
        ({"is_fee": True, "fee_basis": ""}, {"fee_basis"}),
        ({"is_fee": "1"}, {"is_fee"}),
        ({"unheard_of": 1}, {"unheard_of"}),
        ({"task_name": ""}, {"task_name"}),
        ({"notes": "长" * 2001}, {"notes"}),
        ({"plan_cancel_date": "2020-01-01"}, {"plan_cancel_date"}),
        (
            {"dept_code": "12441500196720244X", "catalog_code": "7"},
            {"dept_code", "catalog_code", "task_code"},
        ),
    ],
)
def test_a_faulty_record_is_refused_by_the_names_of_its_fields(change, fields):
    assert places_of(written(a_full_guide()) | change) >= fields


def places_of(record):
    try:
        ItemRecordForm(unknown=RAISE).load(record)
    except ValidationError as wrong:
        return set(wrong.messages_dict)
    except Invalid as wrong:
        return set(wrong.fields)
    return set()


def test_faults_of_lines_are_told_by_their_number_and_field():
    record = written(a_full_guide())
    record["materials"][0]["copies"] = 0
    record["materials"][2]["when"] = None
    record["special_procedures"][0]["law"] = ""
    record["steps"][0]["amount"] = -1
    record["fee_basis"] = ""

    assert places_of(record) == {
        "materials[0].copies",
        "materials[2].when",
        "special_procedures[0]",
        "steps[0]",
        "fee_basis",
    }


def test_rules_of_the_whole_are_told_together_with_faults_of_the_groups():
    record = written(a_full_guide()) | {"fee_basis": "", "promise_day": 60, "catalog_code": "1"}

    assert places_of(record) == {"fee_basis", "promise_day", "catalog_code", "task_code"}


def test_what_a_record_leaves_out_is_as_usual():
    known = {name: said for name, said in written(a_guide()).items() if RECORD[name].required}
    promise = {name: said for name, said in written(a_guide()).items() if name.startswith("promise")}

    guide = read(known | promise)
    assert guide == a_guide(legal=None)

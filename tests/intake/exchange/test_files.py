"""Items go out as JSON or a workbook and come in again the same; faults are told by sheet, row and column."""

import base64
import json
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from services.intake.domain.menu.service_item import PREFIX, ServiceItem
from services.intake.schemas.exchange.files import MOST_ITEMS, FileFormat, read_file, write_file
from services.intake.schemas.exchange.sheets import SHEETS
from services.intake.store.menu.release import Release
from shared.kernel.errors import Invalid
from shared.plumbing.workbook import read_workbook, write_workbook
from tests.intake.exchange.guides import guides
from tests.intake.menu_builders import a_full_guide, a_guide, an_item

JSON, EXCEL = FileFormat.JSON, FileFormat.EXCEL
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def items_of(contents):
    return [
        ServiceItem.draft(f"{PREFIX[guide.category]}-{number:03}", guide=guide)
        for number, guide in enumerate(contents)
    ]


def read_back(format, items):
    reading = read_file(format, write_file(format, items))
    assert reading.faults == ()
    return [ServiceItem.draft(each.code, guide=each.guide) for each in reading.proposals]


@pytest.mark.parametrize("format", FileFormat)
@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(contents=st.lists(guides(), min_size=1, max_size=2))
def test_what_goes_out_comes_in_the_same_and_goes_out_the_same(format, contents):
    items = items_of(contents)
    there = read_back(format, items)

    assert there == items
    if format is JSON:  # a workbook tells when it was made
        assert write_file(format, there) == write_file(format, items)
    assert sheets(write_file(EXCEL, there)) == sheets(write_file(EXCEL, items))


@pytest.mark.parametrize("format", FileFormat)
def test_the_whole_delivered_menu_goes_out_and_comes_in_again(format):
    items = list(Release(None).items())

    assert read_back(format, items) == items


def test_the_names_of_the_exchange_head_the_table_and_words_stand_below():
    (names, labels, first, *_) = sheets(write_file(EXCEL, [an_item(guide=a_full_guide())]))["事项"]
    line = dict(zip(names, first, strict=False))

    assert (names[0], labels[0]) == ("code", "事项编码")
    assert (line["task_name"], line["project_type"], line["is_fee"]) == ("居住证申领受理", "承诺件", "是")
    assert line["server_type"] == "自然人\n企业法人"
    assert line["promise_type"] == "自然日"


def sheets(content):
    return read_workbook(base64.b64decode(content))


def changed(change, *contents):
    """Return a workbook in which somebody has typed something else."""
    items = items_of(contents or [a_full_guide(), a_guide()])
    rows = {title: [list(row) for row in found] for title, found in sheets(write_file(EXCEL, items)).items()}
    change(rows)
    return base64.b64encode(write_workbook(rows)).decode()


def put(sheet, row, field, value):
    def change(rows):
        names, line = rows[sheet][0], rows[sheet][row - 1]
        line += [None] * (len(names) - len(line))
        line[names.index(field)] = value

    return change


def faults_of(content, format=EXCEL):
    reading = read_file(format, content)
    return [(each.where.sheet, each.where.row, each.where.field) for each in reading.faults], reading


@pytest.mark.parametrize(
    ("sheet", "row", "field", "value"),
    [
        ("事项", 3, "task_name", None),
        ("事项", 3, "category6", "别的"),
        ("事项", 4, "promise_day", "五"),
        ("事项", 4, "promise_day", 99),
        ("事项", 3, "plan_effective_date", "明天"),
        ("事项", 3, "is_fee", "也许"),
        ("事项", 3, "fee_basis", None),
        ("事项", 3, "dept_code", "12441500196720244X"),
        ("事项", 4, "code", None),
        ("材料", 3, "copies", 0),
        ("材料", 5, "when", None),
        ("材料", 4, "required", "随便"),
        ("环节", 3, "bound", None),
        ("情形问题", 3, "text", None),
        ("表单项", 3, "kind", "乱"),
        ("决定模板", 3, "decision", None),
        ("材料", 6, "item", "JZ-777"),
        ("情形选项", 3, "question", "nobody"),
    ],
)
def test_a_fault_is_told_by_its_sheet_row_and_field(sheet, row, field, value):
    found, _ = faults_of(changed(put(sheet, row, field, value)))

    assert (sheet, row, field) in found


def test_all_faults_of_all_rows_are_told_at_once():
    def spoil(rows):
        put("事项", 3, "fee_basis", None)(rows)
        put("事项", 4, "task_name", "")(rows)
        put("材料", 3, "copies", 0)(rows)
        put("材料", 7, "tolerance_days", 3)(rows)

    found, reading = faults_of(changed(spoil))
    assert set(found) >= {
        ("事项", 3, "fee_basis"),
        ("事项", 4, "task_name"),
        ("材料", 3, "copies"),
        ("材料", 7, "tolerance_days"),
    }
    assert reading.proposals == ()
    assert reading.letters[("材料", "copies")].isalpha()


def test_a_formula_is_a_fault_where_it_stands():
    book = load_workbook(BytesIO(base64.b64decode(changed(lambda rows: None))))
    place = SHEETS["items"].names.index("promise_day") + 1
    book["事项"].cell(4, place).value = "=2+3"
    out = BytesIO()
    book.save(out)

    found, _ = faults_of(base64.b64encode(out.getvalue()).decode())
    assert ("事项", 4, "promise_day") in found


def test_codes_and_numbers_may_be_typed_as_the_table_likes_them():
    def type_them(rows):
        put("事项", 3, "catalog_code", 442199806003)(rows)
        put("事项", 4, "promise_day", "5")(rows)
        put("事项", 4, "anticipate_day", 20.0)(rows)

    _, reading = faults_of(changed(type_them))
    assert [each.guide for each in reading.proposals] == [a_full_guide(), a_guide()]


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.pop("事项"),
        lambda rows: rows.update({"事项": rows["事项"][:2]}),
        lambda rows: rows.update({"事项": []}),
    ],
)
def test_a_workbook_without_items_is_refused(change):
    with pytest.raises(Invalid):
        read_file(EXCEL, changed(change))


def test_a_column_that_nobody_knows_is_a_fault():
    def add(rows):
        rows["材料"][0].append("colour")

    (place, *_), _ = faults_of(changed(add))
    assert place[:2] == ("材料", 1)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"items": {}}',
        '{"items": [1]}',
        '{"items": []}',
        '{"items": [{"promise_day": NaN}]}',
        "[" * 100_000,
        '{"items": [' + "1" * 5000 + "]}",
        json.dumps({"items": [{}] * (MOST_ITEMS + 1)}),
    ],
    ids=range(10),
)
def test_what_is_no_list_of_records_is_refused(content):
    with pytest.raises(Invalid):
        read_file(JSON, content)


@pytest.mark.parametrize("content", ["", "?", "表", "AAAA"])
def test_what_is_no_workbook_is_refused(content):
    with pytest.raises(Invalid):
        read_file(EXCEL, content)


def test_faults_in_json_are_told_by_the_number_of_the_record_and_the_field():
    records = json.loads(write_file(JSON, items_of([a_full_guide(), a_guide()])))["items"]
    records[0]["materials"][1]["copies"] = 0
    records[1] |= {"promise_day": 99, "code": records[0]["code"]}

    found, _ = faults_of(json.dumps({"items": records}), JSON)
    assert found == [
        ("items", 1, "materials[1].copies"),
        ("items", 2, "code"),
        ("items", 2, "promise_day"),
    ]

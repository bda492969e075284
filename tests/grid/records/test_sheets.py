"""Lists of departments as CSV and Excel: what is read of them, and what is wrong, by row and column."""

import base64
import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from services.grid.domain.records.field_rule import About
from services.grid.domain.records.household import HouseholdKind
from services.grid.domain.records.import_batch import Effect
from services.grid.domain.records.origin import Source
from services.grid.domain.records.person import Population, Relation
from services.grid.domain.records.residence import Tenure
from services.grid.schemas.records.read_sheet import MOST_SHEET_ROWS
from services.grid.schemas.records.record_files import (
    FileFormat,
    read_record_file,
    show_outcomes,
    write_template,
)
from services.grid.schemas.records.sheet import TITLES, SheetKind, template_rows
from services.grid.schemas.records.sheet_rows import rows_of_sheet
from services.grid.usecases.records.import_rows import Brought
from services.grid.usecases.records.import_tags import Subjects, import_tags
from shared.kernel.errors import Invalid
from shared.plumbing.workbook import LARGEST_UNPACKED, column_name
from tests.grid.builders import COMMUNITY, a_command, a_household, a_person
from tests.grid.records.builders import NAME, NUMBER, PHONE, a_registry, an_origin
from tests.grid.records.fakes import FakePeople, FakeTags
from tests.grid.records.sheets import BOTH, COLUMNS, HOUSEHOLD, PERSON, TAG, a_file, content_of
from tests.grid.records.tag_builders import RULES as TAG_RULES
from tests.grid.records.tag_builders import SEALER
from tests.grid.records.test_importing import register

PEOPLE, HOUSEHOLDS, TAGS = SheetKind.PEOPLE, SheetKind.HOUSEHOLDS, SheetKind.TAGS
WRONG_NUMBER = "340102199003070011"


def read(kind, format, *lines):
    return read_record_file(kind, format, a_file(kind, format, *lines), COLUMNS[kind])


def rows(kind, format, *lines):
    return rows_of_sheet(kind, read(kind, format, *lines), COLUMNS[kind])


@pytest.mark.parametrize("format", BOTH)
def test_people_come_in_with_the_words_of_a_clerk(format):
    line = PERSON | {
        "tenure": "租住",
        "lives_since": "2020/3/1",
        "politics": "中共党员",
        "hukou_lodged": "否",
    }

    [row] = rows(PEOPLE, format, line | {"ethnic_group": "拒绝提供"})

    assert (row.id, row.household_id, row.name, row.id_number, row.phone) == (
        "P00000001",
        "H00000001",
        NAME,
        NUMBER,
        PHONE,
    )
    assert (row.relation, row.population, row.tenure) == (
        Relation.HEAD,
        Population.REGISTERED,
        Tenure.RENTED,
    )
    assert row.lives_since == date(2020, 3, 1)
    assert row.details == {"politics": "01", "hukou_lodged": "no"}
    assert row.declined == {"ethnic_group"}
    assert row.unread == {}


@pytest.mark.parametrize("format", BOTH)
def test_households_come_in(format):
    [row] = rows(
        HOUSEHOLDS, format, HOUSEHOLD | {"rented": "是", "floor_area": 89.5, "lease_end": "2027-01-31"}
    )

    assert (row.members, row.kind, row.building_id) == (3, HouseholdKind.RESIDENT, f"{COMMUNITY}B00001")
    assert row.details == {"rented": "yes", "floor_area": "89.5", "lease_end": "2027-01-31"}


@pytest.mark.parametrize("format", BOTH)
def test_tags_come_in_with_the_details_of_their_category_alone(format):
    right, wrong = rows(TAGS, format, TAG, TAG | {"category": "C01", "level": "frail"})

    assert (right.category, right.level, right.valid_from) == ("C03", "2", date(2026, 3, 1))
    assert right.details == {"kind": "肢体"}
    assert set(wrong.unread) == {"C03.kind"}


@pytest.mark.parametrize("kind", list(SheetKind))
@pytest.mark.parametrize("format", BOTH)
def test_a_template_is_filled_in_and_read(kind, format):
    file = write_template(kind, format, COLUMNS[kind])

    assert file["file_name"].startswith(TITLES[kind])
    with pytest.raises(Invalid, match="1至500行"):
        read_record_file(kind, format, file["content"], COLUMNS[kind])


@pytest.mark.parametrize("format", BOTH)
def test_everything_wrong_with_a_row_is_told_at_once_under_its_number_and_column(format):
    line = PERSON | {
        "household_id": "H404",
        "relation": "邻居",
        "id_number": WRONG_NUMBER,
        "phone": "twelve",
        "lives_since": "2020-13-01",
        "came_for": "度假",
        "name": None,
        "sex": "拒绝提供",
    }
    sheet = read(PEOPLE, format, PERSON, {}, line)
    outcomes = register(FakePeople(), *rows_of_sheet(PEOPLE, sheet, COLUMNS[PEOPLE]))

    shown = show_outcomes(sheet, outcomes, dry_run=False)

    assert [(row["row"], row["effect"]) for row in shown["rows"]] == [(3, Effect.NEW), (5, Effect.REFUSED)]
    names = template_rows(COLUMNS[PEOPLE])[0]
    letters = {fault["name"]: fault["column"] for fault in shown["rows"][1]["faults"]}
    assert set(letters) == set(line) - {"id", "population"}
    assert all(letters[name] == column_name(names.index(name)) for name in letters)
    assert not any(secret in str(shown) for secret in (WRONG_NUMBER, "twelve", "邻居", "度假", "2020-13-01"))


def an_excel(cell):
    """Return a list of people in which somebody has typed straight into a spreadsheet."""
    book, out = Workbook(), io.BytesIO()
    book.active.title = TITLES[PEOPLE]
    for row in template_rows(COLUMNS[PEOPLE]):
        book.active.append(row)
    names = template_rows(COLUMNS[PEOPLE])[0]
    book.active.append([(PERSON | cell).get(name) for name in names])
    book.save(out)
    content = base64.b64encode(out.getvalue()).decode()
    sheet = read_record_file(PEOPLE, FileFormat.EXCEL, content, COLUMNS[PEOPLE])
    [row] = rows_of_sheet(PEOPLE, sheet, COLUMNS[PEOPLE])
    return row


def test_a_number_that_the_spreadsheet_has_rounded_is_not_taken():
    assert "文本" in an_excel({"id_number": 340102199003070010}).unread["id_number"][0]
    assert an_excel({"phone": 13800001234}).phone == PHONE


def test_days_may_be_typed_or_be_days_of_the_spreadsheet():
    days = [date(2020, 3, 1), "2020-03-01", "2020.3.1", "2020年3月1日"]

    assert {an_excel({"lives_since": day}).lives_since for day in days} == {date(2020, 3, 1)}


def test_formulas_are_not_taken():
    row = an_excel({"employer": "=1+1"})

    assert "公式" in row.unread["employer"][0]


def test_a_formula_in_a_text_table_is_not_taken():
    head = template_rows(COLUMNS[PEOPLE])
    line = [(PERSON | {"employer": "FORMULA"}).get(name) for name in head[0]]
    content = base64.b64decode(content_of(PEOPLE, FileFormat.CSV, [*head, line])).replace(b"FORMULA", b"=1+1")
    sheet = read_record_file(PEOPLE, FileFormat.CSV, base64.b64encode(content).decode(), COLUMNS[PEOPLE])

    assert "公式" in sheet.rows[0].unread["employer"][0]


@pytest.mark.parametrize("format", BOTH)
def test_columns_that_are_unknown_twice_or_missing_are_told_all_at_once_and_not_repeated(format):
    content = content_of(PEOPLE, format, [["id", "id", NAME], ["", "", ""], ["P1", "P1", "x"]])

    with pytest.raises(Invalid) as refused:
        read_record_file(PEOPLE, format, content, COLUMNS[PEOPLE])

    assert all(word in refused.value.message for word in ("第B列", "第C列", "与户主关系", "姓名"))
    assert NAME not in refused.value.message


@pytest.mark.parametrize("format", BOTH)
def test_a_table_without_the_row_that_explains_is_refused_and_no_row_of_it_is_lost(format):
    names = template_rows(COLUMNS[PEOPLE])[0]
    line = [PERSON.get(name) for name in names]

    with pytest.raises(Invalid, match="第2行"):
        read_record_file(PEOPLE, format, content_of(PEOPLE, format, [names, line, line]), COLUMNS[PEOPLE])


@pytest.mark.parametrize("format", BOTH)
def test_a_file_has_its_bounds(format):
    lines = [TAG | {"id": str(number)} for number in range(MOST_SHEET_ROWS + 1)]

    assert len(read(TAGS, format, *lines[1:]).rows) == MOST_SHEET_ROWS
    with pytest.raises(Invalid):
        read(TAGS, format, *lines)


def a_bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (LARGEST_UNPACKED + 1))
    return base64.b64encode(out.getvalue()).decode()


@pytest.mark.parametrize(
    ("format", "content"),
    [
        (FileFormat.EXCEL, "no base64!"),
        (FileFormat.EXCEL, base64.b64encode(b"no workbook").decode()),
        (FileFormat.EXCEL, content_of(HOUSEHOLDS, FileFormat.EXCEL, [["id"]])),
        (FileFormat.CSV, ""),
    ],
)
def test_what_is_no_such_file_is_refused(format, content):
    with pytest.raises(Invalid):
        read_record_file(PEOPLE, format, content, COLUMNS[PEOPLE])


def test_a_bomb_is_not_unpacked():
    with pytest.raises(Invalid, match="过大"):
        read_record_file(PEOPLE, FileFormat.EXCEL, a_bomb(), COLUMNS[PEOPLE])


@pytest.mark.parametrize("format", BOTH)
def test_a_restricted_tag_comes_from_its_authority_alone_and_lies_sealed(format):
    line = {name: said for name, said in TAG.items() if name != "C03.kind"}
    restricted = line | {"category": "K01", "level": "red", "K01.kind": "缓刑"}
    tags, person = FakeTags(), a_person()

    def brought(source, id):
        return import_tags(
            tags,
            Subjects(people={person.id: person}, households={"H00000001": a_household()}),
            TAG_RULES,
            a_registry(sealer=SEALER),
            rows=rows(TAGS, format, restricted),
            brought=Brought(
                about=About.PERSON, origin=an_origin(source=source), dry_run=False, command=a_command(id)
            ),
        )

    [refused], [taken] = brought(Source.CIVIL_AFFAIRS, "batch-1"), brought(Source.JUSTICE, "batch-2")

    assert (refused.effect, set(refused.faults)) == (Effect.REFUSED, {"category"})
    assert taken.effect is Effect.NEW
    assert "缓刑" not in str(tags.by_id)
    assert "K01" not in str(tags.by_id)

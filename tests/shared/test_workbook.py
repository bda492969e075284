"""Tables in Excel files: what is written is read back the same, and what comes in is bounded."""

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msoffcrypto import OfficeFile
from msoffcrypto.exceptions import InvalidKeyError
from openpyxl import Workbook, load_workbook

from shared.kernel.errors import Invalid
from shared.plumbing import workbook
from shared.plumbing.workbook import Formula, column_name, lock_workbook, read_workbook, write_workbook

LAUGHS = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"
t="inlineStr"><is><t>&lol2;</t></is></c></row></sheetData></worksheet>"""
texts = st.text("申请=+-@'\"<&>_x0041 \n1", min_size=1, max_size=10)
cells = st.one_of(st.none(), texts, st.integers(-(10**9), 10**9))


def read_rows(rows):
    return read_workbook(write_workbook({"表": rows}))["表"]


def with_part(content, name, text):
    """Return the same workbook with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, text if part == name else old.read(part))
    return out.getvalue()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=4))
def test_what_is_written_is_read_back_the_same(rows):
    assert [shortened(row) for row in read_rows(rows)] == [shortened(row) for row in rows]


def shortened(row):
    """Leave out the blank cells at its end."""
    kept = list(row)
    while kept and kept[-1] is None:
        kept.pop()
    return kept


def test_a_text_that_looks_like_a_formula_stays_a_text():
    assert read_rows([["=1+1", "@SUM(A1)"]])[0][:2] == ("=1+1", "@SUM(A1)")


def test_a_formula_is_told_from_a_text():
    book, out = Workbook(), io.BytesIO()
    book.active["A1"] = "=1+1"
    book.save(out)

    assert read_workbook(out.getvalue())["Sheet"][0][0] == Formula("=1+1")


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"no workbook", b"PK\x05\x06" + b"\x00" * 18, "表".encode()], ids=range(5)
)
def test_what_is_no_workbook_is_refused(content):
    with pytest.raises(Invalid):
        read_workbook(content)


def test_a_workbook_without_its_parts_is_refused():
    content = write_workbook({"表": [["a"]]})
    for name in ("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"):
        with pytest.raises(Invalid):
            read_workbook(with_part(content, name, "<not closed"))


def test_xml_that_multiplies_itself_is_refused():
    content = with_part(write_workbook({"表": [["a"]]}), "xl/worksheets/sheet1.xml", LAUGHS)

    with pytest.raises(Invalid):
        read_workbook(content)


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * (workbook.LARGEST_UNPACKED + 1))
    assert len(out.getvalue()) < 100_000

    with pytest.raises(Invalid, match="过大"):
        read_workbook(out.getvalue())


def test_a_part_that_says_less_than_it_holds_is_refused():
    content = write_workbook({"表": [["a" * 5000]]})
    parts = zipfile.ZipFile(io.BytesIO(content))
    size = parts.getinfo("xl/worksheets/sheet1.xml").file_size
    forged = content.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))

    with pytest.raises(Invalid):
        read_workbook(forged)


def test_too_many_parts_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(workbook.MOST_PARTS + 1):
            archive.writestr(f"{number}.xml", "")

    with pytest.raises(Invalid, match="过大"):
        read_workbook(out.getvalue())


@pytest.mark.parametrize(
    "rows",
    [
        [["a"]] * (workbook.MOST_ROWS + 1),
        [["a"] * (workbook.MOST_COLUMNS + 1)],
        [[None] * workbook.MOST_COLUMNS + ["a"]],
    ],
    ids=["rows", "columns", "far out"],
)
def test_too_much_in_a_sheet_is_refused(rows):
    with pytest.raises(Invalid, match="超过"):
        read_rows(rows)


@pytest.mark.parametrize("place", ["A1048576", "XFD1", "XFD1048576"])
def test_a_cell_far_out_costs_nothing_and_is_refused(place):
    book, out = Workbook(), io.BytesIO()
    book.active["A1"] = "a"
    book.active[place] = "z"
    book.save(out)

    with pytest.raises(Invalid, match="超过"):
        read_workbook(out.getvalue())


def test_a_file_that_lies_about_its_size_is_read_as_it_is():
    content = write_workbook({"表": [["a"]]})
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    lying = sheet.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>', 1)

    assert read_workbook(with_part(content, "xl/worksheets/sheet1.xml", lying)) == {"表": [("a",)]}


def test_too_many_sheets_are_refused():
    with pytest.raises(Invalid):
        read_workbook(write_workbook({f"表{n}": [["a"]] for n in range(workbook.MOST_SHEETS + 1)}))


def test_columns_have_letters():
    assert [column_name(each) for each in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_mark_stands_on_every_sheet_and_page():
    content = write_workbook({"户": [["a"]], "人": []}, mark="王 & 李 DC-1")

    assert {title: rows[0] for title, rows in read_workbook(content).items()} == {
        "户": ("王 & 李 DC-1",),
        "人": ("王 & 李 DC-1",),
    }
    for sheet in load_workbook(io.BytesIO(content)).worksheets:
        assert sheet.oddHeader.center.text == sheet.oddFooter.center.text == "王 && 李 DC-1"


def test_without_a_mark_a_workbook_is_as_it_was_written():
    assert read_rows([["a"]]) == [("a",)]


def unlocked(content, password):
    file, out = OfficeFile(io.BytesIO(content)), io.BytesIO()
    file.load_key(password=password, verify_password=True)
    file.decrypt(out)
    return out.getvalue()


def test_a_locked_workbook_opens_with_its_password_alone():
    content = write_workbook({"户": [["全椒路社区"]]})
    locked = lock_workbook(content, "ABCD-2345")

    assert unlocked(locked, "ABCD-2345") == content
    with pytest.raises(InvalidKeyError):
        unlocked(locked, "ABCD-2346")
    with pytest.raises(Invalid):
        read_workbook(locked)
    assert OfficeFile(io.BytesIO(locked)).info["passwordKeyBits"] == 256

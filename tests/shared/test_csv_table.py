"""Tables as text: what is written is read back the same, is not reckoned, and what comes in is bounded."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.kernel.errors import Invalid
from shared.plumbing.csv_table import RECKONED, read_csv, write_csv
from shared.plumbing.workbook import MOST_COLUMNS, MOST_ROWS, Formula

texts = st.text("=+-@\t\r\n '\"\uff1d1,申请", max_size=8)


@settings(deadline=None)
@given(rows=st.lists(st.lists(texts, min_size=1, max_size=4), min_size=1, max_size=4))
def test_what_is_written_is_read_back_the_same_and_nothing_in_it_is_reckoned(rows):
    content = write_csv(rows)

    read = [[cell or "" for cell in row] for row in read_csv(content)]
    assert [row for row in read if row] == rows
    written = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert not any(cell.lstrip(" ").startswith(RECKONED) for row in written for cell in row)


def test_a_formula_that_comes_in_is_told_from_a_text():
    assert read_csv(b"=1+1,'=1+1,-1\n")[0] == (Formula("=1+1"), "=1+1", "-1")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_spreadsheets_of_today_and_yesterday_are_read(encoding):
    assert read_csv("姓名,电话\n王小明,\n".encode(encoding)) == [("姓名", "电话"), ("王小明", None)]


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\xff",
        b'"never closed',
        b"a\n" * (MOST_ROWS + 1),
        b"," * MOST_COLUMNS + b"\n",
        b"a" * 200_000,
    ],
)
def test_what_is_no_table_or_too_much_is_refused(content):
    with pytest.raises(Invalid):
        read_csv(content)

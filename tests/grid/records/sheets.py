"""Files of records as a clerk fills them in; a test names only what it is about."""

import base64

from services.grid.schemas.records.record_files import FileFormat
from services.grid.schemas.records.sheet import TITLES, SheetKind, columns_of, template_rows
from shared.plumbing.csv_table import write_csv
from shared.plumbing.workbook import write_workbook
from tests.grid.builders import COMMUNITY
from tests.grid.records.builders import NAME, NUMBER, PHONE, RULES
from tests.grid.records.tag_builders import RULES as TAG_RULES

BOTH = [FileFormat.EXCEL, FileFormat.CSV]
COLUMNS = {kind: columns_of(kind, RULES, TAG_RULES) for kind in SheetKind}
PERSON = {
    "id": "P00000001",
    "household_id": "H00000001",
    "relation": "户主",
    "population": "户籍人口",
    "name": NAME,
    "id_number": NUMBER,
    "phone": PHONE,
}
HOUSEHOLD = {
    "id": "H00000001",
    "house_id": f"{COMMUNITY}B00001-010501",
    "building_id": f"{COMMUNITY}B00001",
    "members": 3,
    "door": "1单元501室",
    "kind": "常住",
}
TAG = {
    "id": "T00000001",
    "category": "C03",
    "subject_id": "P00000001",
    "level": "2",
    "valid_from": "2026-03-01",
    "C03.kind": "肢体",
}


def content_of(kind, format, rows):
    """Return a file of these rows, in base64."""
    plain = write_csv(rows) if format is FileFormat.CSV else write_workbook({TITLES[kind]: rows})
    return base64.b64encode(plain).decode()


def a_file(kind, format, *lines):
    """Return the template with these lines filled in, each by the names of its columns."""
    head = template_rows(COLUMNS[kind])
    return content_of(kind, format, [*head, *([line.get(name) for name in head[0]] for line in lines)])

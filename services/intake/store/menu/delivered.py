"""The menu and the issue types as they are shipped, each row as the domain wants it."""

from pathlib import Path

from services.intake.domain.menu.issue_type import IssueType
from services.intake.domain.menu.service_item import ServiceItem
from shared.plumbing.strict import believing_nothing
from shared.plumbing.tables import Row, load_table, read_rows, require_explained


def read_items(path: Path) -> tuple[ServiceItem, ...]:
    """Return every row of the menu as a draft, with the general materials before its own."""
    table = load_table(path)
    return read_rows(path, table.get("items"), lambda row: _item(row, table))


def read_issue_types(path: Path) -> tuple[IssueType, ...]:
    """Return every row of the issue types, in the version of the table."""
    table = load_table(path)
    return read_rows(path, table.get("issue_types"), lambda row: _issue_type(row, table))


def _item(row: Row, table: Row) -> ServiceItem:
    code, version_no = row.pop("code", None), row.pop("version_no", None)
    if isinstance(row.get("materials"), list):
        row["materials"] = [*table.get("general", ()), *row["materials"]]
    whole = {"id": f"{code}@{version_no}", "code": code, "version_no": version_no, "guide": row}
    item = believing_nothing().structure(whole, ServiceItem)
    require_explained({each.source for each in item.guide.stated()}, table)
    return item


def _issue_type(row: Row, table: Row) -> IssueType:
    of_the_table = {name: table[name] for name in ("version_no", "effective_from") if name in table}
    issue_type = believing_nothing().structure(row | of_the_table, IssueType)
    require_explained({issue_type.source, *(each.source for each in issue_type.stated())}, table)
    return issue_type

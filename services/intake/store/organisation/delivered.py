"""Reads the delivered organisation: the units, and the first versions of the three lists.

Faulty rows are refused by file, row and field, all of them at once, as in the tables of the menu.
"""

from functools import partial
from pathlib import Path

from services.intake.domain.organisation.list_entry import ListEntry
from services.intake.domain.organisation.organisation import Organisation
from services.intake.domain.organisation.topic_list import ListKind, TopicList
from services.intake.domain.organisation.unit import Level, Unit, unit_of_community
from shared.plumbing.strict import believing_nothing
from shared.plumbing.tables import Row, load_table, read_rows, require_explained


def read_organisation(path: Path) -> Organisation:
    """Return every unit: the offices, and each body in each community."""
    table = load_table(path)
    offices = read_rows(path, table.get("offices"), _office)
    communities = read_rows(path, table.get("communities"), lambda row: (row["digits"], row["title"]))
    bodies = [
        unit
        for digits, title in communities
        for unit in read_rows(path, table.get("bodies"), partial(_body, digits=digits, title=title))
    ]
    return Organisation(units=(*offices, *bodies))


def read_lists(path: Path, organisation: Organisation) -> tuple[TopicList, ...]:
    """Return the delivered lists; they charge units that are there, and say where each line comes from."""
    table = load_table(path)
    lists = read_rows(path, table.get("lists"), lambda row: _topic_list(row, table))
    for each in lists:
        organisation.require_units(each.entries)
    return lists


def _office(row: Row) -> Unit:
    return believing_nothing().structure(row | {"code": row["kind"], "level": "street"}, Unit)


def _body(row: Row, *, digits: str, title: str) -> Unit:
    whole = {
        "code": unit_of_community(row["kind"], digits),
        "title": title + row["title"],
        "level": Level.COMMUNITY.value,
        "community": digits,
    }
    return believing_nothing().structure(row | whole, Unit)


def _topic_list(row: Row, table: Row) -> TopicList:
    kind, rows = ListKind(row["kind"]), row["entries"]
    entries = tuple(believing_nothing().structure(each, ListEntry) for each in rows)
    require_explained({entry.source for entry in entries}, table)
    return TopicList.of(
        kind, version_no=row["version_no"], effective_from=row["effective_from"], entries=entries
    )

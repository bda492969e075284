"""Rows with errors are refused by file, row and field."""

from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

import services.intake
from services.intake.store.menu import issue_types as store
from services.intake.store.menu.delivered import read_issue_types, read_items
from shared.kernel.errors import Invalid

DATA = Path(services.intake.__file__).parent / "data"


@cache
def delivered(name):
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


@pytest.fixture
def written(tmp_path):
    """Write the first rows of a delivered table with some rows changed, and return where."""

    def write(name, key, **changes):
        table = deepcopy(delivered(name))
        rows = {row["code"]: row for row in table[key]}
        changed = {code.replace("_", "-"): change for code, change in changes.items()}
        table[key] = [row for row in table[key][:3] if row["code"] not in changed] + [
            rows[code] for code in changed
        ]
        for code, change in changed.items():
            change(rows[code], table)
        path = tmp_path / name
        path.write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")
        return path

    return write


@pytest.fixture
def items(written):
    return lambda **changes: written("service_items.yaml", "items", **changes)


@pytest.fixture
def issue_types(written):
    return lambda **changes: written("issue_types.yaml", "issue_types", **changes)


def places(read, path):
    with pytest.raises(Invalid, match=path.name) as refused:
        read(path)
    assert all(place in str(refused.value) for place in refused.value.fields)
    return set(refused.value.fields)


def put(value, *way):
    def change(row, _table):
        for key in way[:-1]:
            row = row[key]
        row[way[-1]] = value

    return change


def drop(*way):
    def change(row, _table):
        for key in way[:-1]:
            row = row[key]
        del row[way[-1]]

    return change


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (put("ten", "promise", "limit", "amount"), "JY-003.promise.limit.amount"),
        (put(True, "promise", "limit", "amount"), "JY-003.promise.limit.amount"),
        (put(-1, "promise", "limit", "amount"), "JY-003.promise.limit"),
        (put("fortnight", "promise", "limit", "unit"), "JY-003.promise.limit.unit"),
        (drop("promise", "limit", "unit"), "JY-003.promise.limit.unit"),
        (drop("promise", "source"), "JY-003.promise.source"),
        (drop("promise", "effective_from"), "JY-003.promise.effective_from"),
        (put("soon", "effective_from"), "JY-003.effective_from"),
        (put("nobody", "promise", "source"), "JY-003"),
        (put(1, "title"), "JY-003.title"),
        (put("社会保障", "category"), "JY-003"),
        (put("some", "service_scope"), "JY-003.service_scope"),
        (put("published", "state"), "JY-003"),
        (put("JY-099x", "code"), "JY-099x"),
        (drop("version_no"), "JY-003.version_no"),
        (put(None, "materials"), "JY-003.materials"),
        (put("maybe", "materials", 0, "required"), "JY-003.materials[2].required"),
        (put("at_once", "handling"), "JY-003"),
    ],
)
def test_a_faulty_item_is_refused_by_row_and_field(items, change, place):
    assert places(read_items, items(JY_003=change)) == {place}


def test_all_faulty_rows_are_told_at_once(items):
    path = items(JY_003=put(1, "title"), ZA_002=put("x", "legal", "limit", "unit"), JS_006=drop("promise"))

    assert places(read_items, path) == {"JY-003.title", "ZA-002.legal.limit.unit", "JS-006.promise"}


def test_a_row_that_comes_twice_is_refused(items):
    path = items(JY_003=lambda row, table: table["items"].append(dict(row)))

    assert places(read_items, path) == {"JY-003"}


def test_a_row_without_a_code_is_refused_by_its_number(items):
    assert places(read_items, items(JY_003=drop("code"))) == {"row 3.code"}


def test_a_row_that_is_no_row_is_refused(items):
    path = items(JY_003=lambda _row, table: table["items"].insert(0, "JY-000"))

    assert places(read_items, path) == {"row 1"}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (put(99, "promised", "limit", "amount"), "MS-01"),
        (put("riot", "handling"), "MS-01.handling"),
        (put("B:??", "source"), "MS-01"),
        (drop("legal"), "MS-01.legal"),
        (put("x", "colour"), "MS-01"),
    ],
)
def test_a_faulty_issue_type_is_refused_by_row_and_field(issue_types, change, place):
    # dumping and loading shares no rows, so a change touches its own row only
    path = issue_types(MS_01=lambda row, table: change(_unshared(row), table))

    assert places(read_issue_types, path) == {place}


def _unshared(row):
    row |= yaml.safe_load(yaml.safe_dump(dict(row)))
    return row


@pytest.mark.parametrize("text", ["items: [", "- a\n", "items: {}", "", "other: 1"])
def test_what_is_no_table_is_refused_by_its_name(tmp_path, text):
    path = tmp_path / "menu.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(Invalid, match=r"menu\.yaml"):
        read_items(path)


def test_issue_types_whose_day_of_effect_is_to_come_stop_the_start(issue_types, monkeypatch):
    path = issue_types(MS_01=lambda _, table: table.update(effective_from=date(2999, 1, 1)))
    monkeypatch.setattr(store, "DATA", path.parent)

    with pytest.raises(Invalid, match="not in force yet"):
        store.DeliveredIssueTypes(None).prepare()

import pytest
from marshmallow import Schema, ValidationError, fields

from shared.kernel.batch import each_row
from shared.kernel.command import Caller, Command
from shared.kernel.errors import NotAllowed, Unavailable
from shared.plumbing.rows import MOST_ROWS, RowsView, rows_of
from tests.house import NOON

CALLER = Caller(id="C0001", roles=frozenset({"clerk"}))
BATCH = Command(id="batch-1", by=CALLER, digest="words", at=NOON)


def granted_but(refused, why):
    """Return a grant that raises at one row, and the list of what it was asked for."""
    asked = []

    def grant(row, command):
        asked.append((row, command.id))
        if row == refused:
            raise why

    return grant, asked


def test_a_refused_row_says_why_and_keeps_nobody_out():
    grant, asked = granted_but("b", NotAllowed("not one of your areas"))

    outcomes = each_row(["a", "b", "c"], grant, command=BATCH)

    assert [row for row, _ in asked] == ["a", "b", "c"]
    assert RowsView().dump({"rows": outcomes}) == {
        "rows": [
            {"row": 0, "ok": True, "reason": None},
            {"row": 1, "ok": False, "reason": "not one of your areas"},
            {"row": 2, "ok": True, "reason": None},
        ]
    }


def test_a_row_is_the_same_wish_whenever_its_batch_is_sent():
    (first, once), (second, again) = (granted_but(None, None) for _ in range(2))

    each_row(["a", "a"], first, command=BATCH)
    each_row(["a", "a"], second, command=BATCH)

    assert once == again == [("a", "batch-1-0"), ("a", "batch-1-1")]


def test_an_outage_ends_the_batch_and_takes_nothing_back():
    grant, asked = granted_but("b", Unavailable("away"))

    with pytest.raises(Unavailable):
        each_row(["a", "b", "c"], grant, command=BATCH)

    assert [row for row, _ in asked] == ["a", "b"]


class LineForm(Schema):
    text = fields.String(required=True)


class LinesForm(Schema):
    rows = rows_of(LineForm)


A_LINE = {"text": "a"}


@pytest.mark.parametrize("rows", [None, [], [A_LINE] * (MOST_ROWS + 1), [A_LINE, {}]])
def test_a_batch_without_rows_with_too_many_or_with_one_that_cannot_be_read_does_not_come_in(rows):
    with pytest.raises(ValidationError):
        LinesForm().load({"rows": rows})


def test_a_full_batch_comes_in():
    assert len(LinesForm().load({"rows": [A_LINE] * MOST_ROWS})["rows"]) == MOST_ROWS

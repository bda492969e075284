"""Tags that a visit names: kept once it counts, none of a restricted category, only of this household."""

from dataclasses import replace
from datetime import date

import pytest

from services.grid.usecases.records.seal_tag import TagRow
from services.grid.usecases.visits.keep_visit_tags import keep_visit_tags
from services.grid.usecases.visits.submit_visit import submit_visit
from shared.kernel.errors import Invalid, NotAllowed, NotFound
from tests.grid.builders import NOON, a_household, a_person
from tests.grid.records.fakes import FakeHouseholds, FakePeople
from tests.grid.visits.test_field_usecases import ASKED, Doorstep
from tests.grid.visits.test_visit_usecases import an_entry, wish

RENTED = TagRow(
    id="", category="H01", subject_id="H00000001", level="ordinary", valid_from=date(2026, 11, 23)
)


def visited(door, *rows, statement=ASKED):
    entry = an_entry(tags=rows, statement=statement, cases=())
    visit = submit_visit(door.desk, entry=entry, command=wish())
    for _ in range(2):
        keep_visit_tags(door.visits, door.records, visit.id, at=NOON)
    return visit


def test_a_tag_that_a_worker_has_found_is_kept_once():
    door = Doorstep()
    for _ in range(2):
        visited(door, RENTED)

    (tag,) = door.records.tags.by_id.values()
    assert (tag.category, tag.household_id, tag.origin.by) == ("H01", "H00000001", "W0001")


@pytest.mark.parametrize(
    ("row", "refused"),
    [
        (replace(RENTED, category="K01", subject_id="P00000001", level="red"), NotAllowed),
        (replace(RENTED, level="purple"), Invalid),
        (replace(RENTED, subject_id="H404"), NotFound),
        (replace(RENTED, category="C01", subject_id="P2", level="frail"), Invalid),
    ],
)
def test_what_only_an_authority_may_tell_or_is_anothers_is_refused(row, refused):
    door = Doorstep()
    away = replace(a_household(), id="H2")
    door.records = replace(
        door.records,
        households=FakeHouseholds(a_household(), away),
        people=FakePeople(a_person(), a_person(id="P2", household_id="H2")),
    )
    door.desk = replace(door.desk, records=door.records)
    with pytest.raises(refused):
        visited(door, row)
    assert door.records.tags.by_id == {}


def test_nobody_is_tagged_without_a_basis():
    with pytest.raises(Invalid):
        an_entry(tags=(RENTED,), statement=None)

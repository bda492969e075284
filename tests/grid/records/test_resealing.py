"""A new key: what lies sealed with an older one is sealed anew, says the same, and nothing else changes."""

import pytest

from ops.reseal import reseal
from services.grid.usecases.records.reseal_records import AT_ONCE, RecordKind, Sealed, reseal_records
from services.grid.usecases.records.seal_tag import seal_tag
from services.grid.usecases.records.take_values import plain
from shared.plumbing.sealing import BrokenSeal, Sealer
from tests.grid.access.builders import SAID, a_known_person, known
from tests.grid.builders import a_command, a_household
from tests.grid.records.builders import RULES, an_origin
from tests.grid.records.fakes import FakeHouseholds, FakePeople, FakeTags
from tests.grid.records.tag_builders import RULES as CATEGORIES
from tests.grid.records.test_tags import a_row

OLD, NEW, LOOKUP = bytes(range(32)), bytes(range(1, 33)), bytes(32)
BEFORE = Sealer({"k1": OLD}, LOOKUP)
BOTH, NEW_ALONE = Sealer({"k1": OLD, "k2": NEW}, LOOKUP), Sealer({"k2": NEW}, LOOKUP)


def a_house_full(count=3):
    values, _ = known({"owner_phone": "13900004321", "rented": "no"}, about="household")
    tags = FakeTags()
    rows = (a_row("K03", id="T1"), a_row("C01", id="T2", level="frail"))
    told = [
        seal_tag(CATEGORIES, BEFORE, row=row, household=a_household(), origin=an_origin()) for row in rows
    ]
    tags.keep([(tag, a_command(tag.id)) for tag in told])
    return Sealed(
        people=FakePeople(*(a_known_person(id=f"P{number:04d}") for number in range(count))),
        households=FakeHouseholds(a_household().told(values, an_origin())),
        tags=tags,
        rules=RULES,
        sealer=BOTH,
    )


def all_anew(house):
    """Seal all anew as the command line does, and return how many needed it."""

    class Door:
        def call(self, door, /, command_id, kind, after):
            done = reseal_records(house, kind=RecordKind(kind), after=after, command=a_command(command_id))
            return {"changed": done.changed, "next": done.next}

    return {kind.value: reseal(Door(), kind.value) for kind in RecordKind}


def test_afterwards_the_new_key_alone_opens_everything_and_it_says_the_same():
    house = a_house_full()
    with pytest.raises(BrokenSeal):
        read(house, NEW_ALONE)

    assert all_anew(house) == {"people": 3, "households": 1, "tags": 1}

    assert read(house, NEW_ALONE) == SAID
    [restricted] = [tag for tag in house.tags.by_id.values() if tag.restricted]
    assert "K03" in NEW_ALONE.open(restricted.sealed, about="tag")


def read(house, sealer):
    entries = house.people.by_id["P0000"].particulars.entries
    rules = {rule.code: rule for rule in RULES.fields if rule.about == "person"}
    return {code: plain(rules[code], sealer, entry.value) for code, entry in entries.items()}


def test_done_again_it_changes_nothing():
    house = a_house_full()
    all_anew(house)
    kept = dict(house.people.by_id)

    assert all_anew(house) == {"people": 0, "households": 0, "tags": 0}
    assert house.people.by_id == kept


def test_origins_and_keyed_hashes_stay_as_they_were():
    house = a_house_full(1)
    [before] = house.people.by_id.values()

    all_anew(house)

    [after] = house.people.by_id.values()
    assert (after.prints, after.key, after.particulars.origins) == (
        before.prints,
        before.key,
        before.particulars.origins,
    )


def test_nobody_is_left_out_where_there_are_more_than_a_page():
    house = a_house_full(2 * AT_ONCE + 1)

    assert all_anew(house)["people"] == 2 * AT_ONCE + 1

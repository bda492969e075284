"""Who may see what: the delivered table, and what it refuses; and that there is an end to revealing."""

from datetime import date
from itertools import product

import pytest
import yaml

from services.grid.domain.access.access_rules import AccessRules, Shown
from services.grid.domain.access.masked import masked
from services.grid.domain.access.reveal_day import RevealDay
from services.grid.domain.records.field_rule import Seen, Shape
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from shared.plumbing.access import ROLES
from shared.plumbing.tables import read_policies
from tests.grid.access.builders import ACCESS, TABLE
from tests.grid.builders import COMMUNITY, GRID, NEXT_GRID, STREET, a_caller

P, M, H = Shown.PLAIN, Shown.MASKED, Shown.HIDDEN
IN_HIS_AREA = {
    "worker": (P, M, M, H),
    "clerk": (P, M, M, H),
    "station_head": (P, M, M, H),
    "section_head": (P, M, M, H),
    "leader": (P, M, H, H),
}
KINDS = (Seen.OPEN, Seen.IDENTITY, Seen.PRIVATE, Seen.HIDDEN)
REVEALED = {
    "worker": {Seen.IDENTITY, Seen.PRIVATE},
    "clerk": {Seen.IDENTITY, Seen.PRIVATE},
    "station_head": {Seen.IDENTITY, Seen.PRIVATE},
    "section_head": {Seen.IDENTITY},
}


def somebody(role, *areas):
    return a_caller(roles=frozenset({role}), areas=frozenset(areas))


@pytest.mark.parametrize("role", sorted(ROLES))
def test_what_a_role_sees_in_its_area_and_elsewhere(role):
    for area in (GRID, COMMUNITY, STREET):
        shown = [ACCESS.shown(somebody(role, area), GRID, seen) for seen in KINDS]
        assert tuple(shown) == IN_HIS_AREA.get(role, (H, H, H, H))
    elsewhere = [ACCESS.shown(somebody(role, NEXT_GRID), GRID, seen) for seen in KINDS]
    assert elsewhere == [H, M, H, H]


@pytest.mark.parametrize(("role", "seen"), list(product(sorted(ROLES), KINDS)))
def test_what_may_be_revealed_to_whom(role, seen):
    if seen in REVEALED.get(role, ()):
        ACCESS.require_revealable(somebody(role, GRID), GRID, seen)
    else:
        with pytest.raises(NotAllowed):
            ACCESS.require_revealable(somebody(role, GRID), GRID, seen)
    with pytest.raises(NotAllowed):
        ACCESS.require_revealable(somebody(role, NEXT_GRID), GRID, seen)


def test_a_purpose_is_in_the_table_and_names_what_it_is_for():
    ACCESS.require_purpose("handle_case", "case-1")
    ACCESS.require_purpose("emergency", None)
    for purpose, reference in (("curiosity", "case-1"), ("handle_case", None), ("visit", "")):
        with pytest.raises(Invalid):
            ACCESS.require_purpose(purpose, reference)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda row: row["views"][1].update(elsewhere="plain"), "shown plain"),
        (lambda row: row["views"][1].update(plain=["leader"]), "plain to nobody"),
        (lambda row: row["views"].pop(), "one view of each kind"),
        (lambda row: row["views"].append(row["views"][0]), "one view of each kind"),
        (lambda row: row["purposes"].append(row["purposes"][0]), "purpose stands"),
        (lambda row: row.update(reveals_a_day=0), "at least one"),
        (lambda row: row["sources"].pop("kept_days"), "belong together"),
    ],
)
def test_a_table_that_cannot_be_right_is_refused(tmp_path, change, complaint):
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    change(table["policies"][0])
    path = tmp_path / "access.yaml"
    path.write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")

    with pytest.raises(Invalid, match=complaint):
        read_policies(path, AccessRules)


@pytest.mark.parametrize(
    ("shape", "value", "mask"),
    [
        (Shape.NAME, "欧阳小明", "欧阳*"),
        (Shape.PHONE, "13812345678", "138****5678"),
        (Shape.ID_NUMBER, "340102199003070010", "340102********0010"),
        (Shape.DATE, "1990-03-07", "***"),
        (Shape.TEXT, "明光路小学", "***"),
        (Shape.PAPER_NO, "AB123456", "***"),
    ],
)
def test_a_mask_shows_a_part_of_names_and_numbers_and_nothing_of_the_rest(shape, value, mask):
    assert masked(shape, value) == mask


def test_there_are_so_many_reveals_a_day_and_the_same_one_counts_once():
    day = RevealDay.of("W0001", date(2026, 11, 23))
    for number in [1, 2, 3, 3, 1]:
        day = day.grant(f"command-{number}", limit=3)

    assert day.left(3) == 0
    assert day.grant("command-2", limit=3) == day
    with pytest.raises(Conflict, match="上限"):
        day.grant("command-4", limit=3)

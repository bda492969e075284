"""Volumes and the four clears at the doors of grid."""

import base64

import pytest

from shared.kernel.errors import Invalid, NotAllowed, NotFound
from tests.grid.builders import COMMUNITY, ELSEWHERE, GRID

pytestmark = [pytest.mark.broker, pytest.mark.database]

BUILDING = f"{COMMUNITY}B00001"
HEAD = {"by": "W0100", "role": "station_head", "works_in": COMMUNITY}


def lines(volume):
    return {
        (part["key"], line["key"]): line["value"] for part in volume["sections"] for line in part["lines"]
    }


def test_the_volumes_of_a_building_and_its_grid_are_drawn_and_printed(doorstep):
    of_building = doorstep("get_volume", kind="building", about=BUILDING)
    of_grid = doorstep("get_volume", kind="grid", about=GRID)

    assert lines(of_building)["dwellings", "households"] == "1"
    assert lines(of_grid)["basics", "buildings"] == "1"
    assert (of_grid["month"], of_grid["months"], len(of_grid["digest"])) == (None, [], 64)
    paper = doorstep("print_volume", kind="grid", about=GRID)
    assert base64.b64decode(paper["content"]).startswith(b"%PDF")
    assert paper["title"] == "一片一档"


def test_a_grid_shows_how_clear_it_is_and_which_home_lacks_what(doorstep):
    clears = doorstep("get_four_clears", grid_code=GRID)
    page = doorstep("list_incomplete_homes", grid_code=GRID)

    assert (clears["families"]["occupied"], clears["facilities"]["share"]) == (1, None)
    assert 0 <= clears["score"] <= 100
    assert [home["household_id"] for home in page["items"]] == ["H00000001"]
    assert {"item": "phone", "label": "联系电话"} in page["items"][0]["missing"]


@pytest.mark.parametrize(
    ("door", "words", "why"),
    [
        ("get_volume", {"kind": "grid", "about": GRID, "month": "2026-13"}, Invalid),
        ("get_volume", {"kind": "grid", "about": GRID, "month": "2020-01"}, NotFound),
        ("get_volume", {"kind": "street", "about": GRID}, Invalid),
        ("get_volume", {"kind": "grid", "about": GRID, "works_in": ELSEWHERE}, NotAllowed),
        ("print_volume", {"kind": "building", "about": "../../etc"}, Invalid),
        (
            "compare_volumes",
            {"kind": "grid", "about": GRID, "before": "2020-01", "after": "2020-02"},
            NotFound,
        ),
        ("get_four_clears", {"grid_code": GRID, "works_in": ELSEWHERE}, NotAllowed),
        ("list_incomplete_homes", {"grid_code": GRID, "limit": 51}, Invalid),
        ("get_audit", {"grid_code": GRID, "month": "2020-01"}, NotFound),
        ("get_audit", {"grid_code": GRID, "month": "2020-01", "works_in": "340102997001"}, NotAllowed),
    ],
    ids=str,
)
def test_what_makes_no_sense_or_is_not_his_is_refused(doorstep, door, words, why):
    with pytest.raises(why):
        doorstep(door, **words)


def test_who_audits_is_told_what_was_drawn(doorstep):
    wish = {"grid_code": GRID, "month": "2020-01", "household_id": "H00000001", "accurate": True}
    with pytest.raises(NotFound):
        doorstep("check_household", command_id="check-001", **wish, **HEAD)

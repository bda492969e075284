import pytest

from services.notify.domain import recipient
from services.notify.domain.recipient import UNPLACED, boxes_for, boxes_of, leader, may_open
from tests.notify.builders import COMMUNITY, GRID, STREET, a_caller


def test_a_notice_for_a_grid_lies_in_the_boxes_of_all_areas_around_it():
    assert boxes_of(recipient.area(GRID)) == (
        f"area/{GRID}",
        f"area/{COMMUNITY}",
        f"area/{STREET}",
        "area/340102",
    )


def test_a_notice_for_a_person_lies_in_his_box_alone():
    assert boxes_of("worker/340102998001") == ("worker/340102998001",)


def test_a_notice_for_a_grid_is_for_both_who_work_there():
    assert boxes_of(recipient.grid(GRID)) == (f"grid/{GRID}",)
    assert all(may_open(a_caller(id, areas=(GRID,)), recipient.grid(GRID)) for id in ("W0001", "W0002"))


@pytest.mark.parametrize(
    ("codes", "held_by"),
    [
        ((GRID,), f"area/{GRID}"),
        ((GRID, GRID), f"area/{GRID}"),
        ((GRID, COMMUNITY), f"area/{COMMUNITY}"),
        ((f"{COMMUNITY}J003", GRID), f"area/{COMMUNITY}"),
        ((f"{STREET}002J001", GRID), f"area/{STREET}"),
        ((GRID, "340102997001"), "area/340102"),
        ((GRID, "110101001001"), UNPLACED),
    ],
)
def test_of_several_areas_the_head_of_the_smallest_that_holds_them_all_is_told(codes, held_by):
    assert recipient.around(codes) == recipient.around(codes[::-1]) == held_by


def test_what_nobody_can_place_is_for_every_head():
    assert recipient.area(None) == UNPLACED
    assert boxes_of(UNPLACED) == (UNPLACED,)
    assert may_open(a_caller(roles=("station_head",), areas=(COMMUNITY,)), UNPLACED)


@pytest.mark.parametrize(
    ("caller", "boxes"),
    [
        (a_caller("W0001"), {"worker/W0001"}),
        (a_caller("R1", roles=("resident",)), {"applicant/R1"}),
        (a_caller("W0001", roles=("worker",), areas=(GRID,)), {"worker/W0001", f"grid/{GRID}"}),
        (a_caller("W9", roles=("worker", "resident")), {"worker/W9", "applicant/W9"}),
        (
            a_caller("W0100", roles=("station_head",), areas=(COMMUNITY,)),
            {"worker/W0100", f"area/{COMMUNITY}", UNPLACED},
        ),
        (
            a_caller("W0200", roles=("section_head",), areas=(STREET,)),
            {"worker/W0200", f"area/{STREET}", UNPLACED},
        ),
        (a_caller("L1", roles=("leader",), areas=(STREET,)), {"worker/L1", f"leader/{STREET}"}),
    ],
)
def test_everybody_opens_his_own_boxes(caller, boxes):
    assert set(boxes_for(caller)) == boxes


@pytest.mark.parametrize(
    ("caller", "notice_for"),
    [
        (a_caller("W0002"), "worker/W0001"),
        (a_caller("R1", roles=("resident",)), "worker/R1"),
        (a_caller("R1"), "applicant/R1"),
        (a_caller("W0001", areas=(COMMUNITY,)), f"area/{COMMUNITY}"),
        (a_caller("W0100", roles=("station_head",), areas=("340102998002",)), f"area/{GRID}"),
        (a_caller("W0100", roles=("station_head",), areas=(GRID,)), f"area/{COMMUNITY}"),
        (a_caller("W0001"), UNPLACED),
        (a_caller("W0001", areas=(f"{COMMUNITY}J002",)), recipient.grid(GRID)),
        (a_caller("W0001", areas=(COMMUNITY,)), recipient.grid(GRID)),
        (a_caller("W0100", roles=("station_head",), areas=(GRID,)), recipient.grid(GRID)),
        (a_caller("W0200", roles=("section_head",), areas=(STREET,)), leader(GRID)),
        (a_caller("L1", roles=("leader",), areas=("340102999",)), leader(GRID)),
    ],
)
def test_nobody_opens_the_box_of_somebody_else(caller, notice_for):
    assert not may_open(caller, notice_for)


def test_what_happens_in_a_grid_is_for_the_leader_of_its_street():
    assert may_open(a_caller("L1", roles=("leader",), areas=(STREET,)), leader(GRID))


def test_the_head_of_a_community_opens_what_concerns_its_grids():
    assert may_open(a_caller("W0100", roles=("station_head",), areas=(COMMUNITY,)), f"area/{GRID}")

"""Cutting the grids of a community: what is refused, what is published, what becomes of each grid."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.grid.domain.territory.boundary import Boundary
from services.grid.domain.territory.flaw import FlawKind
from services.grid.domain.territory.grid import Grid
from services.grid.domain.territory.map_change import LINGER
from services.grid.usecases.territory.check_cover import check_cover
from services.grid.usecases.territory.export_grids import export_grids
from services.grid.usecases.territory.get_grid import get_grid
from shared.events.grid import GridPublished
from shared.events.grid_territory import GridsReorganised, ReorganisationSettled, Succession
from shared.kernel.coordinates import CoordinateSystem
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.grid.builders import COMMUNITY, ELSEWHERE, LONG_AGO, NOON, a_building, a_command, post_filled
from tests.grid.fakes import a_rota
from tests.grid.territory.ground import (
    EXPERT,
    J1,
    J2,
    J3,
    J4,
    LEFT,
    LOWER_RIGHT,
    RIGHT,
    UPPER_RIGHT,
    WHOLE,
    Z1,
    a_community,
    a_ground,
    a_redrawing,
    block,
    laid_out,
    new,
    redraw,
    settle,
    within,
)

LATER = NOON + timedelta(days=1)


def codes(ground, at=NOON):
    found = export_grids(ground.grids, community_code=COMMUNITY, at=at, coord_sys_out=CoordinateSystem.WGS_84)
    return {grid.code: grid.version.number for grid in found.features}


def split(ground, valid_from=NOON, **but):
    return redraw(ground, new(J2, LOWER_RIGHT), new(J3, UPPER_RIGHT), valid_from=valid_from, **but)


def merge(ground, valid_from=NOON, **but):
    return redraw(ground, new(J4, WHOLE), valid_from=valid_from, **but)


def test_a_community_is_laid_out_in_one_change():
    ground = a_ground()

    change = redraw(ground)

    assert codes(ground) == {J1: 1, J2: 1}
    assert ground.divisions.facts == [
        GridsReorganised(community_code=COMMUNITY, change=1, codes=(J1, J2), mapping=(), valid_from=LONG_AGO)
    ]
    assert [type(fact) for fact in ground.grids.facts] == [GridPublished, GridPublished]
    assert {cut.outline.households for cut in change.cuts} == {None}


def test_the_same_wish_told_twice_is_one_change_and_other_words_are_refused():
    ground = a_ground()

    first, again = redraw(ground, command=a_command(**EXPERT)), redraw(ground, command=a_command(**EXPERT))
    with pytest.raises(Conflict):
        redraw(ground, new(J1, WHOLE), command=a_command(digest="other", **EXPERT))

    assert first == again
    assert len(ground.divisions.facts) == 1
    assert len(ground.grids.facts) == 2


def test_a_split_gives_the_old_code_to_one_part_and_tells_where_everything_went():
    ground = laid_out()

    change = split(ground)

    assert codes(ground, NOON - timedelta(seconds=1)) == {J1: 1, J2: 1}
    assert codes(ground) == {J1: 1, J2: 2, J3: 1}
    assert change.mapping == (Succession(old=J2, new=(J2, J3)),)
    assert {cut.code: cut.outline.predecessors for cut in change.cuts} == {J2: frozenset(), J3: {J2}}


def test_a_merge_ends_the_old_codes():
    ground = laid_out()

    change = merge(ground)

    assert codes(ground) == {J4: 1}
    assert change.mapping == (Succession(old=J1, new=(J4,)), Succession(old=J2, new=(J4,)))
    assert [heir.code for heir in ground.atlas.heirs(J1, NOON)] == [J4]
    assert ground.atlas.named(J1, NOON) is None


def test_a_border_that_moves_touches_both_sides():
    ground = laid_out()

    change = redraw(ground, new(J1, block(0, 0, 3, 4)), new(J2, block(3, 0, 4, 4)), valid_from=NOON)

    assert change.mapping == (Succession(old=J1, new=(J1,)), Succession(old=J2, new=(J1, J2)))
    assert codes(ground) == {J1: 2, J2: 2}


def test_a_new_name_touches_nothing():
    ground = laid_out()

    change = redraw(ground, new(J1, LEFT, title="更名"), valid_from=NOON)

    assert change.mapping == ()
    assert codes(ground) == {J1: 2, J2: 1}


def test_an_exclusive_grid_is_cut_out_of_a_basic_one():
    ground = laid_out()
    ring = RIGHT
    hole = block(2, 0, 3, 1)
    rest = redraw_around(ring, hole)

    redraw(ground, new(Z1, hole), rest, valid_from=NOON)

    assert codes(ground) == {J1: 1, J2: 2, Z1: 1}


def redraw_around(ring, hole):
    """Return J2 without its lower left corner."""
    west, east = hole[0].longitude, hole[1].longitude
    low, middle = hole[0].latitude, hole[2].latitude
    corner = [point for point in ring if (point.longitude, point.latitude) != (west, low)]
    inner = [
        replace(ring[0], longitude=west, latitude=middle),
        replace(ring[0], longitude=east, latitude=middle),
        replace(ring[0], longitude=east, latitude=low),
    ]
    return replace(new(J2, ()), parts=(((*inner, *corner, inner[0]),),))


@pytest.mark.parametrize(
    ("grids", "said"),
    [
        ([new(J1, LEFT)], "空隙"),
        ([new(J1, LEFT), new(J2, UPPER_RIGHT)], "空隙"),
        ([new(J1, LEFT), new(J2, block(1, 0, 4, 4))], "重叠"),
        ([new(J1, LEFT), new(J2, block(2, 0, 5, 4))], "超出"),
        ([new(J1, LEFT), new(J1, RIGHT)], "多次"),
        ([new(J1, LEFT), new(f"{ELSEWHERE}J001", RIGHT)], "不是社区"),
        ([new(J1, LEFT), new(J2, block(2, 0, 4, 4)[:-1])], "ring"),
        ([new(J1, LEFT), new(J2, (RIGHT[0], RIGHT[2], RIGHT[1], RIGHT[3], RIGHT[0]))], "不成形"),
        ([new(J1, LEFT), new("340102998001X001", RIGHT)], "code"),
    ],
)
def test_grids_that_do_not_cover_the_community_once_are_refused_and_nothing_is_published(grids, said):
    ground = a_ground()

    with pytest.raises(Invalid, match=said):
        redraw(ground, *grids)

    assert not ground.grids.by_id
    assert not ground.divisions.by_id


def test_a_grid_that_is_not_named_stays_and_is_checked_with_the_new_ones():
    ground = laid_out()

    with pytest.raises(Invalid, match=rf"{J1}与{J2} 重叠"):
        redraw(ground, new(J2, block(1, 0, 4, 4)), valid_from=NOON)


def test_a_mapping_that_does_not_agree_with_the_shapes_is_refused_with_the_true_one():
    ground = laid_out()

    with pytest.raises(Invalid, match=rf"{J2} → {J2}、{J3}"):
        split(ground, mapping={J2: frozenset({J3})})
    split(ground, mapping={J2: frozenset({J2, J3})})

    assert codes(ground) == {J1: 1, J2: 2, J3: 1}


@pytest.mark.parametrize(
    ("communities", "refusal"), [([], NotFound), ([a_community(boundary=None)], Conflict)]
)
def test_a_community_without_a_boundary_has_no_grids(communities, refusal):
    with pytest.raises(refusal):
        redraw(a_ground(communities=communities))


def test_who_does_not_answer_for_the_community_does_not_cut_it():
    with pytest.raises(NotAllowed):
        redraw(a_ground(), command=a_command(areas=frozenset({ELSEWHERE})))


@pytest.mark.parametrize("valid_from", [LONG_AGO, LONG_AGO - timedelta(days=1)])
def test_a_change_is_later_than_the_last_one(valid_from):
    ground = laid_out()

    with pytest.raises(Conflict, match="更晚"):
        redraw(ground, new(J1, LEFT, title="更名"), valid_from=valid_from)


def test_a_grid_is_not_divided_while_nobody_knows_where_its_buildings_stand():
    lost = a_building(point=None, grid_code=J2)
    ground = laid_out(buildings=[lost])

    with pytest.raises(Conflict, match=lost.id):
        split(ground)
    merge(ground)

    assert codes(ground) == {J4: 1}


def building(number, point, grid_code):
    return a_building(id=f"{COMMUNITY}B{number:05}", point=point, grid_code=grid_code)


def test_households_are_counted_when_a_grid_is_cut():
    lower, upper = building(1, within(2, 0), J2), building(2, within(3, 3), J2)
    ground = laid_out(buildings=[lower, upper], **{lower.id: 3, upper.id: 5})

    change = split(ground)

    assert {cut.code: cut.outline.households for cut in change.cuts} == {J2: 3, J3: 5}


def test_buildings_lie_in_their_new_grids_once_a_change_is_in_force():
    stays, goes, lost = building(1, within(2, 0), J2), building(2, within(3, 3), J2), building(3, None, J1)
    ground = laid_out(buildings=[stays, goes, lost])
    settle(ground, at=NOON - timedelta(hours=2))
    split(ground)

    settle(ground, at=NOON - timedelta(seconds=1))
    assert {each.grid_code for each in ground.buildings.by_id.values()} == {J1, J2}
    for _ in range(2):
        settle(ground, at=NOON)
    assert {id: each.grid_code for id, each in ground.buildings.by_id.items()} == {
        stays.id: J2,
        goes.id: J3,
        lost.id: J1,
    }


def test_a_building_without_a_point_follows_its_grid():
    lost = building(3, None, J1)
    ground = laid_out(buildings=[lost])
    merge(ground)

    settle(ground, at=NOON)

    assert ground.buildings.by_id[lost.id].grid_code == J4


def test_a_change_is_settled_once_no_other_process_can_go_by_the_former_map():
    ground = laid_out()
    settle(ground, at=NOON + LINGER)
    split(ground, valid_from=LATER)
    ground.divisions.facts.clear()

    for at in (LATER - timedelta(seconds=1), LATER, LATER + LINGER - timedelta(seconds=1)):
        settle(ground, at=at)
    assert ground.divisions.facts == []
    for _ in range(2):
        settle(ground, at=LATER + LINGER)

    assert ground.divisions.facts == [
        ReorganisationSettled(community_code=COMMUNITY, change=2, settled_at=LATER + LINGER)
    ]


class Crash(Exception):
    """The process dies."""


def test_a_crash_while_grids_are_written_changes_nothing_until_they_are_all_there(monkeypatch):
    ground = laid_out()
    save, command = ground.grids.save, a_command("split-1", **EXPERT)
    written = []

    def save_once(grid):
        if written:
            raise Crash
        written.append(grid.id)
        save(grid)

    monkeypatch.setattr(ground.grids, "save", save_once)
    with pytest.raises(Crash):
        split(ground, command=command)
    monkeypatch.setattr(ground.grids, "save", save)
    ground.atlas.renew()

    assert codes(ground) == {J1: 1, J2: 1}
    assert ground.atlas.at(within(3, 3), NOON).version_no == 1
    settle(ground, at=NOON)
    assert codes(ground) == {J1: 1, J2: 2, J3: 1}
    assert split(ground, command=command).number == 2
    assert ground.atlas.at(within(3, 3), NOON).code == J3


def test_a_published_version_is_written_once_however_often_a_change_is_carried_out():
    ground = laid_out()
    split(ground)
    merge(ground, valid_from=LATER)
    ground.grids.facts.clear()

    settle(ground, at=LATER)

    assert ground.grids.facts == []


def test_a_grid_is_shown_with_its_history_its_heirs_and_who_answers_for_it():
    ground = laid_out()
    split(ground)
    rota = a_rota(posts=[post_filled("A", "W0001", area=J3), post_filled("head", "W0100", area=COMMUNITY)])

    young = get_grid(ground.grids, ground.atlas, rota, code=J3, at=NOON)
    assert (young.in_force, young.kind, young.heirs) == (True, "J", ())
    assert young.chief.holder.worker_id == "W0100"
    assert [each.holder.worker_id for each in young.managers] == ["W0001"]

    merge(ground, valid_from=LATER)
    old = get_grid(ground.grids, ground.atlas, rota, code=J2, at=LATER)
    assert (old.in_force, old.heirs, old.chief, old.managers) == (False, (J4,), None, ())
    assert [(each.number, each.valid_from, each.valid_to) for each in old.versions] == [
        (1, LONG_AGO, NOON),
        (2, NOON, LATER),
    ]
    with pytest.raises(NotFound):
        get_grid(ground.grids, ground.atlas, rota, code=Grid.blank(Z1).id, at=NOON)


def test_a_redrawing_in_another_system_is_kept_in_ours_with_the_system_it_came_in():
    ground = a_ground()

    redraw(ground, coord_sys_in=CoordinateSystem.GCJ_02)

    outline = ground.grids.get(J1).versions[0].outline
    assert outline.coord_sys_in is CoordinateSystem.GCJ_02
    assert a_redrawing().coord_sys_in is CoordinateSystem.WGS_84


def test_a_community_that_cannot_be_settled_does_not_keep_the_others_waiting(monkeypatch):
    ground = a_ground(communities=[a_community(), a_community(id=ELSEWHERE)])
    redraw(ground)
    redraw(ground, new(f"{ELSEWHERE}J001", WHOLE), community_code=ELSEWHERE)
    get = ground.divisions.get

    def broken(code):
        if code == COMMUNITY:
            raise Crash
        return get(code)

    monkeypatch.setattr(ground.divisions, "get", broken)
    with pytest.raises(Crash):
        settle(ground, at=NOON + LINGER)

    assert [fact.community_code for fact in ground.divisions.facts[2:]] == [ELSEWHERE]


def test_what_a_crash_left_unwritten_is_published_when_it_is_written():
    ground = laid_out()
    change = split(ground, valid_from=LATER)
    del ground.grids.by_id[J3]

    settle(ground, at=LATER)

    assert ground.grids.get(J3).versions[0].published_at == LATER > change.published_at


def test_a_boundary_that_was_told_anew_shows_where_the_grids_do_not_cover_it_any_more():
    ground = laid_out()
    assert check_cover(ground, community_code=COMMUNITY, at=NOON) == []

    wider = a_community(boundary=Boundary(rings=(block(0, 0, 5, 4),)))
    ground.communities.by_id[COMMUNITY] = wider

    [gap] = check_cover(ground, community_code=COMMUNITY, at=NOON)
    assert (gap.kind, gap.codes) == (FlawKind.GAP, ())
    with pytest.raises(NotFound):
        check_cover(ground, community_code=ELSEWHERE, at=NOON)

"""Volumes are drawn from the records, frozen when a month has ended, and read by who is responsible."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from services.grid.domain.volumes.volume import VolumeKind
from services.grid.domain.volumes.volume_rules import VolumeRules
from services.grid.store.volumes.rules import DeliveredVolumeRules
from services.grid.usecases.volumes.freeze_volumes import AT_A_TIME, freeze_volumes
from services.grid.usecases.volumes.get_volume import compare_volumes, get_volume
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.grid.builders import ELSEWHERE, GRID, NEXT_GRID, NOON, STREET, a_caller
from tests.grid.territory.ground import FakeCommunities, a_community
from tests.grid.volumes.library import BUILDINGS, FakeVolumes, a_library

DECEMBER = datetime(2026, 12, 1, 1, tzinfo=UTC)
JANUARY = datetime(2027, 1, 1, 1, tzinfo=UTC)
BUILDING, OF_GRID = VolumeKind.BUILDING, VolumeKind.GRID


def rules_of(at):
    table = DeliveredVolumeRules(None)
    table.prepare()
    return table.in_force(at)


def freeze(volumes, *, at=DECEMBER, library=None, rules=None):
    communities = FakeCommunities(a_community())
    return freeze_volumes(library or a_library(), communities, volumes, rules or rules_of(at), at=at)


def look(volumes=None, *, kind=OF_GRID, about=GRID, month=None, caller=None):
    return get_volume(
        a_library(),
        volumes or FakeVolumes(),
        kind=kind,
        about=about,
        month=month,
        caller=caller or a_caller(),
        at=NOON,
    )


def values(sheet):
    return {at: line.value for at, line in sheet.volume.values.items()}


def test_the_volume_of_a_grid_says_whose_it_is_what_is_in_it_and_how_clear_it_is():
    said = values(look())

    assert said["basics", "post_A"] == "W0001"
    assert said["basics", "buildings"] == "2"
    assert said["people", "persons"] == "42"
    assert said["people", "tag_C01"] == "2"
    assert said["troubles", "cases"] == "1"
    assert (said["clears", "facilities"], said["clears", "hazards"]) == ("1.00", "0.50")
    assert said["clears", "grade"] == "D"


def test_the_volume_of_a_building_says_what_is_in_it():
    sheet = look(kind=BUILDING, about=BUILDINGS[1])

    assert (sheet.volume.grid_code, values(sheet)["people", "persons"]) == (GRID, "12")
    assert values(sheet)["facilities", "lift-2_last"] is None
    assert sheet.digest == sheet.volume.digest


@pytest.mark.parametrize("kind", [BUILDING, OF_GRID])
def test_there_is_no_volume_of_what_is_not_there(kind):
    with pytest.raises(NotFound):
        look(kind=kind, about="340102998001J009" if kind is OF_GRID else "340102998001B00009")


@pytest.mark.parametrize(("kind", "about"), [(OF_GRID, GRID), (BUILDING, BUILDINGS[0])])
def test_nobody_of_elsewhere_reads_it_today_s_or_frozen(kind, about):
    volumes, stranger = FakeVolumes(), a_caller(areas=frozenset({ELSEWHERE}))
    freeze(volumes)

    for month in (None, "2026-11"):
        with pytest.raises(NotAllowed):
            look(volumes, kind=kind, about=about, month=month, caller=stranger)


def test_a_month_that_has_ended_is_frozen_once_whoever_does_it():
    volumes = FakeVolumes()

    assert freeze(volumes) == 5
    first = dict(volumes.by_id)
    assert freeze(volumes, library=a_library(dict.fromkeys(BUILDINGS, 2))) == 0

    assert volumes.by_id == first
    assert set(first) == {
        *(f"building:{id}:2026-11" for id in BUILDINGS),
        f"grid:{GRID}:2026-11",
        f"grid:{NEXT_GRID}:2026-11",
    }


def test_what_is_left_of_many_is_frozen_the_next_time(monkeypatch):
    monkeypatch.setattr("services.grid.usecases.volumes.freeze_volumes.AT_A_TIME", 2)
    volumes = FakeVolumes()

    assert [freeze(volumes) for _ in range(4)] == [2, 2, 1, 0]
    assert AT_A_TIME > 2


@pytest.mark.parametrize(("day", "count"), [(5, 5), (6, 0), (30, 0)])
def test_after_the_first_days_a_month_that_was_missed_stays_missing(day, count):
    assert freeze(FakeVolumes(), at=DECEMBER.replace(day=day)) == count


def test_two_months_tell_what_changed_and_nothing_else():
    volumes = FakeVolumes()
    freeze(volumes)
    freeze(volumes, at=JANUARY, library=a_library(dict.fromkeys(BUILDINGS, 12)))

    told = compare_volumes(
        volumes, kind=BUILDING, about=BUILDINGS[0], before="2026-11", after="2026-12", caller=a_caller()
    )

    assert {(each.key, each.before, each.after) for each in told.changes} == {
        ("households", "15", "6"),
        ("occupied", "15", "6"),
        ("persons", "30", "12"),
        ("population_registered", "30", "12"),
    }
    assert look(volumes, kind=BUILDING, about=BUILDINGS[0]).months == ("2026-12", "2026-11")


def test_a_frozen_volume_that_was_touched_is_not_shown_as_if_it_were_sound():
    volumes = FakeVolumes()
    freeze(volumes)
    id = f"grid:{GRID}:2026-11"
    volumes.by_id[id] = replace(volumes.by_id[id], digest="0" * 64)

    with pytest.raises(Conflict):
        look(volumes, month="2026-11")
    with pytest.raises(NotFound):
        look(volumes, month="2026-10")
    assert look(volumes, caller=a_caller(areas=frozenset({STREET}))).month is None


@pytest.mark.parametrize(
    ("grace_days", "day", "kept"), [(5, 5, True), (5, 6, False), (1, 1, True), (1, 2, False)]
)
def test_the_rules_say_how_long_the_last_month_may_still_be_drawn(grace_days, day, kept):
    rules = VolumeRules(version_no=2, effective_from=DECEMBER.date(), grace_days=grace_days)

    assert bool(freeze(FakeVolumes(), at=DECEMBER.replace(day=day), rules=rules)) is kept


@pytest.mark.parametrize("grace_days", [0, 29])
def test_a_grace_that_no_month_has_is_refused(grace_days):
    with pytest.raises(Invalid):
        VolumeRules(version_no=1, effective_from=DECEMBER.date(), grace_days=grace_days)

"""Where a visit was: how far from the door, in which system, and what that says of its phone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from services.grid.domain.visits.findings import Origin, Proof, Scene, Spot, visit_id
from services.grid.domain.visits.quality import Flag, own_flags
from services.grid.schemas.visits.entry import SpotForm
from services.grid.usecases.territory.list_suspects import list_suspects
from services.grid.usecases.visits.submit_visit import submit_visit
from services.grid.usecases.visits.watch_device import watch_device
from shared.events.grid_territory import CoordinatesCleared, CoordinatesSuspected
from shared.kernel.coordinates import CoordinateSystem, from_wgs84
from shared.kernel.errors import Invalid
from shared.kernel.geography import Point
from tests.grid.builders import COMMUNITY, GRID, INSIDE, a_building, in_force
from tests.grid.fakes import FakeAtlas
from tests.grid.territory.test_offsets import FakeWatches
from tests.grid.visits.builders import AT_THE_DOOR, DAY, NOW, RULES, a_stay, a_visit
from tests.grid.visits.fakes import FakeVisits
from tests.grid.visits.test_visit_usecases import a_visit_desk, an_entry, wish

HERE = Point(longitude=117.300, latitude=31.866)
ON_AMAP = {"longitude": 117.305556, "latitude": 31.864027}  # the same place, as GCJ-02
PARIS = Spot(longitude=2.35, latitude=48.85)
ATLAS = FakeAtlas(in_force())


def north(metres, accuracy=None):
    """Return a spot so far north of the door."""
    latitude = INSIDE.latitude + metres / 111_195.08
    return Spot(longitude=INSIDE.longitude, latitude=latitude, accuracy=accuracy)


def as_shown_by_amap(point=INSIDE):
    """Return a spot in GCJ-02, taken for WGS-84."""
    return Spot(**vars(from_wgs84(point, CoordinateSystem.GCJ_02)))


def submitted(building=None, **but):
    return submit_visit(a_visit_desk(building), entry=an_entry(cases=(), **but), command=wish())


def is_far(visit):
    return Flag.FAR_FROM_DOOR in own_flags(visit, RULES.quality)


def test_the_shift_of_569_metres_is_taken_back_where_its_system_is_said_and_flagged_where_not():
    door = a_building(point=HERE)
    said = SpotForm().load(ON_AMAP | {"coord_sys_in": "GCJ-02", "accuracy": 8})
    unsaid = SpotForm().load(ON_AMAP)

    right, wrong = (submitted(door, stay=a_stay(start=spot)) for spot in (said, unsaid))

    assert (said.coord_sys_in, said.accuracy) == (CoordinateSystem.GCJ_02, 8)
    assert (right.metres_from_door, wrong.metres_from_door) == (0, 569)
    assert (is_far(right), is_far(wrong)) == (False, True)


@pytest.mark.parametrize("words", [{}, {"longitude": 117.3}, {"latitude": 31.8, "coord_sys_in": "BD-09"}])
def test_half_a_spot_is_none(words):
    with pytest.raises(ValidationError):
        SpotForm().load(words)


@pytest.mark.parametrize("where", ["start", "end"])
def test_a_spot_outside_of_the_city_is_refused(where):
    with pytest.raises(Invalid, match="本市"):
        submitted(stay=a_stay(**{where: PARIS}))


def test_a_proof_by_satellite_wants_a_spot_and_others_do_not():
    nowhere = a_stay(start=None)
    with pytest.raises(Invalid) as refused:
        submitted(stay=nowhere)
    assert refused.value.fields == {"start": ["开始和结束位置至少一项"]}
    for proof in set(Proof) - {Proof.GPS}:
        assert submitted(stay=nowhere, proof=proof).metres_from_door is None
    assert submitted(stay=a_stay(start=None, end=north(30))).metres_from_door == 30


@pytest.mark.parametrize(("metres", "far"), [(0, False), (200, False), (201, True), (5000, True)])
def test_a_visit_farther_than_two_hundred_metres_is_looked_at_again(metres, far):
    visit = submitted(stay=a_stay(start=north(metres), end=AT_THE_DOOR))

    assert (visit.metres_from_door, is_far(visit), visit.counts) == (metres, far, True)


@given(st.integers(0, 20_000))
def test_the_distance_is_what_was_walked(metres):
    assert submitted(stay=a_stay(start=north(metres))).metres_from_door == pytest.approx(metres, abs=1)


def test_a_call_is_made_from_anywhere_and_a_building_without_a_position_has_no_door():
    far = a_stay(start=north(5000))

    assert submitted(stay=far, proof=Proof.PHONE_CALL).metres_from_door is None
    assert submitted(a_building(point=None), stay=far).metres_from_door is None


class Phone:
    """A phone that makes one visit a day, and what is thought of it."""

    def __init__(self):
        self.visits, self.watches, self.made = FakeVisits(), FakeWatches(), 0

    def visit(self, spot, *, times=1, device="phone-1", **but):
        for _ in range(times):
            self.made += 1
            origin = Origin(device=device, session="s1", offline_seq=self.made)
            facts = {"stay": a_stay(NOW + self.made * DAY, start=spot), "id": visit_id(origin)} | but
            visit = a_visit(origin=origin, **facts)
            visit.submit(in_his_area=True)
            self.visits.save(visit)
            for _ in range(2):
                watch_device(self.visits, self.watches, ATLAS, visit.id, at=NOW)

    @property
    def suspects(self):
        return [(each.id, each.suspicion, each.metres) for each in list_suspects(self.watches)]


def test_a_phone_that_converts_nothing_is_suspected_with_its_twentieth_visit_and_cleared_when_it_is_right():
    phone = Phone()
    phone.visit(as_shown_by_amap(), times=19)
    assert phone.suspects == []

    phone.visit(as_shown_by_amap())
    ((source, suspicion, metres),) = phone.suspects
    assert (source, suspicion) == ("device-phone-1", "not_converted")
    assert metres == pytest.approx(569, rel=0.02)

    phone.visit(AT_THE_DOOR, times=11)
    assert phone.suspects == []
    assert [type(fact) for fact in phone.watches.facts] == [CoordinatesSuspected, CoordinatesCleared]
    assert str(INSIDE.longitude) not in repr(phone.watches.by_id)


def test_what_was_nowhere_in_particular_says_nothing_of_a_phone_and_neither_do_other_phones():
    phone, shifted = Phone(), as_shown_by_amap()
    phone.visit(shifted, times=10)
    phone.visit(shifted, times=10, device="phone-2")
    phone.visit(shifted, times=10, proof=Proof.PHONE_CALL)
    phone.visit(shifted, times=10, scene=Scene(community_code=COMMUNITY))
    phone.visit(None, times=10, proof=Proof.NONE)
    assert phone.suspects == []

    phone.visit(shifted, times=10, scene=Scene(community_code=COMMUNITY, grid_code=GRID))
    assert [source for source, _, _ in phone.suspects] == ["device-phone-1"]

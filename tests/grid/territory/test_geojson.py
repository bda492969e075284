"""GeoJSON, in and out: RFC 7946, in four coordinate systems."""

import pytest
from marshmallow import RAISE, ValidationError

from services.grid.schemas.territory.division import ReorganiseForm
from services.grid.schemas.territory.grid_views import GridCollectionView
from services.grid.schemas.territory.place import PlaceForm
from services.grid.usecases.territory.export_grids import export_grids
from services.grid.usecases.territory.reorganise_grids import reorganise_grids
from shared.kernel.coordinates import CoordinateSystem, from_wgs84
from shared.kernel.geography import Point
from shared.plumbing.words import check_words
from tests.grid.builders import COMMUNITY, LONG_AGO, NOON, a_command
from tests.grid.territory.ground import EXPERT, J1, J2, J3, LEFT, RIGHT, a_ground, block, within

HERE = Point(longitude=117.300, latitude=31.866)
COURT = block(1, 1, 2, 2)
RING_AND_CORNER = ((block(0, 0, 3, 3), COURT), (block(3, 3, 4, 4),))
TWO_STRIPS = ((block(3, 0, 4, 3),), (block(0, 3, 3, 4),))


def positions(ring):
    return [[point.longitude, point.latitude] for point in ring]


def a_feature(code=J1, ring=LEFT, **but):
    geometry = {"type": "Polygon", "coordinates": [positions(ring)]}
    properties = {"code": code, "title": "第1网格"}
    return {"type": "Feature", "geometry": geometry, "properties": properties} | but


def a_wish(*features, **but):
    collection = {"type": "FeatureCollection", "features": list(features or [a_feature()])}
    return {
        "community_code": COMMUNITY,
        "valid_from": LONG_AGO.isoformat(),
        "reason": "首次划分",
        "grids": collection,
    } | but


def read(wish):
    check_words(wish, longest={})
    return ReorganiseForm(unknown=RAISE).load(wish)["redrawing"]


def test_a_collection_is_read_with_its_foreign_members_passed_over():
    feature = a_feature(id=7, bbox=[0, 0, 1, 1], style={"fill": "red"})
    feature["properties"]["colour"] = "red"

    redrawing = read(a_wish(feature, a_feature(J2, RIGHT)))

    assert [grid.code for grid in redrawing.grids] == [J1, J2]
    assert redrawing.grids[0].parts == ((LEFT,),)
    assert redrawing.mapping is None


def test_a_height_is_passed_over():
    feature = a_feature()
    feature["geometry"]["coordinates"] = [[[*position, 30.5] for position in positions(LEFT)]]

    assert read(a_wish(feature)).grids[0].parts == ((LEFT,),)


@pytest.mark.parametrize(
    "wish",
    [
        a_wish(a_feature(type="Thing")),
        a_wish(a_feature(geometry={"type": "MultiPolygon", "coordinates": []})),
        a_wish(a_feature(geometry={"type": "MultiPolygon", "coordinates": [positions(LEFT)]})),
        a_wish(a_feature(geometry={"type": "Polygon", "coordinates": [[positions(LEFT)]]})),
        a_wish(a_feature(geometry={"type": "MultiPolygon", "coordinates": [[positions(LEFT)]] * 21})),
        a_wish(a_feature(geometry={"type": "MultiPolygon", "coordinates": "none"})),
        a_wish(a_feature(geometry={"type": "Polygon", "coordinates": []})),
        a_wish(a_feature(geometry={"type": "Polygon", "coordinates": [[[1.0]]]})),
        a_wish(a_feature(properties={"code": "J1", "title": "x"})),
        a_wish(grids={"type": "FeatureCollection", "features": []}),
        a_wish(grids={"type": "GeometryCollection", "features": [a_feature()]}),
        a_wish(grids={"type": "FeatureCollection", "features": [a_feature()], "crs": {"type": "name"}}),
        a_wish(coord_sys_in="GCJ02"),
        a_wish(reason=""),
        a_wish(mapping={"J1": [J1]}),
    ],
)
def test_what_is_no_collection_of_grids_is_refused(wish):
    with pytest.raises(ValidationError):
        read(wish)


@pytest.mark.parametrize("system", list(CoordinateSystem))
def test_what_was_drawn_on_a_map_of_another_system_lies_where_it_should(system):
    drawn = tuple(from_wgs84(point, system) for point in LEFT)

    [grid] = read(a_wish(a_feature(ring=drawn), coord_sys_in=system.value)).grids

    assert all(ours.metres_to(true) < 0.001 for ours, true in zip(grid.parts[0][0], LEFT, strict=True))


def test_what_goes_out_comes_in_again():
    ground, wish = a_ground(), a_wish(a_feature(ring=LEFT[::-1]), a_feature(J2, RIGHT))
    reorganise_grids(ground, redrawing=read(wish), command=a_command(**EXPERT))

    shown = exported(ground)

    assert [feature["id"] for feature in shown["features"]] == [J1, J2]
    assert shown["features"][0]["geometry"]["coordinates"] == [positions(LEFT)]
    assert shown["features"][0]["properties"] == {
        "code": J1,
        "title": "第1网格",
        "kind": "J",
        "community_code": COMMUNITY,
        "version": 1,
        "valid_from": LONG_AGO.isoformat(),
        "predecessors": [],
        "households_at_creation": None,
    }
    again = read(a_wish(grids={name: shown[name] for name in ("type", "features")}))
    assert {grid.code: grid.parts for grid in again.grids} == {J1: ((LEFT,),), J2: ((RIGHT,),)}


def test_grids_of_several_parts_and_with_holes_go_in_and_out():
    ground = a_ground()
    wish = a_wish(several(J1, *RING_AND_CORNER), several(J2, *TWO_STRIPS), a_feature(J3, COURT))

    reorganise_grids(ground, redrawing=read(wish), command=a_command(**EXPERT))

    shown = exported(ground)["features"]
    assert [feature["geometry"]["type"] for feature in shown] == ["MultiPolygon", "MultiPolygon", "Polygon"]
    assert [len(part) for part in shown[0]["geometry"]["coordinates"]] == [2, 1]
    for again in read(a_wish(*shown)).grids:
        kept = ground.grids.get(again.code).versions[0].outline.boundary
        assert [len(part) for part in again.parts] == [len(part) for part in kept.parts]
        pairs = zip(corners(again.parts), corners(kept.parts), strict=True)
        assert all(one.metres_to(other) < 0.02 for one, other in pairs)
    where = {(0, 0): J1, (3, 3): J1, (1, 1): J3, (3, 1): J2, (1, 3): J2}
    assert {cell: ground.atlas.at(within(*cell), NOON).code for cell in where} == where


def corners(parts):
    return [point for part in parts for ring in part for point in ring]


def several(code, *polygons):
    return a_feature(
        code,
        geometry={
            "type": "MultiPolygon",
            "coordinates": [[positions(ring) for ring in polygon] for polygon in polygons],
        },
    )


def exported(ground, system=CoordinateSystem.WGS_84):
    found = export_grids(ground.grids, community_code=COMMUNITY, at=NOON, coord_sys_out=system)
    return GridCollectionView().dump(found)


def test_what_is_shown_over_a_map_of_another_system_is_shifted_and_says_so():
    ground = a_ground()
    reorganise_grids(
        ground, redrawing=read(a_wish(a_feature(), a_feature(J2, RIGHT))), command=a_command(**EXPERT)
    )

    shown = exported(ground, CoordinateSystem.GCJ_02)

    [east, north] = shown["features"][0]["geometry"]["coordinates"][0][0]
    assert shown["coord_sys"] == "GCJ-02"
    assert Point(longitude=east, latitude=north).metres_to(LEFT[0]) == pytest.approx(569, rel=0.02)


@pytest.mark.parametrize("system", list(CoordinateSystem))
def test_a_place_is_told_in_any_of_the_four_systems(system):
    shown = from_wgs84(HERE, system)
    words = {"longitude": shown.longitude, "latitude": shown.latitude, "coord_sys_in": system.value}

    place = PlaceForm().load(words)["place"]

    assert place.point.metres_to(HERE) < 0.001


def test_a_place_in_no_system_in_particular_is_in_ours():
    assert PlaceForm().load({"longitude": 117.3, "latitude": 31.866})["place"].point == HERE


@pytest.mark.parametrize("words", [{}, {"coord_sys_in": "GCJ-02"}, {"longitude": 117.3}])
def test_a_place_of_which_nothing_is_said_is_none(words):
    with pytest.raises(ValidationError):
        PlaceForm().load(words)

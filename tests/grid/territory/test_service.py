"""The map at its doors: grids as GeoJSON, split and shown, by those who may."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from shared.kernel.errors import Invalid, NotAllowed
from shared.plumbing.codec import wrap
from shared.plumbing.trail import Trail
from tests.eventually import eventually
from tests.grid.builders import COMMUNITY, ELSEWHERE, NOON, STREET, case_accepted, post_filled
from tests.grid.territory.ground import (
    J1,
    J2,
    J3,
    LEFT,
    LOWER_RIGHT,
    RIGHT,
    UPPER_RIGHT,
    WHOLE,
    block,
    within,
)
from tests.grid.territory.test_geojson import a_feature, a_wish, positions
from tests.grid.territory.test_offsets import unconverted
from tests.grid.test_service import SAID, STREET_ROW
from tests.visitors import visitors

pytestmark = pytest.mark.broker


@pytest.fixture
def ask(amqp_uri, grid, keys):
    with visitors(amqp_uri, keys, grid, by="O0001", role="operator", area=STREET) as ask:
        yield ask


TWO_CORNERS = {
    "type": "MultiPolygon",
    "coordinates": [[positions(block(4, 0, 6, 2))], [positions(block(6, 2, 8, 4))]],
}
THE_OTHERS = {
    "type": "MultiPolygon",
    "coordinates": [[positions(block(6, 0, 8, 2))], [positions(block(4, 2, 6, 4))]],
}
BUILDING_ROW = {
    "id": f"{COMMUNITY}B00001",
    "address": "全椒路社区幸福小区3幢",
    "community_code": COMMUNITY,
    "longitude": within(3, 3).longitude,
    "latitude": within(3, 3).latitude,
}


@pytest.fixture
def laid_out(ask):
    """A community with two grids and a building in the north-east; every wish is told twice."""
    community = {"id": COMMUNITY, "name": "全椒路社区", "boundary": [positions(WHOLE)]}
    for _ in range(2):
        ask("import_streets", command_id="import-streets", rows=[STREET_ROW])
        ask("import_communities", command_id="import-communities", rows=[community])
        wish = a_wish(a_feature(J1, LEFT), a_feature(J2, RIGHT))
        change = ask("reorganise_grids", command_id="lay-out-0001", **wish)
        ask("import_buildings", command_id="import-buildings", rows=[BUILDING_ROW])
    return change


def a_split(**but):
    wish = a_wish(a_feature(J2, LOWER_RIGHT), a_feature(J3, UPPER_RIGHT), reason="人口增加", **but)
    return wish | {"valid_from": "2026-03-01T00:00:00+08:00", "mapping": {J2: [J3, J2]}}


def test_an_open_case_goes_to_the_post_of_its_new_grid_when_a_grid_is_split(ask, house, laid_out, database):
    def tell(event, about_id, sequence=1):
        for _ in range(2):
            house.post(wrap(event, about_id=about_id, sequence=sequence, at=NOON, trail=Trail()))

    for code, worker in ((J2, "W0002"), (J3, "W0003"), (COMMUNITY, "W0100")):
        tell(post_filled("head" if code == COMMUNITY else "A", worker, area=code), f"{code}:A")
    eventually(lambda: database["posts"].count_documents({}) == 3)
    spot = within(3, 3)
    tell(case_accepted(longitude=spot.longitude, latitude=spot.latitude), "case-1")
    eventually(lambda: database["assignments"].find_one())
    ask("reorganise_grids", command_id="split-0001", **a_split())

    [stint] = eventually(lambda: ask("get_assignment", case_id="case-1")["stints"])
    moved = ask("get_assignment", case_id="case-1")

    assert (moved["grid_code"], moved["worker_id"], moved["reason"]) == (J3, "W0100", "community_head")
    assert (stint["grid_code"], stint["worker_id"], stint["change"]) == (J2, "W0100", f"{COMMUNITY}/2")


def test_a_grid_is_split_and_everything_in_it_lies_in_its_new_grid(ask, laid_out, database):
    assert (laid_out["number"], laid_out["codes"], laid_out["mapping"]) == (1, [J1, J2], [])

    for _ in range(2):
        change = ask("reorganise_grids", command_id="split-0001", **a_split())
        assert (change["number"], change["mapping"]) == (2, [{"old": J2, "new": [J2, J3]}])

    assert ask("locate", building="幸福小区3幢")["grid_code"] == J3
    eventually(lambda: database["buildings"].find_one({"grid_code": J3}))
    assert ask("check_cover", role="worker", community_code=COMMUNITY) == {"items": []}
    shown = ask("export_grids", role="worker", community_code=COMMUNITY)
    assert [feature["id"] for feature in shown["features"]] == [J1, J2, J3]
    assert ask("get_grid", role="worker", code=J3)["versions"][0]["predecessors"] == [J2]
    [first, second] = ask("get_division", role="worker", community_code=COMMUNITY)["changes"]
    assert (first["reason"], second["reason"], second["by"]) == ("首次划分", "人口增加", "O0001")
    assert database["divisions"].find_one()["version"] == 2


def test_new_buildings_are_numbered_by_time_once_a_wish_and_two_at_once_get_two(ask, laid_out, database):
    def register(number):
        spot = {"longitude": within(0, 0).longitude, "latitude": within(0, 0).latitude}
        address = {"address": f"长青小区{number}幢", "community_code": COMMUNITY}
        return ask("register_building", command_id=f"register-{number}", **address, **spot)["id"]

    with ThreadPoolExecutor(4) as clerks:
        given = list(clerks.map(register, [1, 2, 1, 3]))

    assert given[0] == given[2]
    assert sorted(set(given)) == [f"{COMMUNITY}B{serial:05}" for serial in (2, 3, 4)]
    assert database["buildings"].count_documents({}) == 4


def test_a_corner_passes_to_another_community_with_who_lives_there(ask, laid_out, database):
    beside = {"id": ELSEWHERE, "name": "填海巷社区", "boundary": [positions(block(4, 0, 8, 4))]}
    ask("import_communities", command_id="import-beside", rows=[beside])
    q1, q2, q3 = (f"{ELSEWHERE}J00{number}" for number in (1, 2, 3))
    parts = a_feature(q1, geometry=TWO_CORNERS), a_feature(q3, geometry=THE_OTHERS)
    ask("reorganise_grids", command_id="lay-beside", **a_wish(*parts, community_code=ELSEWHERE))
    home = {"id": "H00000001", "house_id": f"{BUILDING_ROW['id']}-010101", "building_id": BUILDING_ROW["id"]}
    ask("import_households", command_id="import-home", rows=[home | {"members": 2}], **SAID["households"])
    wish = a_wish(
        a_feature(J2, LOWER_RIGHT),
        a_feature(q2, UPPER_RIGHT),
        valid_from="2026-03-01T00:00:00+08:00",
        with_communities=[ELSEWHERE],
    )
    for _ in range(2):
        change = ask("reorganise_grids", command_id="pass-0001", **wish)

    assert change["communities"] == [COMMUNITY, ELSEWHERE]
    eventually(lambda: database["households"].find_one({"community_code": ELSEWHERE}))
    eventually(lambda: database["buildings"].find_one({"grid_code": q2, "community_code": ELSEWHERE}))
    assert ask("locate", building="幸福小区3幢")["grid_code"] == q2
    shown = ask("export_grids", role="worker", community_code=ELSEWHERE)["features"]
    kinds = [(each["id"], each["geometry"]["type"]) for each in shown]
    assert kinds == [(q1, "MultiPolygon"), (q2, "Polygon"), (q3, "MultiPolygon")]
    for community in (COMMUNITY, ELSEWHERE):
        assert ask("check_cover", community_code=community) == {"items": []}
    with pytest.raises(NotAllowed):
        ask("get_visit_plan", role="worker", area=J2, household_id="H00000001")


def test_an_address_is_found_as_it_is_typed_and_shown_level_by_level(ask, laid_out):
    house = {"id": f"{COMMUNITY}B00001-010502"}
    for _ in range(2):
        assert ask("import_houses", command_id="import-houses", rows=[house])["rows"][0]["ok"]

    found = ask("search_addresses", begins="幸福")
    assert [each["id"] for each in found["items"]] == [BUILDING_ROW["id"]]
    assert found["complete"]
    assert ask("get_address", **house)["written"] == "安徽省合肥市瑶海区明光路街道全椒路社区3幢1单元502室"
    listed = ask("list_houses", building_id=BUILDING_ROW["id"])
    assert listed == {"items": [{**house, "unit": "1单元", "floor": "5层", "house": "502室"}], "next": None}


def test_a_device_that_tells_gcj_02_for_wgs_84_is_suspected_until_it_says_so(ask, laid_out):
    shown = [[point.longitude, point.latitude] for point in unconverted()]
    seen = {"device": "8f2c11", "grid_code": J1, "positions": shown}

    for _ in range(2):
        judged = ask("check_positions", role="service", command_id="seen-0001", **seen)
        assert judged["suspicion"] == "not_converted"
    assert [each["source"] for each in ask("list_suspects")["items"]] == ["device-8f2c11"]
    ask("check_positions", role="service", command_id="seen-0002", coord_sys_in="GCJ-02", **seen)
    assert ask("list_suspects") == {"items": []}


def test_a_gap_is_refused_with_its_place_and_clerks_do_not_cut_grids(ask, laid_out):
    with pytest.raises(Invalid, match="空隙") as refused:
        ask(
            "reorganise_grids",
            command_id="gap-00001",
            **a_wish(a_feature(J2, LOWER_RIGHT), valid_from="2026-03-01T00:00:00+08:00"),
        )
    assert refused.value.fields["grids"]
    with pytest.raises(NotAllowed):
        ask("reorganise_grids", role="clerk", command_id="split-0002", **a_split())

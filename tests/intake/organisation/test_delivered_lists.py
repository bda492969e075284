"""The organisation as it is shipped: who there is, and that nothing on the menu is left out of the lists."""

from collections import Counter
from copy import deepcopy
from pathlib import Path

import pytest
import yaml

import services.intake
from services.intake.domain.menu.menu import ServiceScope, TaskType
from services.intake.domain.organisation.lists import Lists
from services.intake.domain.organisation.topic_list import ListKind
from services.intake.domain.organisation.unit import Level
from services.intake.store.menu.delivered import read_issue_types, read_items
from services.intake.store.organisation.delivered import read_lists, read_organisation
from shared.kernel.errors import Invalid, NotFound

DATA = Path(services.intake.__file__).parent / "data"
ORGANISATION = read_organisation(DATA / "organisation.yaml")
LISTS = {each.kind: each for each in read_lists(DATA / "lists.yaml", ORGANISATION)}
IN_FORCE = Lists(in_force=tuple(LISTS.values()))
ITEMS = read_items(DATA / "service_items.yaml")
TYPES = read_issue_types(DATA / "issue_types.yaml")
SCOPES = {
    ServiceScope.STREET_DECIDES: {"street", "community"},
    ServiceScope.STREET_FIRST_REVIEW: {"district"},
    ServiceScope.INTAKE_ONLY: {"district", "other_authority"},
}


def test_the_street_has_three_offices_and_two_centres():
    offices = [unit.title for unit in ORGANISATION.units if unit.level is Level.STREET]

    assert offices == ["社会工作办", "党群工作办", "建设发展办", "为民服务中心", "共治服务中心"]


def test_each_community_has_two_committees_and_two_stations():
    bodies = [unit for unit in ORGANISATION.units if unit.level is Level.COMMUNITY]

    assert Counter(unit.community for unit in bodies) == {"001": 4, "002": 4, "003": 4}
    assert [unit.title for unit in bodies[:4]] == [
        "填海巷社区党委",
        "填海巷社区居民委员会",
        "填海巷社区社会管理工作站",
        "填海巷社区自治服务站",
    ]
    assert bodies[2].code == "GLZ-001"
    assert bodies[2].area("340102998") == "340102998001"


def test_every_item_and_every_issue_type_stands_on_exactly_one_list():
    topics = [each.code for each in (*ITEMS, *TYPES)]
    listed = [entry.topic for each in LISTS.values() for entry in each.entries]

    assert len(topics) == 46 + 42
    assert sorted(listed) == sorted(topics)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.code)
def test_the_list_says_of_an_item_what_its_guide_says(item):
    (listed,) = IN_FORCE.find(item.code)

    assert listed.entry.title == item.guide.title
    assert listed.entry.decides in SCOPES[item.guide.service_scope]
    public = item.guide.task_type is TaskType.PUBLIC_SERVICE
    assert listed.on.kind is (ListKind.SERVICE if public else ListKind.POWER)


def test_issue_types_are_duties():
    assert {entry.topic for entry in LISTS[ListKind.DUTY].entries} == {each.code for each in TYPES}
    assert {entry.title for entry in LISTS[ListKind.DUTY].entries} == {each.minor for each in TYPES}


@pytest.mark.parametrize("topic", [each.code for each in (*ITEMS, *TYPES)])
def test_whoever_leads_is_there_in_the_street_and_in_each_community(topic):
    route = IN_FORCE.route(topic)

    for community in (None, "340102998001", "340102998002", "340102998003"):
        assert ORGANISATION.leading(route, community_code=community)


def test_neighbours_quarrels_are_led_by_the_station_of_their_community():
    route = IN_FORCE.route("MD-02")

    assert ORGANISATION.leading(route).title == "共治服务中心"
    assert ORGANISATION.leading(route, community_code="340102998002").title == "金大塘社区社会管理工作站"
    with pytest.raises(NotFound):
        ORGANISATION.leading(route, community_code="340102998009")


@pytest.fixture
def written(tmp_path):
    def write(name, change):
        table = deepcopy(yaml.safe_load((DATA / name).read_text(encoding="utf-8")))
        change(table)
        path = tmp_path / name
        path.write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")
        return path

    return write


def test_a_list_that_charges_a_unit_which_is_not_there_is_refused_by_topic(written):
    def charge_nobody(table):
        table["lists"][0]["entries"][0]["office"] = "NOBODY"
        table["lists"][0]["entries"][2]["station"] = "NONE"

    path = written("lists.yaml", charge_nobody)

    with pytest.raises(Invalid) as refused:
        read_lists(path, ORGANISATION)
    assert set(refused.value.fields) == {"JY-003", "JY-005"}


@pytest.mark.parametrize(
    "change",
    [
        lambda table: table["lists"][0]["entries"][0].update(topic="JY3"),
        lambda table: table["lists"][0]["entries"][0].update(decides="nobody"),
        lambda table: table["lists"][0]["entries"][0].update(source="unheard of"),
        lambda table: table["lists"][0].update(kind="wish"),
        lambda table: table["lists"][0].update(version_no=0),
        lambda table: table["lists"][0]["entries"].append(table["lists"][0]["entries"][0]),
        lambda table: table.update(lists=[]),
    ],
)
def test_a_faulty_list_stops_the_service(written, change):
    path = written("lists.yaml", change)

    with pytest.raises(Invalid, match=r"lists\.yaml"):
        read_lists(path, ORGANISATION)


@pytest.mark.parametrize(
    "change",
    [
        lambda table: table["offices"].append(table["offices"][0]),
        lambda table: table["bodies"][0].update(parent="NOBODY"),
        lambda table: table["bodies"][0].pop("title"),
        lambda table: table["offices"][0].update(title=""),
    ],
)
def test_a_faulty_organisation_stops_the_service(written, change):
    path = written("organisation.yaml", change)

    with pytest.raises((Invalid, KeyError)):
        read_organisation(path)

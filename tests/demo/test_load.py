import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from demo.batches import Batch, Shipment
from demo.delivery import TRIES, deliver
from demo.duty import months_around, roster_shipments, working_calendar
from demo.load import load
from demo.sample import sample
from demo.shipments import shipments
from services.grid.schemas.facilities.forms import FacilitiesForm
from services.grid.schemas.records.household import HouseholdsForm
from services.grid.schemas.records.person import PeopleForm
from services.grid.schemas.service_cards.service_card import IssueCardsForm
from services.grid.schemas.territory.building import BuildingsForm, HousesForm
from services.grid.schemas.territory.grid import GridsForm
from services.grid.schemas.territory.unit import CommunitiesForm, CompoundsForm, StreetsForm
from services.staff.schemas.post import PostsForm
from services.staff.schemas.roster import RostersForm
from services.staff.schemas.worker import WorkersForm
from shared.kernel.errors import Unavailable
from shared.plumbing.rpc import LARGEST_REQUEST
from shared.plumbing.words import check_words

TODAY = date(2026, 11, 23)
FORMS = {
    "grid.import_streets": StreetsForm,
    "grid.import_communities": CommunitiesForm,
    "grid.import_compounds": CompoundsForm,
    "grid.import_houses": HousesForm,
    "grid.import_grids": GridsForm,
    "grid.import_buildings": BuildingsForm,
    "grid.import_households": HouseholdsForm,
    "grid.import_people": PeopleForm,
    "grid.import_facilities": FacilitiesForm,
    "grid.issue_service_cards": IssueCardsForm,
    "staff.enlist_workers": WorkersForm,
    "staff.fill_posts": PostsForm,
    "staff.publish_rosters": RostersForm,
}


class Doors:
    """Import doors that grant every row once; they can be closed for some time, and refuse some rows."""

    def __init__(self, *, closed_for=0, refuses=(), posts=()):
        self.closed_for, self.refuses, self.posts = closed_for, refuses, posts
        self.granted = {}

    def call(self, door, /, **words):
        if door == "grid.locate":
            return {"posts": self.posts}
        if self.closed_for:
            self.closed_for -= 1
            raise Unavailable("closed")
        self.granted.setdefault(words["command_id"], (door, words["rows"]))
        outcomes = [
            {"row": number, "ok": row not in self.refuses, "reason": "not this one"}
            for number, row in enumerate(words["rows"])
        ]
        return {"rows": outcomes}

    def rows(self):
        return Counter(door for door, rows in self.granted.values() for _ in rows)


def a_shipment(rows=5, size=2):
    return Shipment(title="x", door="grid.import_grids", rows=[{"id": n} for n in range(rows)], size=size)


def arrived(_):
    """Nobody watches."""


@pytest.fixture(scope="module")
def everything(street):
    return list(shipments(street, TODAY))


def test_every_batch_is_something_that_its_door_can_read(everything):
    for shipment in everything:
        form = FORMS[shipment.door]()
        for batch in shipment.batches():
            words = json.loads(json.dumps({"rows": batch.rows, **batch.words}))
            check_words(words, longest={})
            form.load(words)


def test_a_request_stays_far_below_what_the_road_allows(everything):
    sizes = [len(json.dumps(batch.rows)) for shipment in everything for batch in shipment.batches()]

    assert max(sizes) < LARGEST_REQUEST / 4


def test_nothing_is_lost_or_changes_places_between_the_batches(everything):
    for shipment in everything:
        assert [row for batch in shipment.batches() for row in batch.rows] == list(shipment.rows)


def test_the_street_is_complete(everything, street):
    sent = {shipment.door: len(shipment.rows) for shipment in everything}

    assert sent["grid.import_people"] == 21_000
    assert sent["grid.import_households"] == 8_079
    assert sent["grid.import_grids"] == 27
    assert sent["grid.import_communities"] == 3
    assert sent["grid.import_compounds"] == 31
    assert sent["grid.import_houses"] == len(street.houses)
    assert sent["staff.enlist_workers"] == len(street.workers) + len(street.officers)
    assert sent["grid.issue_service_cards"] == len(street.posts)
    high = [building for building in street.buildings if building.floors > 7]
    assert sent["grid.import_facilities"] == 3 * 31 + sum(building.units for building in high)


def test_the_same_rows_are_the_same_command_and_other_rows_another():
    first, second, _ = a_shipment().batches()
    again, *_ = a_shipment().batches()

    assert again.command_id == first.command_id != second.command_id
    assert Batch(door="staff.fill_posts", rows=first.rows).command_id != first.command_id
    assert re.fullmatch(r"[A-Za-z0-9_-]{8,64}", first.command_id)


def test_no_two_batches_of_the_street_are_the_same_command(everything):
    ids = [batch.command_id for shipment in everything for batch in shipment.batches()]

    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("today", "months"),
    [
        (date(2026, 11, 23), (date(2026, 11, 1), date(2026, 12, 1))),
        (date(2026, 12, 31), (date(2026, 12, 1), date(2027, 1, 1))),
        (date(2027, 1, 31), (date(2027, 1, 1), date(2027, 2, 1))),
    ],
)
def test_rosters_are_those_of_this_month_and_the_next(street, today, months):
    assert months_around(today) == months
    for shipment, month in zip(roster_shipments(street, today), months, strict=True):
        assert {row["month"] for row in shipment.rows} == {f"{month:%Y-%m}"}
        assert {shift["day"][:7] for row in shipment.rows for shift in row["shifts"]} == {f"{month:%Y-%m}"}


def test_a_month_is_the_same_roster_on_whatever_day_somebody_loads(street):
    [_, early], [late, _] = (list(roster_shipments(street, day)) for day in (TODAY, date(2026, 12, 24)))

    assert early == late


def test_everybody_has_one_roster_a_month(street):
    for shipment in roster_shipments(street, TODAY):
        staff = [worker.id for worker in (*street.workers, *street.officers)]
        assert [row["worker_id"] for row in shipment.rows] == staff


def test_duty_follows_the_official_holidays_and_the_weekends_that_are_worked(street):
    october, _ = roster_shipments(street, date(2026, 10, 15))
    days = {shift["day"] for row in october.rows for shift in row["shifts"]}

    assert "2026-10-05" not in days  # a Monday, in the holidays of the National Day
    assert "2026-10-10" in days  # a Saturday, worked instead


def test_in_a_year_that_is_not_announced_yet_monday_to_friday_is_worked():
    calendar = working_calendar(date(2050, 1, 1))

    assert not calendar.is_workday(date(2050, 1, 1))
    assert calendar.is_workday(date(2050, 1, 3))


def test_the_two_of_a_grid_are_published_by_one_batch(street):
    for shipment in roster_shipments(street, TODAY):
        batch_of = {
            row["worker_id"]: number for number, batch in enumerate(shipment.batches()) for row in batch.rows
        }
        for a, b in zip(street.workers[::2], street.workers[1::2], strict=True):
            assert batch_of[a.id] == batch_of[b.id]


def test_refused_rows_come_back_with_the_reason():
    refused = deliver(Doors(refuses=[{"id": 3}]), a_shipment(), arrived=arrived)

    assert [(each.door, each.row, each.reason) for each in refused] == [
        ("grid.import_grids", {"id": 3}, "not this one")
    ]


def test_a_batch_that_failed_is_brought_again_and_everything_is_granted_once():
    doors = Doors(closed_for=3)
    progress = []

    deliver(doors, a_shipment(rows=5, size=2), arrived=progress.append, pause=0)

    assert doors.rows() == {"grid.import_grids": 5}
    assert progress == [2, 2, 1]


def test_rows_that_wait_for_events_are_brought_again_until_they_are_granted():
    class Hearing(Doors):
        def call(self, door, /, **words):
            answer = super().call(door, **words)
            self.refuses = ()
            return answer

    progress = []
    doors = Hearing(refuses=[{"id": 0}])
    waiting = replace(a_shipment(rows=2), after_events=True)

    assert deliver(doors, waiting, arrived=progress.append, pause=0) == []
    assert progress == [2]
    assert deliver(Doors(refuses=[{"id": 0}]), waiting, arrived=arrived, pause=0)[0].row == {"id": 0}


def test_what_fails_again_and_again_is_given_up():
    with pytest.raises(Unavailable):
        deliver(Doors(closed_for=TRIES), a_shipment(rows=1), arrived=arrived, pause=0)


def test_loading_twice_brings_the_same_commands(street):
    small, doors = sample(street, grids=1), Doors()

    load(doors, small, today=TODAY)
    once = dict(doors.granted)
    load(doors, small, today=TODAY)

    assert doors.granted == once
    assert doors.rows()["grid.import_people"] == len(small.people)


def test_a_street_that_is_there_gets_its_rosters_only(street):
    doors = Doors(posts=[{"post": "A"}])

    load(doors, street, today=TODAY)

    assert set(doors.rows()) == {"staff.publish_rosters"}


def test_a_sample_stands_by_itself(street):
    small = sample(street, grids=2)
    buildings, households = {each.id for each in small.buildings}, {each.id for each in small.households}
    staff = {each.id for each in (*small.workers, *small.officers)}

    assert [grid.code for grid in small.grids] == [grid.code for grid in street.grids[:2]]
    assert {house.building_id for house in small.houses} == buildings
    assert {household.house_id for household in small.households} <= {house.id for house in small.houses}
    assert {person.household_id for person in small.people} == households
    assert {post.worker_id for post in small.posts} <= staff
    assert len(small.workers) == 4
    assert len(small.communities) == 1

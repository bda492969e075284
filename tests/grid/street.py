"""A grid that listens, with a street: one grid whose posts are both on duty around the clock, and homes."""

from contextlib import contextmanager
from datetime import timedelta

from services.grid.service import GridService
from shared.kernel import clock
from shared.kernel.calendar import local_time
from tests.grid.builders import GRID, STREET
from tests.grid.test_service import (
    BUILDING_ROW,
    CITY_BOX,
    COMMUNITY_ROW,
    GRID_ROW,
    HOUSEHOLD_ROW,
    PERSON_ROW,
    SAID,
    STREET_ROW,
    by_month,
)
from tests.listening import fact, listening
from tests.visitors import visitors

HOMES = [f"H{number:08}" for number in range(1, 8)]


@contextmanager
def a_street(amqp_uri, mongo, keys):
    """Run grid alone and still, where the street is drawn and who works there is known."""
    with listening(amqp_uri, mongo, keys, GridService, CITY_BOX=CITY_BOX) as service:
        with visitors(amqp_uri, keys, service.name, by="C0001", role="clerk", area=STREET) as ask:
            _draw(ask)
        today = local_time(clock.now()).date()
        for worker, post in (("W0001", "A"), ("W0002", "B")):
            service.hears(fact("staff.post_filled", GRID, post=post, worker_id=worker))
            for month in by_month(today, today + timedelta(days=1)):
                service.hears(_all_day(worker, month, today))
        yield service


def _draw(ask):
    homes = [
        HOUSEHOLD_ROW | {"id": id, "house_id": f"{BUILDING_ROW['id']}-01010{number}"}
        for number, id in enumerate(HOMES, start=1)
    ]
    rows = {
        "streets": [STREET_ROW],
        "communities": [COMMUNITY_ROW],
        "grids": [GRID_ROW],
        "buildings": [BUILDING_ROW],
        "households": homes,
        "people": [PERSON_ROW],
    }
    for kind, each in rows.items():
        answer = ask(f"import_{kind}", command_id=f"import-{kind}", rows=each, **SAID.get(kind, {}))
        assert all(row["ok"] for row in answer["rows"]), answer


def _all_day(worker, month, today):
    days = [day for day in (today, today + timedelta(days=1)) if f"{day:%Y-%m}" == month]
    shifts = [
        {"day": day.isoformat(), "start": "00:00:00", "end": "23:59:59", "place": "grid"} for day in days
    ]
    return fact("staff.roster_published", f"{worker}:{month}", worker_id=worker, month=month, shifts=shifts)

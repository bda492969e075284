"""Fixtures of grid: a small street whose doors are open."""

import pytest
from marshmallow import Schema, fields

from ops.keys import PRIVATE
from ops.tokens import issue
from services.grid.service import GridService
from services.intake.schemas.issues.forms import ReportIssueForm
from shared.plumbing.client import Client, TimedRpcProxy
from shared.plumbing.door import command as opens_to
from tests.grid.builders import GRID, STREET
from tests.grid.test_service import (
    BUILDING_ROW,
    CITY_BOX,
    COMMUNITY_ROW,
    GRID_ROW,
    HOUSEHOLD_ROW,
    SAID,
    STREET_ROW,
)
from tests.house import House, a_name
from tests.visitors import alone, settings_of

ROWS = {
    "streets": STREET_ROW,
    "communities": COMMUNITY_ROW,
    "grids": GRID_ROW,
    "buildings": BUILDING_ROW,
    "households": HOUSEHOLD_ROW,
}


class CaseIdView(Schema):
    """What grid needs of a receipt."""

    case_id = fields.String()


class Intake:
    """Takes what intake's own Form takes, from whom its token names; the same wish once."""

    name = a_name()
    reports = ()

    @opens_to(ReportIssueForm, CaseIdView, allow=("worker",))
    def report_issue(self, command, **wish):
        if command.id not in {id for _, id, _ in Intake.reports}:
            Intake.reports += ((command.by.id, command.id, wish),)
        return {"case_id": f"case-{command.id}"}


class Grid(GridService):
    """Grid beside that intake."""

    name = a_name()
    intake = TimedRpcProxy(Intake.name)


@pytest.fixture
def grid(house, database, mongo_uri, keys):
    """The name under which grid runs, for this test alone."""
    settings = settings_of(keys, mongo_uri, database)
    container = house.run(alone(GridService), **settings, CITY_BOX=CITY_BOX)
    yield container.service_name
    container.stop()


@pytest.fixture(scope="module")
def doorstep(amqp_uri, mongo, mongo_uri, keys):
    """A street with one household: `ask(door, **words)` asks as its worker, or as whom the words name."""
    database, client = mongo[f"test_{Grid.name}"], Client(amqp_uri, "")

    def ask(method, *, by="W0001", role="worker", works_in=GRID, **words):
        token = issue(keys / PRIVATE, subject=by, roles=[role], areas=[works_in])
        return client.acting_for(token).call(f"{Grid.name}.{method}", **words)

    Intake.reports = ()
    settings = settings_of(keys, mongo_uri, database)
    with House(amqp_uri) as house:
        house.run(Intake, **settings)
        house.run(Grid, **settings, CITY_BOX=CITY_BOX)
        for kind, row in ROWS.items():
            sent = {"command_id": f"import-{kind}", "rows": [row], **SAID.get(kind, {})}
            assert ask(f"import_{kind}", **sent, role="clerk", works_in=STREET)["rows"][0]["ok"]
        ask.reports, ask.house = (lambda: Intake.reports), house
        yield ask
    client.close()
    mongo.drop_database(database.name)

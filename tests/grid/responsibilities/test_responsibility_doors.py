"""Responsibilities at the doors of grid: given by a head, asked for, ended."""

import pytest

from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, NotAllowed
from shared.plumbing.codec import wrap
from shared.plumbing.trail import Trail
from tests.eventually import eventually
from tests.grid.builders import COMMUNITY, GRID, NOON, STREET, post_filled
from tests.grid.conftest import ROWS
from tests.grid.test_service import SAID
from tests.visitors import visitors

pytestmark = pytest.mark.broker
HOME = ROWS["households"]["id"]


@pytest.fixture
def ask(amqp_uri, grid, keys):
    with visitors(amqp_uri, keys, grid, by="W0100", role="station_head", area=COMMUNITY) as ask:
        for kind, row in ROWS.items():
            sent = {"command_id": f"import-{kind}", "rows": [row], **SAID.get(kind, {})}
            ask(f"import_{kind}", **sent, role="clerk", area=STREET)
        yield ask


def test_a_household_is_given_to_b_and_a_has_it_again_when_that_ends(ask, house, database):
    for post, worker in (("A", "W0001"), ("B", "W0002")):
        for _ in range(2):
            told = post_filled(post, worker)
            house.post(wrap(told, about_id=f"{GRID}:{post}", sequence=1, at=NOON, trail=Trail()))
    eventually(lambda: database["posts"].count_documents({}) == 2)
    today = local_time(clock.now()).date().isoformat()
    wish = {"grid_code": GRID, "worker_id": "W0002", "household_ids": [HOME], "since": today}

    def responsible():
        return ask("get_responsible", role="worker", by="W0001", area=GRID, household_id=HOME)["worker_id"]

    assert responsible() == "W0001"
    for _ in range(2):
        given = ask("give_responsibility", command_id="give-0001", **wish)
    with pytest.raises(Conflict):
        ask("give_responsibility", command_id="give-0002", **wish)
    with pytest.raises(NotAllowed):
        ask("give_responsibility", role="worker", command_id="give-0003", **wish)
    assert responsible() == "W0002"
    [listed] = ask("list_responsibilities", grid_code=GRID)["items"]
    assert listed == given

    which = {"responsibility_id": given["responsibility_id"], "until": "2026-01-01"}
    for _ in range(2):
        ask("end_responsibility", command_id="end-00001", **which)
    assert responsible() == "W0001"

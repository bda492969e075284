"""Every door of staff, tried with what makes no sense, without a good token, and by strangers."""

import pytest

from services.staff.service import StaffService
from tests.every_door import EveryDoor, Hall, unchanged
from tests.listening import listening
from tests.staff.test_service import a_worker
from tests.visitors import visitors

pytestmark = [pytest.mark.broker, pytest.mark.database]


@pytest.fixture(scope="module")
def hall(amqp_uri, mongo, keys):
    with listening(amqp_uri, mongo, keys, StaffService) as staff:
        with visitors(amqp_uri, keys, staff.name, by="W0100", role="operator") as ask:
            ask("enlist_workers", command_id="enlist-0001", rows=[a_worker("W0001"), a_worker("W0002")])
        hall = Hall(amqp_uri, staff.name, keys, worker_id="W0001")
        with unchanged(staff.keeps):
            yield hall
        hall.close()


class TestEveryDoor(EveryDoor):
    service = StaffService

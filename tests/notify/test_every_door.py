"""Every door of notify, tried with what makes no sense, without a good token, and by strangers."""

import pytest

from services.notify.service import NotifyService
from tests.every_door import EveryDoor, Hall, unchanged
from tests.listening import fact, listening

pytestmark = [pytest.mark.broker, pytest.mark.database]


@pytest.fixture(scope="module")
def hall(amqp_uri, mongo, keys):
    with listening(amqp_uri, mongo, keys, NotifyService) as notify:
        notify.hears(fact("grid.case_assigned"))
        [notice] = notify.database["notices"].find()
        hall = Hall(amqp_uri, notify.name, keys, notice_id=notice["_id"])
        with unchanged(notify.keeps):
            yield hall
        hall.close()


class TestEveryDoor(EveryDoor):
    service = NotifyService

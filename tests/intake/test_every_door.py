"""Every door of intake, tried with what makes no sense, without a good token, and by strangers."""

import pytest

from services.intake.service import IntakeService
from tests.every_door import EveryDoor, Hall, unchanged
from tests.intake.test_intake_doors import ISSUE

pytestmark = [pytest.mark.broker, pytest.mark.database]

RECKONED = {"calendar", "reckoned", "due", "next_ring", "due_lies_at", "course"}  # timers may do it anew


def remembered(counter):
    """Return all that is remembered, but for what the timers reckon."""
    return {
        name: {
            id: {key: value for key, value in document.items() if key not in RECKONED}
            for id, document in documents.items()
        }
        for name, documents in counter.remembers().items()
    }


@pytest.fixture(scope="module")
def hall(shared_counter):
    case_id = shared_counter.does("resident", "report_issue", **ISSUE)["case_id"]
    hall = Hall(shared_counter.house.uri, shared_counter.name, shared_counter.keys, case_id=case_id)
    with unchanged(lambda: remembered(shared_counter)):
        yield hall
    hall.close()


class TestEveryDoor(EveryDoor):
    service = IntakeService

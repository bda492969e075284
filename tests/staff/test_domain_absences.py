import pytest

from services.staff.domain.absences import Absences
from shared.kernel.errors import Conflict
from tests.staff.builders import GRID, MONDAY, MONTH, TUESDAY

NOTHING = Absences(grid_code=GRID, month=MONTH)


def put_down(absences, worker_id, *days, partner_id, partner_days=()):
    return absences.put_down(worker_id, days, partner_id=partner_id, partner_days=partner_days)


def test_both_are_not_away_on_a_day_that_the_partner_has_put_down():
    absences = put_down(NOTHING, "W0001", MONDAY, partner_id="W0002")

    with pytest.raises(Conflict, match="W0001 is away on 2026-11-23 too") as refusal:
        put_down(absences, "W0002", MONDAY, TUESDAY, partner_id="W0001")

    assert refusal.value.fields == {"days": ["2026-11-23"]}


def test_both_are_not_away_on_a_day_that_the_partner_has_published():
    with pytest.raises(Conflict, match="2026-11-24"):
        put_down(NOTHING, "W0002", TUESDAY, partner_id="W0001", partner_days=[TUESDAY])


def test_they_may_be_away_on_different_days():
    absences = put_down(NOTHING, "W0001", MONDAY, partner_id="W0002")

    assert put_down(absences, "W0002", TUESDAY, partner_id="W0001").away == {
        "W0001": (MONDAY,),
        "W0002": (TUESDAY,),
    }


def test_days_that_are_put_down_anew_replace_those_before():
    absences = put_down(NOTHING, "W0001", MONDAY, partner_id="W0002")
    absences = put_down(absences, "W0001", TUESDAY, partner_id="W0002")

    assert put_down(absences, "W0002", MONDAY, partner_id="W0001")

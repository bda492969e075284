"""The form for a door: it tells who goes there why and with whom; no list and no plan does."""

import pytest

from services.grid.domain.access.look import Act
from services.grid.domain.visits.care import Colour
from services.grid.schemas.visits.views import DueVisitView, VisitFormView, VisitPlanView
from services.grid.usecases.visits.get_visit_form import get_visit_form
from shared.kernel.errors import NotAllowed
from tests.grid.access.builders import WHERE, a_desk
from tests.grid.builders import ELSEWHERE
from tests.grid.records.tag_builders import RULES
from tests.grid.visits.builders import RED, a_care, a_joint_care, a_plan
from tests.grid.visits.fakes import FakePlans
from tests.grid.visits.test_visit_usecases import wish

OLD = a_care("C01", Colour.RED, person_id="P1")
ILL = a_care("C08", Colour.YELLOW, person_id="P2")
FIRE = a_care("H02", Colour.RED)
CORRECTED, ORPHAN = a_joint_care(Colour.RED), a_care(None, Colour.RED)
EVERY = (OLD, ILL, FIRE, CORRECTED, ORPHAN)


def form_of(plan, desk=None, **who):
    desk, caller = desk or a_desk(), wish(**who).by
    return get_visit_form(desk, FakePlans(plan), RULES, plan.id, caller=caller, where=WHERE)


@pytest.mark.parametrize(
    ("role", "told"), [("worker", ["C01", "C08", "H02"]), ("station_head", ["C01", "H02"])]
)
def test_a_care_is_told_to_whom_its_category_is_and_a_restricted_one_to_nobody(role, told):
    form = form_of(a_plan(*EVERY), role=role)
    shown = VisitFormView().dump(form)

    assert [care["category"] for care in shown["cares"]] == told
    assert all(set(care) == {"category", "person_id", "colour"} for care in shown["cares"])


def test_the_form_tells_that_an_authority_comes_along_and_no_list_and_no_plan_does():
    joint, alone = a_plan(CORRECTED), a_plan(RED)
    shown = [VisitFormView().dump(form_of(plan)) for plan in (joint, alone)]

    visits = [next(task for task in each["tasks"] if task["purpose"] == "visit") for each in shown]
    assert [task["joint"] for task in visits] == [True, False]
    for view in (DueVisitView(), VisitPlanView()):
        assert view.dump(joint) == view.dump(alone)


def test_every_look_at_a_form_is_in_the_log_with_those_whom_it_names():
    desk = a_desk()
    form_of(a_plan(*EVERY), desk)

    (entry,) = desk.journal.kept
    assert (entry.look.act, entry.look.subjects) == (Act.SHOWN, ("H00000001", "P1", "P2"))
    with pytest.raises(NotAllowed):
        form_of(a_plan(*EVERY), desk, area=ELSEWHERE)
    assert len(desk.journal.kept) == 1

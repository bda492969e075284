"""What intake makes of a handover between the two workers of a grid."""

import pytest

from services.intake.domain.applications.state import ApplicationState as A
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.issues.states import S
from services.intake.usecases.cases.get_case import get_case
from services.intake.usecases.cases.get_case_in_area import get_case_in_area
from services.intake.usecases.cases.name_handler import name_handler
from services.intake.usecases.cases.sign_case import sign_case
from shared.events.intake import HandlerNamed
from shared.kernel.errors import Conflict, NotAllowed
from tests.intake.builders import (
    COVER,
    LATER,
    OTHER_GRID,
    STRANGER,
    WORKER,
    a_command,
    a_handler,
    an_application_in,
    an_emergency_type,
    an_issue_in,
)
from tests.intake.fakes import FakeCalendars, FakeCases, FakeTypes
from tests.intake.menu_builders import an_issue_type


class Case:
    """A case that grid speaks of, again and again."""

    def __init__(self, case):
        self.cases, self.id = FakeCases(case), case.id
        self.types = FakeTypes(an_issue_type(), an_emergency_type())
        self.told = len(self.cases.facts)

    def hear(self, number, worker_id, *, behalf=None, **but):
        reason = "handed_over" if behalf else "handed_back"
        facts = {"reason": reason, "on_behalf_of": behalf, "post": "B" if behalf else "A"} | but
        handler = a_handler(assignment=number, worker_id=worker_id, **facts)
        for _ in range(2):
            name_handler(self.cases, self.types, FakeCalendars(), self.id, handler=handler, at=LATER)

    @property
    def now(self):
        return self.cases.get(self.id)

    def news(self):
        return [type(fact) for fact in self.cases.facts[self.told :]]


@pytest.fixture(params=["issue", "issue in progress", "application"])
def case(request):
    made = {
        "issue": lambda: an_issue_in(S.SIGNED),
        "issue in progress": lambda: an_issue_in(S.IN_PROGRESS),
        "application": lambda: an_application_in(A.IN_STEP),
    }
    return Case(made[request.param]())


def test_who_took_over_answers_for_it_and_the_signature_stays(case):
    before = case.now

    case.hear(5, COVER.id, behalf=WORKER.id)

    now = case.now
    assert (now.worker, now.signed_by, now.state) == (COVER.id, WORKER.id, before.state)
    assert (now.holders[-1].worker_id, now.due) == (COVER.id, before.due)
    assert case.news() == [HandlerNamed]


def test_it_comes_back(case):
    case.hear(5, COVER.id, behalf=WORKER.id)
    case.hear(6, WORKER.id)

    assert (case.now.worker, case.now.signed_by) == (WORKER.id, WORKER.id)
    assert [each.worker_id for each in case.now.holders][-2:] == [COVER.id, WORKER.id]


def test_what_is_heard_late_changes_nothing(case):
    case.hear(6, WORKER.id)
    case.hear(5, COVER.id, behalf=WORKER.id)

    assert case.now.worker == WORKER.id


@pytest.mark.parametrize("but", [{"reason": "by_hand"}, {"grid_code": OTHER_GRID}], ids=str)
def test_after_the_signature_only_a_handover_within_the_grid_brings_it_to_another(case, but):
    case.hear(5, COVER.id, behalf=WORKER.id, **but)

    assert (case.now.worker, case.news()) == (WORKER.id, [])


def test_an_unsigned_case_keeps_its_clock_there_and_back():
    case = Case(an_issue_in(S.ASSIGNED))
    began = sign_clocks(case.now)

    case.hear(5, COVER.id, behalf=WORKER.id)
    case.hear(6, WORKER.id)

    assert sign_clocks(case.now) == began
    assert case.now.worker == WORKER.id


def sign_clocks(case):
    return [each for each in case.clocks if each.kind is ClockKind.SIGN]


def test_a_case_is_handed_on_only_where_somebody_of_the_grid_has_it():
    for case in (an_issue_in(S.TRIAGED), an_issue_in(S.SIGNED)):
        with pytest.raises(Conflict, match="同一网格"):
            case.hand_on(a_handler(grid_code=OTHER_GRID), at=LATER)


def test_a_substitute_from_another_grid_sees_signs_and_is_refused_again_when_it_went_back():
    case = Case(an_issue_in(S.ASSIGNED))
    case.hear(5, STRANGER.id, behalf=WORKER.id)
    cases, calendars = case.cases, FakeCalendars()

    assert get_case(cases, case.id, caller=STRANGER).id == case.id
    signed = sign_case(cases, calendars, case.id, command=a_command(STRANGER))
    assert (signed.signed_by, case.cases.facts[-1].on_behalf_of) == (STRANGER.id, WORKER.id)
    case.hear(6, WORKER.id)

    with pytest.raises(NotAllowed):
        get_case(cases, case.id, caller=STRANGER)
    with pytest.raises(NotAllowed):
        get_case_in_area(cases, case.id, by=STRANGER)

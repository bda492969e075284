"""What intake makes of what grid says: heard twice, late, or out of order."""

from itertools import permutations

import pytest

from services.intake.domain.applications.state import PASSED_THROUGH, ApplicationState
from services.intake.domain.issues.states import IssueState
from services.intake.usecases.cases.miss_handler import miss_handler
from services.intake.usecases.cases.name_handler import name_handler
from shared.events.intake import HandlerMissing, HandlerNamed
from shared.kernel.errors import NotFound
from tests.intake.builders import (
    LATER,
    MONDAY,
    a_handler,
    an_application_in,
    an_emergency_type,
    an_issue_in,
    local,
)
from tests.intake.fakes import FakeCalendars, FakeCases, FakeTypes
from tests.intake.menu_builders import an_issue_type

S, A = IssueState, ApplicationState
WAITING = {S.TRIAGED, S.ASSIGNED, A.ACCEPTED, A.CORRECTING, A.WITHDRAWING}
IDLE = [each for kind in (S, A) for each in kind if each not in WAITING | PASSED_THROUGH]


class Ears:
    """Hears grid on behalf of one case."""

    def __init__(self, case):
        self.cases, self.id = FakeCases(case), case.id
        self.types = FakeTypes(an_issue_type(), an_emergency_type())
        self.told = len(self.cases.facts)

    def assigned(self, number, worker_id="W0001", at=LATER):
        handler = a_handler(assignment=number, worker_id=worker_id)
        name_handler(self.cases, self.types, FakeCalendars(), self.id, handler=handler, at=at)

    def unassigned(self, number, reason="nobody_on_duty"):
        miss_handler(self.cases, self.id, reason=reason, assignment=number, at=LATER)

    @property
    def case(self):
        return self.cases.get(self.id)

    def news(self):
        return [type(fact) for fact in self.cases.facts[self.told :]]


@pytest.fixture(params=["issue", "application"])
def ears(request):
    return Ears(an_issue_in(S.TRIAGED) if request.param == "issue" else an_application_in(A.ACCEPTED))


def test_the_handler_is_shown_once_however_often_it_is_said(ears):
    for _ in range(3):
        ears.assigned(1)

    assert ears.case.handler == a_handler()
    assert ears.news() == [HandlerNamed]


def test_so_is_that_nobody_can_take_it(ears):
    for _ in range(3):
        ears.unassigned(1)

    assert (ears.case.handler, ears.case.history[-1].note) == (None, "nobody_on_duty")
    assert ears.news() == [HandlerMissing]


@pytest.mark.parametrize("order", list(permutations([1, 2, 3])))
def test_whatever_order_it_is_heard_in_the_latest_choice_stands(ears, order):
    for number in order:
        ears.assigned(number, f"W000{number}")

    assert ears.case.handler.worker_id == "W0003"
    assert len(ears.news()) == len([n for i, n in enumerate(order) if n == max(order[: i + 1])])


def test_an_older_word_that_nobody_can_take_it_does_not_undo_a_choice(ears):
    ears.assigned(2)
    ears.unassigned(1)

    assert (ears.news(), ears.case.handler.worker_id) == ([HandlerNamed], "W0001")


def test_an_older_choice_does_not_undo_that_nobody_can_take_it(ears):
    ears.unassigned(2)
    ears.assigned(1)

    assert (ears.news(), ears.case.handler) == ([HandlerMissing], None)


def test_after_nobody_could_take_it_somebody_may(ears):
    ears.unassigned(1)
    ears.assigned(2)

    assert ears.news() == [HandlerMissing, HandlerNamed]


@pytest.mark.parametrize("state", [A.CORRECTING, A.WITHDRAWING], ids=repr)
def test_a_worker_may_be_named_while_an_accepted_application_is_held_up(state):
    ears = Ears(an_application_in(state))

    ears.assigned(1)

    assert (ears.news(), ears.case.state) == ([HandlerNamed], state)


@pytest.mark.parametrize("state", IDLE, ids=repr)
def test_a_case_that_awaits_nobody_is_left_as_it_is(state):
    ears = Ears(an_issue_in(state) if isinstance(state, IssueState) else an_application_in(state))
    before = ears.case

    ears.assigned(9, "W0005")
    ears.unassigned(10)

    assert (ears.case, ears.news()) == (before, [])


def test_the_worker_has_as_long_to_sign_as_the_type_says_from_when_he_was_named():
    ears = Ears(an_issue_in(S.TRIAGED, topic="TF-01"))

    ears.assigned(1, at=local("2026-11-23 23:00"))

    assert ears.case.due["sign"] == local("2026-11-23 23:10")


def test_of_an_application_it_is_one_working_day():
    ears = Ears(an_application_in(A.ACCEPTED))

    ears.assigned(1, at=MONDAY)

    assert ears.case.due["sign"] == local("2026-11-24 17:00")


def test_a_choice_that_grid_dates_before_the_last_one_is_heeded_nevertheless(ears):
    """Two machines of grid, whose clocks differ by a second."""
    ears.assigned(1, at=local("2026-11-23 15:00:01"))
    ears.assigned(2, "W0002", at=local("2026-11-23 15:00:00"))

    assert ears.case.handler.worker_id == "W0002"


def test_of_a_case_that_is_not_there_nothing_is_noted(ears):
    ears.id = "0" * 32

    with pytest.raises(NotFound):
        ears.assigned(1)
    with pytest.raises(NotFound):
        ears.unassigned(1)

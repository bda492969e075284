"""Whatever people try in whatever order, with time passing between: what always holds of an application."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.domain.applications.application import Application
from services.intake.domain.applications.state import PASSED_THROUGH
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.cases.history import SYSTEM
from services.intake.domain.clocks.ringing import ring
from services.intake.domain.clocks.turns import ClockState
from shared.kernel.errors import DomainError
from shared.plumbing.documents import from_document, to_document
from tests.intake.applications.test_application import ACTS
from tests.intake.applications.ways import STEPPED_GUIDE, TOLERANT_GUIDE
from tests.intake.builders import LATER, PLAIN, TOLERATED, Undertaking, an_application_in

OVER = {S.WITHDRAWN, S.NOT_TAKEN, S.REFUSED, S.TAKEN_BACK, S.REVOKED, S.ARCHIVED}
HELD = {S.CORRECTING, S.IN_SPECIAL}
UNDERTAKINGS = {
    "plain": {},
    "stepped": {"undertaking": Undertaking.of(STEPPED_GUIDE)},
    "tolerant": {"undertaking": Undertaking.of(TOLERANT_GUIDE), "presented": TOLERATED},
}
moves = st.lists(st.one_of(st.sampled_from(sorted(ACTS)), st.integers(1, 40)), max_size=14)


def kept(application):
    return to_document(application), application.happened()


def what_always_holds(application):
    whole = [each for each in application.clocks if each.kind in {"legal", "promised"}]
    assert application.state not in PASSED_THROUGH
    if application.state in OVER:
        assert application.clocks.running == ()
    outlasted = application.state is S.IN_SPECIAL and application.history[-1].by == SYSTEM
    if application.state in HELD and not outlasted:
        assert all(each.state is not ClockState.RUNNING for each in whole)
    if application.state in {S.ACCEPTED, S.IN_STEP}:
        assert any(each.state is ClockState.RUNNING for each in whole) is not application.is_paused
    if application.decided:
        assert all(each.state is ClockState.STOPPED for each in whole)
    assert from_document(Application, to_document(application)) == application


@settings(max_examples=120, deadline=None)
@given(
    kind=st.sampled_from(sorted(UNDERTAKINGS)), start=st.sampled_from([S.RECEIVED, S.ACCEPTED]), moves=moves
)
def test_any_course_of_acts_keeps_the_clocks_and_the_states_together(kind, start, moves):
    application, now = an_application_in(start, **UNDERTAKINGS[kind]), LATER
    for move in moves:
        before = kept(application)
        if isinstance(move, int):
            now += timedelta(days=move)
            ring(application, now=now, calendar=PLAIN)
        else:
            try:
                ACTS[move](application)
                assert application.happened() != before[1]
            except DomainError:
                assert kept(application) == before
        what_always_holds(application)

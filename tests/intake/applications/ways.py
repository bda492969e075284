"""Less usual ways to where an application stands: with steps, tolerated materials, its time over."""

from dataclasses import replace

from services.intake.domain.applications.application import Application
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.applications.transitions import Act
from services.intake.domain.applications.undertaking import Undertaking
from services.intake.domain.clocks.ringing import ring
from services.intake.domain.menu.conduct import Certificate, Conduct
from services.intake.domain.menu.step import Bound, Step
from shared.kernel.calendar import Unit
from tests.intake.builders import PLAIN, TOLERANT_GUIDE, TOLERATED, WAYS, an_application_in, local
from tests.intake.menu_builders import a_guide, stated

OF_TIME = (Act.DEEM_ACCEPTED, Act.BREAK_PLEDGE)
"""What nobody does: it happens when a clock is over."""

STEPS = (
    Step(title="街道审核", bound=Bound.AT_MOST, stated=stated(2)),
    Step(title="公示", bound=Bound.AT_LEAST, stated=stated(7, Unit.NATURAL_DAY)),
    Step(title="残联审核", bound=Bound.AT_MOST, stated=stated(1)),
)
STEPPED_GUIDE = a_guide(steps=STEPS, promise=stated(20))
AT_ONCE = replace(Undertaking.of(TOLERANT_GUIDE), conduct=Conduct(certificate=Certificate.AT_ONCE))


def a_stepped_application(state: S) -> Application:
    """An application for an item with a review, a publicity period and another review."""
    return an_application_in(state, undertaking=Undertaking.of(STEPPED_GUIDE))


def released(state: S) -> Application:
    """A tolerant decision whose result is handed out before everything has come."""
    application = an_application_in(S.GRANTED_TOLERANTLY, undertaking=AT_ONCE)
    for each in (S.TO_DELIVER, S.DELIVERED, S.RATED):
        if application.state is state:
            break
        WAYS[each](application)
    return application


def tolerant_in(state: S) -> Application:
    """An application with something still to come, in a state."""
    if state in {S.TO_DELIVER, S.DELIVERED, S.RATED}:
        return released(state)
    own = {"presented": TOLERATED, "undertaking": Undertaking.of(TOLERANT_GUIDE)}
    return an_application_in(state, **own)


def with_clocks_over(application: Application) -> Application:
    """The application some months later, when all that ran is over."""
    ring(application, now=local("2027-03-01 10:00"), calendar=PLAIN)
    return application

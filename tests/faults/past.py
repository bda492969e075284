"""Cases from the past: taken on and handed out some time ago, so that their marks fall due now.

They are made by the domain itself and kept by the real store, only with earlier moments; the sweep of the
first intake that starts announces them.
"""

from datetime import timedelta
from uuid import uuid4

from services.intake.domain.cases.applicant import Applicant
from services.intake.domain.cases.channel import Urgency
from services.intake.domain.cases.place import Place
from services.intake.store.cases.cases import MongoCases
from services.intake.store.clocks.calendars import MongoCalendars
from services.intake.store.menu.issue_types import DeliveredIssueTypes
from shared.kernel import clock
from tests.intake.builders import a_handler, an_issue
from tests.journeys.town import COMMUNITY, GRID, INSIDE

EMERGENCY = "TF-01"  # to be signed within ten minutes, and done within a day
PAST = "PAST"


def keep_past_cases(world, ages: list[timedelta]):
    """Keep one emergency for each age, handed out so long ago."""
    database = world.database("intake")
    cases, calendar = MongoCases(database), MongoCalendars(database).current()
    types = DeliveredIssueTypes(database)
    types.prepare()
    emergency = types.get(EMERGENCY)
    cases.prepare()
    for number, age in enumerate(ages):
        at = clock.now() - age
        issue = a_report(number, at)
        issue.register()
        issue.triage(emergency, by=PAST, at=at, calendar=calendar)
        issue.assign(the_handler(), limits={"sign": emergency.sign.limit}, at=at, calendar=calendar)
        cases.save(issue)


def the_handler():
    """Return whom grid will choose, as its first choice: hearing of it then changes nothing."""
    return a_handler(worker_id="W0001", grid_code=GRID, community_code=COMMUNITY, assignment=1)


def a_report(number, at):
    return an_issue(
        id=uuid4().hex,
        number=f"{PAST}{number:05d}",
        topic=EMERGENCY,
        terms=f"{EMERGENCY}@1",
        subject="电梯困人",
        words="三单元电梯困人",
        urgency=Urgency.EMERGENCY,
        place=Place(**INSIDE),
        applicant=Applicant(id="R000001"),
        registered_at=at,
        registered_by=PAST,
    )

"""Cases from the past: taken on and handed out some time ago, so that their marks fall due now.

They are made by the domain itself and kept by the real store, only with earlier moments; the sweep of the
first intake that starts announces them.
"""

from datetime import datetime, timedelta
from uuid import uuid4

from services.intake.domain.applicant import Applicant
from services.intake.domain.channel import Channel, Urgency
from services.intake.domain.handler import Handler
from services.intake.domain.issue import Issue
from services.intake.domain.place import Place
from services.intake.domain.policy import Policy
from services.intake.store.calendars import MongoCalendars
from services.intake.store.cases import MongoCases
from services.intake.store.issue_types import DeliveredIssueTypes
from services.intake.store.policies import DeliveredPolicies
from shared.kernel import clock
from tests.journeys.town import COMMUNITY, GRID, INSIDE

EMERGENCY = "TF-01"  # to be signed within ten minutes, and done within a day
PAST = "PAST"
HANDLER = Handler(
    worker_id="W0001",
    label="王**",
    grid_code=GRID,
    community_code=COMMUNITY,
    post="A",
    reason="a_on_duty",
    on_behalf_of=None,
    assignment=1,  # what grid will say, too: then it changes nothing
)


def keep_past_cases(world, ages: list[timedelta]):
    """Keep one emergency for each age, handed out so long ago."""
    database = world.database("intake")
    cases, calendar = MongoCases(database), MongoCalendars(database).current()
    types, policies = DeliveredIssueTypes(database), DeliveredPolicies(database)
    types.prepare()
    policies.prepare()
    emergency = types.get(EMERGENCY)
    cases.prepare()
    for number, age in enumerate(ages):
        at = clock.now() - age
        issue = a_report(number, policies.in_force(at), at=at)
        issue.register()
        issue.triage(emergency, by=PAST, at=at, calendar=calendar)
        issue.assign(HANDLER, sign=emergency.sign.limit, at=at, calendar=calendar)
        cases.save(issue)


def a_report(number: int, policy: Policy, *, at: datetime) -> Issue:
    return Issue(
        id=uuid4().hex,
        number=f"{PAST}{number:05d}",
        query_code="sealed",
        topic=EMERGENCY,
        terms=f"{EMERGENCY}@1",
        policy=policy,
        subject="电梯困人",
        words="三单元电梯困人",
        channel=Channel.PHONE,
        urgency=Urgency.EMERGENCY,
        place=Place(**INSIDE),
        applicant=Applicant(id="R000001"),
        registered_at=at,
        registered_by=PAST,
    )

"""A town full of cases for the bench: invented, a hundred a day, spread over grids, topics and states."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from pymongo.database import Database

from services.intake.domain.cases.applicant import Applicant
from services.intake.domain.cases.case_number import case_number
from services.intake.domain.cases.channel import Channel, Urgency
from services.intake.domain.cases.handler import Handler
from services.intake.domain.cases.place import Place
from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.states import IssueState
from services.intake.domain.organisation.route import Decider, Route
from services.intake.store.cases.shelving import shelved
from services.intake.store.menu.issue_types import DeliveredIssueTypes
from services.intake.store.menu.policies import DeliveredPolicies
from shared.kernel.calendar import Calendar, local_time
from shared.kernel.ids import id_from
from shared.plumbing.documents import Document, to_document

STREET, WORKER, UNIT = "340102998", "W0004", "WMFW"
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
CALENDAR = Calendar()
A_DAY = 100  # cases
TOPICS = ("MS-04", "MD-02", "MS-01", "MD-01", "MS-02", "MS-03")
STATES = (IssueState.TRIAGED, IssueState.ASSIGNED, IssueState.RESOLVED, *[IssueState.CLOSED] * 7)
GRIDS = [f"{STREET}{n // 8 + 1:03}J{n % 8 + 1:03}" for n in range(24)]


class Town:
    """Cases numbered from 0, the newest, back into the past."""

    def __init__(self, database: Database[Document]) -> None:
        types, policies = DeliveredIssueTypes(database), DeliveredPolicies(database)
        types.prepare()
        policies.prepare()
        self._type, self._policy = types.get(TOPICS[0]), policies.in_force(NOW)

    def documents(self, numbers: range) -> Iterator[Document]:
        """Yield such cases as the store keeps them."""
        for n in numbers:
            yield self.document(self._case(n))

    def registered(self, n: int) -> datetime:
        """Return when a case came in."""
        return NOW - timedelta(days=n // A_DAY, minutes=5 * (n % A_DAY))

    def number(self, n: int) -> str:
        """Return the number of a case."""
        day = local_time(self.registered(n)).date()
        return case_number(street=STREET, day=day, kind="issue", sequence=n % A_DAY + 1)

    def open_case(self, n: int) -> Issue:
        """Return a case whose clocks run."""
        at = self.registered(n)
        case = self._registered(n, at)
        case.triage(self._type, by="系统", at=at, calendar=CALENDAR)
        case.handler = self._handler(n)
        return case

    def document(self, case: Issue) -> Document:
        """Return a case as the store keeps it."""
        more: Document = {"kind": case.kind, "reckoned": case.calendar, "outbox": [], "version": 5}
        return to_document(case) | more | shelved(case)

    def _case(self, n: int) -> Issue:
        case, at = self.open_case(n), self.registered(n)
        case.state = STATES[n // 3 % len(STATES)]
        if case.state is IssueState.CLOSED:
            case.stop_clocks(by="C0001", at=at + timedelta(days=3), calendar=CALENDAR)
        return case

    def _registered(self, n: int, at: datetime) -> Issue:
        return Issue(
            id=id_from("bench", str(n)),
            number=self.number(n),
            query_code="k1." + "x" * 46,
            topic=TOPICS[n % len(TOPICS)],
            terms=f"{TOPICS[n % len(TOPICS)]}@1",
            policy=self._policy,
            subject="路灯不亮",
            words="三号楼下的路灯坏了两天，晚上看不清路，请尽快派人来修。",
            channel=list(Channel)[n % len(Channel)],
            urgency=Urgency.URGENT if n % 20 == 0 else Urgency.ORDINARY,
            place=Place(address="长江路1号3幢201室", longitude=117.2, latitude=31.8),
            route=Route(office=(UNIT, "PAJS")[n % 2], station=None, decides=Decider.STREET, listed="demo@1"),
            applicant=Applicant(id=f"R{n % 5000:05}", name="k1." + "x" * 60, name_label="欧阳*"),
            registered_at=at,
            registered_by="C0001",
        )

    def _handler(self, n: int) -> Handler:
        grid = GRIDS[n % len(GRIDS)]
        return Handler(
            worker_id=f"W{n % 48:04}",
            label="张*",
            grid_code=grid,
            community_code=grid[:12],
            post="A",
            reason="post_a_on_duty",
            on_behalf_of=None,
            assignment=1,
        )

"""What the use cases of visits need from the world outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.grid.domain.visits.care import Standing
from services.grid.domain.visits.visit import Visit
from services.grid.domain.visits.visit_plan import VisitPlan
from services.grid.domain.visits.visit_rules import VisitRules
from shared.events.grid_visit_plans import VisitTaskEnded


class Plans(Protocol):
    """The plan of every household."""

    def get(self, id: str) -> VisitPlan:
        """Return one by the id of its household, or raise NotFound."""

    def find(self, id: str) -> VisitPlan | None:
        """Return one by the id of its household, or None."""

    def save(self, aggregate: VisitPlan, /) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def ripe(self, now: datetime, *, limit: int) -> list[str]:
        """Return the ids of those in which something is to be given out or is missed by now."""

    def due_in(self, area: str, *, after: str, limit: int) -> list[VisitPlan]:
        """Return those of an area with open tasks from behind a place on, what ends first first."""


class Visits(Protocol):
    """Every visit."""

    def get(self, id: str) -> Visit:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> Visit | None:
        """Return one, or None."""

    def save(self, aggregate: Visit, /) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def of_worker(self, worker_id: str, *, since: datetime, until: datetime, limit: int) -> list[Visit]:
        """Return what a worker began in a stretch of time."""

    def said_again(self, worker_id: str, summary_print: str, *, limit: int) -> int:
        """Count a worker's visits with the same summary, up to a limit."""

    def sighted_by(self, device: str, *, limit: int) -> list[Visit]:
        """Return those of a phone that tell where in a grid they were, newest first."""

    def of_household(self, household_id: str, *, after: str, limit: int) -> list[Visit]:
        """Return those of a household, newest first, from behind a place on."""

    def doubtful_in(self, area: str, *, after: str, limit: int) -> list[Visit]:
        """Return those of an area that wait for a second look, newest first, from behind a place on."""


class Standings(Protocol):
    """What the records say of households."""

    def of(self, household_id: str, at: datetime) -> Standing | None:
        """Return what is known of one, or None where there is no such household."""


class Rounds(Protocol):
    """Who looks after which households next: all replicas go round together."""

    def next_stretch(self, *, limit: int) -> Sequence[str]:
        """Return the ids of the next households, from the first again after the last; none where none are."""


class VisitTable(Protocol):
    """How often whom, every version."""

    def in_force(self, at: datetime) -> VisitRules:
        """Return the version of that day, or raise NotFound."""


class EndedTasks(Protocol):
    """Every task that has ended, and how; for good."""

    def keep(self, told: VisitTaskEnded, *, sequence: int) -> None:
        """Keep what became of a task; what is told later of it wins, whichever comes first."""

    def of_household(self, household_id: str, *, after: str, limit: int) -> list[VisitTaskEnded]:
        """Return those of a household, what was due last first, from behind a place on."""


@dataclass(frozen=True, kw_only=True)
class CaseWords:
    """What intake is told of what was found at a door."""

    topic: str
    urgency: str
    subject: str
    words: str
    household_id: str


class CaseDesk(Protocol):
    """Intake, asked by the caller himself."""

    def open_case(self, said: CaseWords, *, command_id: str) -> str:
        """Return the id of the case; asked again under the same id it is the same case.

        Raises what intake refuses, and Unavailable where it does not answer.
        """


@dataclass(frozen=True, kw_only=True)
class VisitBook:
    """What it takes to keep a plan."""

    plans: Plans
    standings: Standings
    table: VisitTable

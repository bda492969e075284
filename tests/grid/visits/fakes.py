"""Stand-ins for what the use cases of visits need from outside; they keep the promises of the real ones."""

from copy import deepcopy

from services.grid.domain.shelves import areas_around
from services.grid.domain.visits.at_the_door import sighting_of
from services.grid.domain.visits.places import due_place, task_place, visit_place
from services.grid.usecases.visits.ports import VisitBook
from shared.kernel.errors import Invalid, Unavailable
from tests.fakes import FakeRepository
from tests.grid.visits.builders import RULES


class FakePlans(FakeRepository):
    def ripe(self, now, *, limit):
        return [id for id, plan in self.by_id.items() if plan.next_turn and plan.next_turn <= now][:limit]

    def due_in(self, area, *, after, limit):
        due = [
            plan for plan in self.by_id.values() if area in areas_around(plan.standing.area) and plan.tasks
        ]
        return deepcopy(sorted((plan for plan in due if due_place(plan) > after), key=due_place)[:limit])


class FakeVisits(FakeRepository):
    def of_worker(self, worker_id, *, since, until, limit):
        own = [visit for visit in self.by_id.values() if visit.worker_id == worker_id]
        return deepcopy([visit for visit in own if since <= visit.stay.started_at <= until][:limit])

    def said_again(self, worker_id, summary_print, *, limit):
        own = [visit for visit in self.by_id.values() if visit.worker_id == worker_id]
        told = [visit.findings.summary.told for visit in own if visit.findings.summary]
        return min(told.count(summary_print), limit)

    def sighted_by(self, device, *, limit):
        own = [v for v in self.by_id.values() if v.origin.device == device and sighting_of(v)]
        return self._page(own, "", limit)

    def of_household(self, household_id, *, after, limit):
        return self._page([v for v in self.by_id.values() if v.household_id == household_id], after, limit)

    def doubtful_in(self, area, *, after, limit):
        there = [v for v in self.by_id.values() if v.is_doubtful and area in areas_around(v.scene.area)]
        return self._page(there, after, limit)

    def _page(self, visits, after, limit):
        later = [visit for visit in visits if visit_place(visit) > after]
        return deepcopy(sorted(later, key=visit_place)[:limit])


class FakeEndedTasks:
    def __init__(self):
        self._told = {}

    def keep(self, told, *, sequence):
        if sequence > self._told.get(told.task_id, (0, None))[0]:
            self._told[told.task_id] = (sequence, told)

    def of_household(self, household_id, *, after, limit):
        own = [told for _, told in self._told.values() if told.household_id == household_id]
        return sorted((told for told in own if task_place(told) > after), key=task_place)[:limit]


class FakeStandings:
    def __init__(self, *standings):
        self.by_id = {standing.household_id: standing for standing in standings}

    def of(self, household_id, at):
        return self.by_id.get(household_id)


class FakeRounds:
    def __init__(self, *ids):
        self._ids, self._after = sorted(ids), ""

    def next_stretch(self, *, limit):
        found = [id for id in self._ids if id > self._after][:limit]
        self._after = found[-1] if len(found) == limit else ""
        return found


class FakeTable:
    def in_force(self, at):
        return RULES


class FakeIntake:
    """Knows one kind of issue, gives the same case for the same command, and may be away."""

    def __init__(self):
        self.cases, self.away = {}, False

    def open_case(self, said, *, command_id):
        if self.away:
            raise Unavailable("intake is not there")
        if said.topic != "lamp":
            raise Invalid("没有这类工单")
        self.cases.setdefault(command_id, said)
        return f"case of {command_id}"


def a_book(plans=None, *standings):
    return VisitBook(plans=plans or FakePlans(), standings=FakeStandings(*standings), table=FakeTable())

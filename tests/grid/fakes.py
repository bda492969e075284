"""Stand-ins for what grid's use cases need from outside; they keep the promises of the real ones."""

from copy import deepcopy
from dataclasses import replace

from services.grid.domain.assignments.held import State
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.territory.ports import Register
from shared.kernel.calendar import Calendar
from shared.kernel.workyear import CalendarYear, YearStatus
from tests.fakes import FakeRepository
from tests.grid.builders import BOX, INSIDE, LONG_AGO


class FakeAssignments(FakeRepository):
    def __init__(self, *assignments):
        self.looks = {}
        super().__init__(*assignments)

    def open_with(self, worker_id, *, after, limit):
        theirs = [
            each
            for each in self.by_id.values()
            if each.state is State.ASSIGNED and each.holder.worker_id == worker_id
        ]
        waiting = [each for each in theirs if each.cursor > (after or "")]
        return deepcopy(sorted(waiting, key=lambda each: each.cursor)[:limit])

    def open_in(self, grid_code, *, after, limit):
        theirs = [each for each in self.by_id.values() if each.state is not State.ENDED]
        inside = [each for each in theirs if each.location.grid and each.location.grid.code == grid_code]
        waiting = [each for each in inside if each.cursor > (after or "")]
        return deepcopy(sorted(waiting, key=lambda each: each.cursor)[:limit])

    def count_open(self, worker_id):
        return len(self.open_with(worker_id, after=None, limit=1000))

    def seeking(self, *, limit):
        return [each.id for each in self.by_id.values() if each.seeks_somebody][:limit]

    def save(self, aggregate):
        super().save(aggregate)
        self.looks[aggregate.id] = aggregate.decision.at if aggregate.awaits_signature else None

    def waiting(self, now, *, limit):
        return [id for id, at in self.looks.items() if at and at <= now][:limit]

    def look_again(self, assignment, *, at):
        if self.by_id[assignment.id].version == assignment.version:
            self.looks[assignment.id] = at

    def look_at_all(self):
        self.looks = {id: at and LONG_AGO for id, at in self.looks.items()}


class FakeHandovers(FakeRepository):
    def open_ones(self, *, from_id=None):
        waiting = [each for each in self.by_id.values() if not each.returned_at]
        return deepcopy([each for each in waiting if from_id in {None, each.hands.from_id}])

    def of_grid(self, grid_code, *, before, limit):
        theirs = [each for each in self.by_id.values() if each.hands.grid_code == grid_code]
        older = [each for each in theirs if before is None or each.cursor < before]
        return deepcopy(sorted(older, key=lambda each: each.cursor, reverse=True)[:limit])


class FakeDueVisits:
    """What is due at the doors of a grid, by worker."""

    def __init__(self, **due):
        self._due = due

    def of(self, grid_code, worker_id, *, at):
        return self._due.get(worker_id, ())


class FakeServiceCards(FakeRepository):
    def with_code(self, code):
        return next((deepcopy(each) for each in self.by_id.values() if each.card(code)), None)

    def concerned(self, area, worker_ids):
        wanted = set(worker_ids)
        return sorted(id for id, each in self.by_id.items() if area in each.areas or id in wanted)


class FakeGrids(FakeRepository):
    def of_community(self, community_code):
        return [grid for grid in self.all() if grid.community_code == community_code]

    def all(self):
        return deepcopy(list(self.by_id.values()))

    def published_since(self, moment):
        return {
            grid.id: grid.version for grid in self.by_id.values() if grid.versions[-1].published_at >= moment
        }


class FakeRecords:
    def __init__(self, *records):
        self.by_id = {record.id: record for record in records}
        self._heard = set()

    def keep(self, told):
        for id, (record, command) in {record.id: (record, command) for record, command in told}.items():
            wish = (id, command.id, command.digest)
            if wish not in self._heard:
                self.by_id[id] = record
                self._heard.add(wish)

    def find_all(self, ids):
        return {id: self.by_id[id] for id in ids if id in self.by_id}


class FakeBuildings(FakeRecords):
    def beginning(self, key, *, community, limit):
        own = [building for building in self.by_id.values() if building.community_code == community]
        return [each for each in own if any(mine.startswith(key) for mine in each.address_keys)][:limit]

    def in_grids(self, codes):
        return [building for building in self.by_id.values() if building.grid_code in set(codes)]

    def newest_of(self, community):
        return max((id for id in self.by_id if id.startswith(community)), default=None)

    def relocate(self, moved):
        for each in moved:
            kept = self.by_id[each.id]
            self.by_id[each.id] = replace(kept, grid_code=each.grid_code, community_code=each.community_code)

    def by_address(self, key):
        found = [building for building in self.by_id.values() if key in building.address_keys]
        return found[0] if len(found) == 1 else None


class FakeHouses(FakeRecords):
    def of_building(self, building_id, *, after, limit):
        own = [house for id, house in sorted(self.by_id.items()) if house.building_id == building_id]
        return [house for house in own if house.id > (after or "")][:limit]


class FakeAnnouncements:
    """Knows what an announcement is about by the function it is given."""

    def __init__(self, key, *announced):
        self._key, self._heard = key, {}
        for event in announced:
            self.hear(event, sequence=1)

    def hear(self, event, *, sequence):
        key = self._key(event)
        if sequence > self._heard.get(key, (0, None))[0]:
            self._heard[key] = (sequence, event)

    def all(self):
        return [event for _, event in self._heard.values()]

    def about(self, ids):
        return [self._heard[id][1] for id in dict.fromkeys(ids) if id in self._heard]


def fake_workers(*announced):
    return FakeAnnouncements(lambda event: event.worker_id, *announced)


def fake_posts(*announced):
    return FakeAnnouncements(lambda event: f"{event.area}:{event.post}", *announced)


def fake_duties(*announced):
    return FakeAnnouncements(lambda event: f"{event.worker_id}:{event.month}", *announced)


def a_rota(*, workers=(), posts=(), duties=()):
    return Rota(workers=fake_workers(*workers), posts=fake_posts(*posts), duties=fake_duties(*duties))


def a_register(atlas, *, households=(), buildings=()):
    return Register(households=FakeRecords(*households), buildings=FakeBuildings(*buildings), atlas=atlas)


class FakeCalendars(FakeAnnouncements):
    def __init__(self, *published):
        super().__init__(lambda event: str(event.year), *published)

    def current(self):
        said = self.about(list(self._heard))
        return Calendar(
            years=tuple(
                CalendarYear(
                    year=each.year,
                    status=YearStatus.OFFICIAL,
                    off=frozenset(each.off),
                    worked=frozenset(each.worked),
                    source=each.source,
                )
                for each in said
            )
        )


class FakeStandstills:
    def __init__(self):
        self._noted = {}

    def note(self, standstill):
        key = standstill.case_id, standstill.cause
        known = self._noted.get(key)
        if known is None or known.sequence < standstill.sequence:
            self._noted[key] = standstill

    def of(self, case_id):
        return [each for (case, _), each in self._noted.items() if case == case_id]


class FakeBook:
    """Rules that are always in force."""

    def __init__(self, rules):
        self._rules = rules

    def in_force(self, at):
        return self._rules


class FakeAcknowledgements:
    def __init__(self):
        self._noted = {}

    def note(self, case_id, worker_id, at):
        key = case_id, worker_id
        self._noted[key] = min(at, self._noted.get(key, at))

    def when(self, case_id, worker_id):
        return self._noted.get((case_id, worker_id))


class FakeAtlas:
    """A map by code only: a point lies in the first grid that it was given for the point."""

    box = BOX

    def __init__(self, *in_force, at=None, fault=None):
        self._by_code, self._at, self._fault = {grid.code: grid for grid in in_force}, at or {}, fault
        self.renewed = 0

    def at(self, point, moment):
        return self._at.get(point)

    def named(self, code, moment):
        return self._by_code.get(code)

    def holds(self, code, point, moment):
        held = self._at.get(point)
        return held is not None and held.code == code

    def heirs(self, code, moment):
        return ()

    def centre(self, code, moment, *, near):
        return INSIDE if code in self._by_code else None

    def fault(self, boundary):
        return self._fault

    def renew(self):
        self.renewed += 1

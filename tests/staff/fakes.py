"""Stand-ins for what staff's use cases need from outside; they keep the promises of the real ones."""

from copy import deepcopy
from dataclasses import replace

from services.staff.domain.absences import Absences
from shared.kernel.errors import NotFound, StaleWrite


class FakeRepository:
    """Hands out copies, as a database would: a change that is not saved is lost."""

    def __init__(self, *aggregates):
        self.by_id, self.facts = {}, []
        for aggregate in aggregates:
            self.save(aggregate)
        self.facts.clear()

    def find(self, id):
        return deepcopy(self.by_id.get(id))

    def get(self, id):
        if id not in self.by_id:
            raise NotFound(id)
        return self.find(id)

    def save(self, aggregate):
        kept = self.by_id.get(aggregate.id)
        if aggregate.version != (kept.version if kept else 0):
            raise StaleWrite(aggregate.id)
        if not aggregate.happened():
            raise ValueError(f"{aggregate.id} changed without a fact")
        self.facts += aggregate.happened()
        aggregate.saved()
        self.by_id[aggregate.id] = deepcopy(aggregate)


class FakePosts(FakeRepository):
    def held_by(self, worker_id):
        held = [
            posts
            for posts in self.by_id.values()
            if worker_id in {holder.worker_id for holder in posts.holders.values()}
        ]
        return deepcopy(sorted(held, key=lambda posts: posts.id))


class FakeAbsences:
    def __init__(self):
        self.by_id = {}

    def of(self, grid_code, month):
        return self.by_id.get((grid_code, month), Absences(grid_code=grid_code, month=month))

    def keep(self, absences):
        key = absences.grid_code, absences.month
        if absences.version != self.of(*key).version:
            raise StaleWrite(str(key))
        self.by_id[key] = replace(absences, version=absences.version + 1)


class FakeSealer:
    """Hides a text so that a test can still see what was hidden."""

    def seal(self, plain, *, about):
        return f"sealed:{about}:{plain[::-1]}"

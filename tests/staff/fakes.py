"""Stand-ins for what staff's use cases need from outside; they keep the promises of the real ones."""

from copy import deepcopy
from dataclasses import replace

from services.staff.domain.absences import Absences
from shared.kernel.errors import StaleWrite
from tests.fakes import FakeRepository


class FakePosts(FakeRepository):
    def held_by(self, worker_id):
        held = [
            posts
            for posts in self.by_id.values()
            if worker_id in {holder.worker_id for holder in posts.holders.values()}
        ]
        return deepcopy(sorted(held, key=lambda posts: posts.id))


class FakeRosters(FakeRepository):
    def naming(self, substitute_id, month):
        named = [
            each for each in self.by_id.values() if (each.substitute_id, each.month) == (substitute_id, month)
        ]
        return deepcopy(sorted(named, key=lambda roster: roster.id))


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

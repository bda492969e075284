"""Stand-ins for what access needs from outside; they keep the promises of the real ones."""

from services.grid.domain.access.look import BEGINNING, Link
from services.grid.domain.access.reference import ReferenceKind, Referred
from tests.fakes import FakeRepository
from tests.grid.builders import GRID


class FakeJournal:
    def __init__(self):
        self.kept, self._checkpoint = [], None

    def checkpoint(self):
        return self._checkpoint

    def forget(self, checkpoint):
        self._checkpoint = checkpoint
        self.kept = [entry for entry in self.kept if entry.number > checkpoint.link.number]

    def last(self):
        if self.kept:
            return self.link(self.kept[-1].number)
        return self._checkpoint.link if self._checkpoint else BEGINNING

    def link(self, number):
        if number == 0:
            return BEGINNING
        found = [entry for entry in self.kept if entry.number == number]
        return Link(number=number, hash=found[0].hash) if found else None

    def add(self, entry):
        if entry.number != self.last().number + 1:
            return False
        self.kept.append(entry)
        return True

    def of_command(self, id):
        return next((entry for entry in self.kept if entry.look.command == id), None)

    def entries(self, after, *, limit):
        return [entry for entry in self.kept if entry.number > after][:limit]

    def about(self, subject, *, after, limit):
        return [each for each in self.kept if subject in each.look.subjects and each.number > after][:limit]


class FakeExports(FakeRepository):
    def made_in(self, area, *, after, limit):
        found = [each for each in self.by_id.values() if each.area.startswith(area) and each.place > after]
        return sorted(found, key=lambda each: each.place)[:limit]


class FakeLookReports(FakeRepository):
    hidden = False

    def latest(self):
        return None if self.hidden or not self.by_id else self.find(max(self.by_id))


class FakeReferences:
    """Knows a visit to the household of most tests, and what it is told of besides."""

    def __init__(self, known=None):
        visit = Referred(area=GRID, subjects=frozenset({"H00000001"}))
        self.known = {(ReferenceKind.VISIT, "V-1"): visit} | (known or {})

    def find(self, kind, id, *, subjects):
        return self.known.get((kind, id))

"""Stand-ins for what access needs from outside; they keep the promises of the real ones."""

from services.grid.domain.access.look import BEGINNING, Link


class FakeJournal:
    def __init__(self):
        self.kept = []

    def last(self):
        return self.link(len(self.kept))

    def link(self, number):
        if number == 0:
            return BEGINNING
        if number > len(self.kept):
            return None
        entry = self.kept[number - 1]
        return Link(number=entry.number, hash=entry.hash)

    def add(self, entry):
        if entry.number <= len(self.kept):
            return False
        self.kept.append(entry)
        return True

    def of_command(self, id):
        return next((entry for entry in self.kept if entry.look.command == id), None)

    def entries(self, after, *, limit):
        return self.kept[after : after + limit]

    def about(self, subject, *, after, limit):
        return [each for each in self.kept if subject in each.look.subjects and each.number > after][:limit]

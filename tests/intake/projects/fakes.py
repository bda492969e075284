"""Stand-ins for what the use cases of projects need; they keep the promises of the real ones."""

from copy import deepcopy

from services.intake.domain.projects.place import place_of_project, place_of_referral, shelves_of
from services.intake.domain.projects.satisfaction import Satisfaction
from tests.fakes import FakeRepository
from tests.intake.projects.builders import RULES


class FakeProjects(FakeRepository):
    def page(self, shelf, *, after, limit):
        lying = [each for each in self.by_id.values() if shelf in shelves_of(each)]
        behind = [each for each in lying if place_of_project(each) > after]
        return deepcopy(sorted(behind, key=place_of_project)[:limit])

    def coming_due(self, until, *, limit):
        due = [each.id for each in self.by_id.values() if each.next_due and each.next_due <= until]
        return due[:limit]


class FakeReferrals(FakeRepository):
    def page(self, project_id, *, after, limit):
        own = [each for each in self.by_id.values() if each.project_id == project_id]
        behind = [each for each in own if place_of_referral(each) > after]
        return deepcopy(sorted(behind, key=place_of_referral)[:limit])

    def satisfaction(self, project_id, *, satisfied_from):
        own = [each for each in self.by_id.values() if each.project_id == project_id]
        marks = [each.satisfaction for each in own if each.satisfaction is not None]
        return Satisfaction(
            served=sum(bool(each.services) for each in own),
            n=len(marks),
            satisfied=sum(mark >= satisfied_from for mark in marks),
        )


class FakeProjectTable:
    def in_force(self, at):
        return RULES

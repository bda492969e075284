"""Stand-ins for the stores of records; they keep the promises of the real ones."""

from copy import deepcopy
from dataclasses import replace

from services.grid.domain.records.address_place import place_of
from services.grid.domain.records.change_request import ChangeState
from shared.kernel.errors import Conflict, StaleWrite
from tests.fakes import FakeRepository
from tests.grid.builders import a_command


class FakeRevised:
    def __init__(self, *records):
        self.by_id, self._heard = {}, set()
        self.keep([(record, a_command(f"first-{record.id}")) for record in records])

    def keep(self, told):
        newest = {record.id: (record, command) for record, command in told}
        stale = None
        for id, (record, command) in newest.items():
            wish = (id, command.id, command.digest)
            if wish in self._heard:
                continue
            kept = self.by_id.get(id)
            if record.revision != (kept.revision if kept else 0):
                self._require_new(id, command)
                stale = id
                continue
            self.by_id[id] = replace(record, revision=record.revision + 1)
            self._heard.add(wish)
        if stale:
            raise StaleWrite(stale)

    def _require_new(self, id, command):
        if any(heard[:2] == (id, command.id) for heard in self._heard):
            raise Conflict(command.id)

    def find_all(self, ids):
        return {id: self.by_id[id] for id in ids if id in self.by_id}

    def page(self, after, *, limit):
        return [self.by_id[id] for id in sorted(self.by_id) if id > after][:limit]


class FakePeople(FakeRevised):
    def members(self, household_id):
        return [person for person in self.standing() if person.household_id == household_id]

    def of_households(self, ids):
        return [person for person in self.standing() if person.household_id in set(ids)]

    def of_keys(self, keys):
        return [person for person in self.standing() if person.key in set(keys)]

    def standing(self):
        return [person for person in self.by_id.values() if not person.merged_into]

    def by_print(self, code, print, *, after, limit):
        found = [each for each in self.standing() if each.prints.get(code) == print and each.id > after]
        return sorted(found, key=lambda each: each.id)[:limit]


class FakeHouseholds(FakeRevised):
    def by_address(self, spelling, *, after, limit):
        places = {place_of(each, spelling): each for each in self.by_id.values()}
        found = [place for place in sorted(places) if place.startswith(spelling) and place > after]
        return [places[place] for place in found[:limit]]


class FakeTags(FakeRevised):
    def of_subject(self, id):
        return [tag for tag in self.by_id.values() if tag.subject_id == id]

    def of_subjects(self, ids):
        return [tag for tag in self.by_id.values() if tag.subject_id in set(ids)]

    def of_household(self, household_id):
        return [tag for tag in self.by_id.values() if tag.household_id == household_id]

    def in_category(self, category, community_code, *, after, limit):
        listed = [tag for tag in self.by_id.values() if not tag.restricted and not tag.ended_on]
        found = [tag for tag in listed if (tag.category, tag.community_code) == (category, community_code)]
        return sorted((tag for tag in found if tag.id > after), key=lambda tag: tag.id)[:limit]

    def past(self, day, *, limit):
        return [tag for tag in self.by_id.values() if tag.last_day and tag.last_day < day][:limit]

    def forget(self, ids):
        for id in ids:
            self.by_id.pop(id, None)


class FakeDuplicates(FakeRepository):
    def of_people(self, ids):
        found = [each for each in self.by_id.values() if set(each.person_ids) & set(ids)]
        return deepcopy(found)

    def open_in(self, area, *, after, limit):
        open_ones = [each for each in self.by_id.values() if each.waits]
        found = [each for each in open_ones if any(claim.area.startswith(area) for claim in each.claims)]
        return deepcopy(sorted((d for d in found if d.place > after), key=lambda each: each.place)[:limit])

    def to_remind(self, today, *, limit):
        ripe = [id for id, each in self.by_id.items() if each.look_on and each.look_on <= today]
        return ripe[:limit]


class FakeChangeRequests(FakeRepository):
    def pending_in(self, area, *, after, limit):
        waiting = [each for each in self.by_id.values() if each.state is ChangeState.PENDING]
        found = [each for each in waiting if each.area.startswith(area) and each.place > after]
        return deepcopy(sorted(found, key=lambda each: each.place)[:limit])


class FakeFieldLines(FakeRepository):
    def in_conflict(self, area, *, after, limit):
        there = [line for line in self.by_id.values() if line.open and line.area.startswith(area)]
        return [self.find(line.id) for line in sorted(there, key=lambda line: line.id) if line.id > after][
            :limit
        ]

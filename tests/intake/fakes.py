"""Stand-ins for what intake's use cases need from outside; they keep the promises of the real ones."""

from copy import deepcopy
from datetime import date

from services.intake.domain.cases.shelves import due_place_of, due_shelves_of, place_at, place_of, shelves_of
from services.intake.domain.cases.stretch import Order
from services.intake.domain.issues.issue import IssueState
from services.intake.domain.organisation.lists import Lists
from services.intake.domain.organisation.topic_list import ListKind, TopicList
from services.intake.usecases.cases.ports import CasePage
from shared.kernel.calendar import Calendar
from shared.kernel.errors import NotFound
from tests.fakes import FakeRepository


class FakeCases(FakeRepository):
    def get_by_number(self, number):
        for case in self.by_id.values():
            if case.number == number:
                return deepcopy(case)
        raise NotFound(number)

    def page(self, shelves, *, stretch, limit):
        lie = {Order.NEWEST: (shelves_of, place_of), Order.DUE: (due_shelves_of, due_place_of)}
        shelves_there, place = lie[stretch.order]
        after = max(stretch.after, place_at(stretch.first))
        found = sorted(
            (place(case), case.id)
            for case in self.by_id.values()
            if set(shelves) & set(shelves_there(case)) and after < place(case) < place_at(stretch.last)
        )
        items = tuple(self.find(id) for _, id in found[:limit])
        return CasePage(items=items, next=found[limit - 1][0] if len(found) > limit else None)

    def of_reporter(self, phone_print, topic, *, since, limit):
        return [
            deepcopy(case)
            for case in self.by_id.values()
            if case.applicant.phone_print == phone_print
            and case.topic == topic
            and case.registered_at >= since
        ][:limit]

    def merged_into(self, id, *, limit):
        merged = [case for case in self.by_id.values() if getattr(case, "merged_into", None) == id]
        return [deepcopy(case) for case in merged if case.state is IssueState.MERGED][:limit]

    def of_appointment(self, id, *, limit):
        waiting = [case for case in self.by_id.values() if getattr(case, "awaited", None) == id]
        return deepcopy(waiting[:limit])

    def ripe(self, now, *, limit):
        return [case.id for case in self.by_id.values() if case.next_ring and case.next_ring <= now][:limit]

    def reckoned_otherwise(self, calendar, *, limit):
        open_cases = [case for case in self.by_id.values() if case.clocks.running]
        return [case.id for case in open_cases if case.calendar != calendar][:limit]

    def keep_reckoning(self, case):
        kept = self.by_id[case.id]
        if kept.version == case.version:
            kept.due, kept.next_ring, kept.calendar = dict(case.due), case.next_ring, case.calendar


class FakeItems(FakeRepository):
    def in_force(self, code, *, on):
        versions = [item for item in self._published(on) if item.code == code]
        if not versions:
            raise NotFound(code)
        return deepcopy(max(versions, key=lambda item: item.version_no))

    def versions(self, code):
        found = [item for item in self.by_id.values() if item.code == code]
        return deepcopy(sorted(found, key=lambda item: item.version_no))

    def menu(self, category, *, on):
        return [item for item in self.whole_menu(on=on) if item.guide.category is category]

    def whole_menu(self, *, on):
        lines = sorted(self._published(on), key=lambda item: item.version_no)
        latest = {item.code: item for item in lines}
        return [deepcopy(latest[code]) for code in sorted(latest)]

    def _published(self, on):
        return [item for item in self.by_id.values() if item.can_be_applied_for(on)]


class FakeLists(FakeRepository):
    """A street has three lists or none; those that the test does not give are empty."""

    def __init__(self, *lists):
        super().__init__(*lists)
        for kind in set(ListKind) - {each.kind for each in lists} if lists else ():
            empty = TopicList.of(kind, version_no=1, effective_from=date.min, entries=())
            empty.publish(former=None)
            self.save(empty)
        self.facts.clear()

    def in_force(self, on):
        begun = [each for each in self.by_id.values() if each.effective_from <= on]
        latest = {each.kind: each for each in sorted(begun, key=lambda each: each.version_no)}
        return Lists(in_force=tuple(map(deepcopy, latest.values())))

    def latest(self, kind):
        versions = [each for each in self.by_id.values() if each.kind is kind]
        return deepcopy(max(versions, key=lambda each: each.version_no, default=None))


class FakeUnits:
    def __init__(self, organisation):
        self.known = organisation

    def organisation(self):
        return self.known


class FakeCalendars(FakeRepository):
    own = ()

    def current(self, known=""):
        return Calendar(years=tuple(record.year for record in self.by_id.values()), own=self.own)


class FakeTypes:
    def __init__(self, *types):
        self.by_code = {each.code: each for each in types}

    def get(self, code):
        if code not in self.by_code:
            raise NotFound(code)
        return self.by_code[code]

    def all(self):
        return self.by_code.values()


class FakePolicies:
    """Versions, oldest first."""

    def __init__(self, *policies):
        self.policies = policies

    def in_force(self, at):
        return [each for each in self.policies if each.effective_from <= at.date()][-1]


class FakeWrongCodes:
    def __init__(self):
        self.known = {}

    def count(self, number, *, since):
        count, last = self.known.get(number, (0, since))
        return count if last > since else 0

    def note(self, number, *, at, since):
        self.known[number] = (self.count(number, since=since) + 1, at)


class FakeRevealDays:
    def __init__(self):
        self.granted = {}

    def grant(self, by, *, day, command, limit, at):
        known = self.granted.setdefault((by, day), [])
        if command not in known and len(known) < limit:
            known.append(command)
        return command in known


class FakeNumbers:
    def __init__(self):
        self.counted = {}

    def next(self, *, street, day, kind):
        place = (street, day, kind)
        self.counted[place] = self.counted.get(place, 0) + 1
        return self.counted[place]


class FakeBrokenPledges:
    def __init__(self):
        self.known = {}

    def is_known(self, signer, *, since):
        return any(who == signer and at >= since for who, at in self.known.values())

    def note(self, case_id, *, signer, at):
        self.known[case_id] = (signer, at)

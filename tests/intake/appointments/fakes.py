"""Stand-ins for what the use cases of appointments need; they keep the promises of the real ones."""

from copy import deepcopy

from services.intake.domain.appointments.appointment import AppointmentState
from tests.fakes import FakeRepository


class FakeSlots(FakeRepository):
    def with_appointment(self, id):
        return next((deepcopy(slot) for slot in self.by_id.values() if slot.holds(id)), None)

    def of_hall(self, hall, window_group, *, after, until, limit):
        def fits(session):
            return session.hall == hall and window_group in (None, session.window_group)

        return self._page(lambda slot: fits(slot.session) and slot.session.place < until, after, limit)

    def of_person(self, prints, *, after, limit):
        return self._page(lambda slot: _has(slot, prints, *AppointmentState), after, limit)

    def count_missed(self, prints, *, since, limit):
        return len(self._page(lambda slot: _has(slot, prints, AppointmentState.NO_SHOW), f"{since}", limit))

    def ripe(self, now, *, limit):
        return [slot.id for slot in self.by_id.values() if slot.next_turn and slot.next_turn <= now][:limit]

    def _page(self, fits, after, limit):
        found = [slot for slot in self.by_id.values() if fits(slot) and slot.session.place > after]
        return deepcopy(sorted(found, key=lambda slot: slot.session.place)[:limit])


class FakeHalls:
    def __init__(self, *versions):
        self.versions = versions

    def in_force(self, at):
        return [each for each in self.versions if each.effective_from <= at.date()][-1]


def _has(slot, prints, *states):
    known = {one for each in slot.appointments if each.state in states for one in each.visitor.prints}
    return not known.isdisjoint(prints)

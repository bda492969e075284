"""Stand-ins for what notify's use cases need from outside; they keep the promises of the real ones."""

from copy import deepcopy

from services.notify.domain.notice import State
from services.notify.domain.recipient import boxes_of
from shared.kernel.errors import NotFound, StaleWrite
from tests.fakes import FakeRepository


class FakeNotices(FakeRepository):
    def note_read(self, notice):
        self.require_fresh(notice)
        kept = self.by_id[notice.id]
        if kept.state is not State.DELIVERED:
            raise StaleWrite(notice.id)
        kept.state, kept.read_at = notice.state, notice.read_at

    def page(self, boxes, *, after, limit):
        lie_in = [
            n for n in self.by_id.values() if set(boxes) & set(boxes_of(n.recipient)) and n.place > after
        ]
        return deepcopy(sorted(lie_in, key=lambda notice: notice.place)[:limit])

    def count_unacknowledged(self, boxes, *, limit):
        waiting = [n for n in self.by_id.values() if n.awaits_ack and set(boxes) & set(boxes_of(n.recipient))]
        return min(len(waiting), limit)


class FakeKnownCases:
    def __init__(self, *cases):
        self.by_id = {case.id: case for case in cases}

    def get(self, id):
        if id not in self.by_id:
            raise NotFound(id)
        return self.by_id[id]

    def keep(self, case):
        self.by_id[case.id] = case

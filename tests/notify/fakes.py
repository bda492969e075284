"""Stand-ins for what notify's use cases need from outside; they keep the promises of the real ones."""

from copy import deepcopy

from services.notify.domain.notice import State
from services.notify.domain.recipient import boxes_of
from shared.kernel.errors import NotFound, StaleWrite


class FakeNotices:
    """Hands out copies, as a database would: a change that is not saved is lost."""

    def __init__(self, *notices):
        self.by_id = {}
        self.facts = []
        for notice in notices:
            self.save(notice)

    def find(self, id):
        return deepcopy(self.by_id.get(id))

    def get(self, id):
        if id not in self.by_id:
            raise NotFound(id)
        return self.find(id)

    def save(self, notice):
        self._guard(notice)
        self.facts += notice.happened()
        notice.saved()
        self.by_id[notice.id] = deepcopy(notice)

    def note_read(self, notice):
        self._guard(notice)
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

    def _guard(self, notice):
        kept = self.by_id.get(notice.id)
        if notice.version != (kept.version if kept else 0):
            raise StaleWrite(notice.id)


class FakeKnownCases:
    def __init__(self, *cases):
        self.by_id = {case.id: case for case in cases}

    def get(self, id):
        if id not in self.by_id:
            raise NotFound(id)
        return self.by_id[id]

    def keep(self, case):
        self.by_id[case.id] = case

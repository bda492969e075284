"""Stand-ins for what accountability needs from outside; they keep the promises of the real ones."""

from copy import deepcopy

from services.intake.domain.accountability.boxes import boxes_of, place_of
from tests.fakes import FakeRepository


class FakeCards(FakeRepository):
    def page(self, boxes, *, after, limit):
        inside = [card for card in self.by_id.values() if set(boxes_of(card)) & set(boxes)]
        later = sorted((card for card in inside if place_of(card) > after), key=place_of)
        return deepcopy(later[:limit])

    def standing_reds(self, subject, span, *, limit):
        reds = [card for card in self.by_id.values() if card.is_standing_red and card.subject == subject]
        return [card.id for card in reds if span.since <= card.raised_at < span.until][:limit]

    def past_appeal(self, now, *, limit):
        return [each.id for each in self.by_id.values() if each.final_due and each.final_due <= now][:limit]

    def to_look_after(self, now, *, limit):
        watched = [card for card in self.by_id.values() if card.watch]
        return [card.id for card in watched if card.watch.look_at <= now][:limit]

    def keep_reckoning(self, card):
        kept = self.by_id[card.id]
        if kept.version == card.version:
            kept.final_due, kept.watch = card.final_due, card.watch

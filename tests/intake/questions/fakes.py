"""Stand-ins for what the use cases of questions need; they keep the promises of the real ones."""

from collections import Counter
from copy import deepcopy

from services.intake.domain.questions.question_state import QuestionState
from services.intake.domain.questions.reply_rate import Replies
from services.intake.domain.questions.shelf import place_of, shelves_of
from shared.kernel.calendar import local_time
from tests.fakes import FakeRepository
from tests.intake.questions.builders import RULES


class FakeQuestions(FakeRepository):
    def page(self, shelf, *, after, limit):
        lying = [each for each in self.by_id.values() if shelf in shelves_of(each)]
        behind = sorted((each for each in lying if place_of(each) > after), key=place_of)
        return deepcopy(behind[:limit])

    def leaving(self, now, *, limit):
        return [each.id for each in self.by_id.values() if each.leaves_at and each.leaves_at <= now][:limit]

    def replies(self, street, month):
        asked = [
            each
            for each in self.by_id.values()
            if each.street == street and f"{local_time(each.received_at):%Y-%m}" == month
        ]
        received = Counter(each.unit for each in asked)
        answered = Counter(each.unit for each in asked if each.answered_at)
        dropped = Counter(each.unit for each in asked if each.state is QuestionState.DROPPED)
        return [
            Replies(unit=unit, received=count, answered=answered[unit], dropped=dropped[unit])
            for unit, count in sorted(received.items())
        ]


class FakePublicity:
    def in_force(self, at):
        return RULES

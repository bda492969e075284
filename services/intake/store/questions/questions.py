"""Collection `questions`: one document per question from the public platform, its public side."""

from collections import Counter
from datetime import datetime
from typing import Any, ClassVar

from pymongo import ASCENDING, IndexModel

from services.intake.domain.questions.question import Question
from services.intake.domain.questions.question_state import QuestionState
from services.intake.domain.questions.reply_rate import Replies
from services.intake.domain.questions.shelf import place_of, shelves_of
from shared.kernel.calendar import local_time
from shared.plumbing.documents import Document
from shared.plumbing.mongo import Repository


class MongoQuestions(Repository[Question]):
    """The questions, kept in MongoDB.

    A page of a shelf is the beginning of a range of an index, and so is what leaves; the statement of a month
    reads the questions of that month and no other.
    """

    kind: ClassVar[type[Any]] = Question
    collection_name = "questions"
    indexes = (
        IndexModel([("shelves", ASCENDING), ("place", ASCENDING)], name="shelf"),
        IndexModel([("leaves_at", ASCENDING)], name="leaves_at"),
        IndexModel([("month", ASCENDING)], name="month"),
    )

    def also(self, question: Question) -> Document:
        month = f"{question.street}/{local_time(question.received_at):%Y-%m}"
        return {"shelves": list(shelves_of(question)), "place": place_of(question), "month": month}

    def page(self, shelf: str, *, after: str, limit: int) -> list[Question]:
        later = {"shelves": shelf, "place": {"$gt": after}}
        return [self.read(each) for each in self.collection.find(later).sort("place", ASCENDING).limit(limit)]

    def leaving(self, now: datetime, *, limit: int) -> list[str]:
        over = {"leaves_at": {"$lte": now}}
        return [each["_id"] for each in self.collection.find(over, {"_id": True}).limit(limit)]

    def replies(self, street: str, month: str) -> list[Replies]:
        asked = {"unit": True, "answered_at": True, "state": True}
        received, answered, dropped = Counter[str](), Counter[str](), Counter[str]()
        for each in self.collection.find({"month": f"{street}/{month}"}, asked):
            received[each["unit"]] += 1
            answered[each["unit"]] += each["answered_at"] is not None
            dropped[each["unit"]] += each["state"] == QuestionState.DROPPED
        return [
            Replies(unit=unit, received=count, answered=answered[unit], dropped=dropped[unit])
            for unit, count in sorted(received.items())
        ]

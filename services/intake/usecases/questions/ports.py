"""What the use cases of questions need from the world outside."""

from datetime import datetime
from typing import Protocol

from services.intake.domain.questions.publicity import PublicityRules
from services.intake.domain.questions.question import Question
from services.intake.domain.questions.reply_rate import Replies


class Questions(Protocol):
    """The public sides of all questions."""

    def get(self, id: str) -> Question:
        """Return one, or raise NotFound."""

    def find(self, id: str) -> Question | None:
        """Return one, or None."""

    def save(self, question: Question) -> None:
        """Keep one with its facts, or raise StaleWrite."""

    def page(self, shelf: str, *, after: str, limit: int) -> list[Question]:
        """Return what lies on a shelf, newest first, from behind a place on."""

    def leaving(self, now: datetime, *, limit: int) -> list[str]:
        """Return the ids of what is published although its time is over."""

    def replies(self, street: str, month: str) -> list[Replies]:
        """Count what was asked in a month (2026-11, of Shanghai), by unit."""


class PublicityTable(Protocol):
    """How long what is published stays so, every version."""

    def in_force(self, at: datetime) -> PublicityRules:
        """Return the version of that day, or raise NotFound."""

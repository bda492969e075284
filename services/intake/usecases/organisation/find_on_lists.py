"""Find a topic on the lists: is the street charged with it, who leads, who decides."""

from datetime import date

from services.intake.domain.organisation.lists import Listed
from services.intake.usecases.organisation.ports import TopicLists


def find_on_lists(lists: TopicLists, topic: str, *, on: date) -> tuple[Listed, ...]:
    """Return every line of a topic on the lists of a day; none: the street is not charged with it."""
    return lists.in_force(on).find(topic)

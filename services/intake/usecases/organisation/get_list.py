"""Get a list: the version in force on a day, or any other one."""

from datetime import date

from services.intake.domain.organisation.topic_list import LIST_TITLES, ListKind, TopicList
from services.intake.usecases.organisation.ports import TopicLists
from shared.kernel.errors import NotFound


def get_list(lists: TopicLists, kind: ListKind, *, version_no: int | None, on: date) -> TopicList:
    """Return the version of that number; without one, the version in force."""
    if version_no is not None:
        return lists.get(f"{kind}@{version_no}")
    for each in lists.in_force(on).in_force:
        if each.kind is kind:
            return each
    raise NotFound(f"{on}没有生效的{LIST_TITLES[kind]}")

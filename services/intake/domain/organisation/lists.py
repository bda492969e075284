"""Lists: the three lists in force on a day, asked whether the street is charged with a topic."""

from dataclasses import dataclass

from services.intake.domain.organisation.list_entry import ListEntry
from services.intake.domain.organisation.route import Route
from services.intake.domain.organisation.topic_list import ListKind, TopicList


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A line, and the list on which it was found."""

    on: TopicList
    entry: ListEntry


@dataclass(frozen=True, kw_only=True)
class Lists:
    """At most one version of each kind."""

    in_force: tuple[TopicList, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Tell whether there is a list of each kind; what stands on none cannot be known otherwise."""
        return {each.kind for each in self.in_force} == set(ListKind)

    def find(self, topic: str) -> tuple[Listed, ...]:
        """Return every line of a topic: powers before duties before services; none: it is on no list."""
        by_kind = {each.kind: each for each in self.in_force}
        asked = [by_kind[kind] for kind in ListKind if kind in by_kind]
        return tuple(Listed(on=each, entry=entry) for each in asked if (entry := each.find(topic)))

    def route(self, topic: str) -> Route | None:
        """Return the way of a case of this topic, or None: the street is not charged with it."""
        found = self.find(topic)
        return found[0].entry.route(found[0].on.id) if found else None

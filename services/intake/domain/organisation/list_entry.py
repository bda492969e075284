"""List entry: a topic that the street is charged with, who leads it and who decides it."""

import re
from dataclasses import dataclass

from services.intake.domain.organisation.route import Decider, Route
from shared.kernel.errors import Invalid

TOPIC = re.compile(r"[A-Z]{2}-[0-9]{2,3}")


@dataclass(frozen=True, kw_only=True)
class ListEntry:
    """A line of a list. `topic` is the code of a service item or an issue type.

    `office` answers for it at the street. `station`, where there is one, is the kind of body that leads it in
    each community, once it is known in which.
    """

    topic: str
    title: str
    office: str
    station: str | None = None
    decides: Decider
    source: str

    def __post_init__(self) -> None:
        if not TOPIC.fullmatch(self.topic):
            raise Invalid(f"{self.topic} 不是事项编码，也不是工单类别编码")

    def route(self, listed: str) -> Route:
        """Return the way that a case of this topic goes; `listed` names the version of the list."""
        return Route(office=self.office, station=self.station, decides=self.decides, listed=listed)

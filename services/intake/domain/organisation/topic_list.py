"""Topic list: what the street is charged with (权力清单、责任清单、公共服务清单), in versions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.intake.domain.organisation.list_entry import ListEntry
from shared.events.intake_organisation import ListPublished
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict, Invalid


class ListKind(StrEnum):
    """The three lists, in the order in which they are asked."""

    POWER = "power"
    DUTY = "duty"
    SERVICE = "service"


LIST_TITLES = {ListKind.POWER: "权力清单", ListKind.DUTY: "责任清单", ListKind.SERVICE: "公共服务清单"}


@dataclass(kw_only=True)
class TopicList(Aggregate):
    """One version of one list; its id is `<kind>@<version_no>`. A published version never changes."""

    kind: ListKind
    version_no: int
    effective_from: date
    entries: tuple[ListEntry, ...]

    def __post_init__(self) -> None:
        if self.version_no < 1 or self.id != f"{self.kind}@{self.version_no}":
            raise Invalid(f"{self.id} does not name version {self.version_no} of the {self.kind} list")
        topics = [entry.topic for entry in self.entries]
        if twice := sorted({topic for topic in topics if topics.count(topic) > 1}):
            raise Invalid("清单上有重复的事项", {topic: ["重复"] for topic in twice})

    @classmethod
    def of(
        cls, kind: ListKind, *, version_no: int, effective_from: date, entries: tuple[ListEntry, ...]
    ) -> "TopicList":
        """Write down a version that nobody has published yet."""
        return cls(
            id=f"{kind}@{version_no}",
            kind=kind,
            version_no=version_no,
            effective_from=effective_from,
            entries=entries,
        )

    def publish(self, *, former: "TopicList | None", today: date | None = None) -> None:
        """Put it in force from its day on.

        Refused: a version that does not follow the former one, in number and in day, and a day that is over
        already, for cases that have begun keep what the list said then.
        """
        if self.version_no != (former.version_no if former else 0) + 1:
            latest = former.version_no if former else 0
            raise Conflict(f"{LIST_TITLES[self.kind]}现行最新为第{latest}版，请在其基础上公布下一版")
        if (former and self.effective_from < former.effective_from) or (
            today and self.effective_from < today
        ):
            raise Invalid("生效日期不能早于今天和上一版的生效日期", {"effective_from": ["过早"]})
        self.record(
            ListPublished(
                kind=self.kind,
                version_no=self.version_no,
                effective_from=self.effective_from,
                entries=len(self.entries),
            )
        )

    def find(self, topic: str) -> ListEntry | None:
        """Return the line of a topic, or None where it does not stand on this list."""
        return next((entry for entry in self.entries if entry.topic == topic), None)

"""Tag: somebody or a household belongs to a special category, at a level, on a basis, for a time."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from services.grid.domain.records.origin import Origin
from services.grid.domain.records.person import Person
from shared.kernel.errors import Conflict, Invalid


@dataclass(frozen=True, kw_only=True)
class Tag:
    """A tag. Of a restricted one category and level lie in `sealed`, with all else that is said of it.

    `category` and `level` are null where it is restricted; `subject_id` is a person or a household.
    `carried` are the records on which it lay before one that was merged with them came to stand for them.
    """

    id: str
    subject_id: str
    household_id: str
    community_code: str
    restricted: bool
    category: str | None
    level: str | None
    sealed: str | None
    origin: Origin
    valid_from: date
    valid_until: date | None = None
    ended_on: date | None = None
    ended_because: str | None = None
    carried: tuple[str, ...] = ()
    revision: int = 0

    def __post_init__(self) -> None:
        if self.valid_until and self.valid_until < self.valid_from:
            raise Invalid("有效期止早于有效期起", {"valid_until": ["before valid_from"]})

    def in_force(self, day: date) -> bool:
        """Tell whether it holds on a day."""
        over = self.last_day
        return self.valid_from <= day and (over is None or day <= over)

    @property
    def last_day(self) -> date | None:
        """Return the last day on which it holds, or None."""
        ends = [day for day in (self.valid_until, self.ended_on) if day]
        return min(ends) if ends else None

    def forgotten_after(self, kept_days: int) -> date | None:
        """Return the last day for which it is kept, or None while nobody knows its end."""
        return self.last_day + timedelta(days=kept_days) if self.last_day else None

    def at_home(self, person: Person) -> "Tag":
        """Return the tag where its person lives."""
        return replace(self, household_id=person.household_id, community_code=person.community_code)

    def carried_to(self, kept: Person) -> "Tag":
        """Return the tag on the record that stands for its person from now on."""
        return replace(self, subject_id=kept.id, carried=(*self.carried, self.subject_id)).at_home(kept)

    def carried_back(self, dropped: Person) -> "Tag":
        """Return the tag on the record on which it lay before, which is one of its own again."""
        return replace(self, subject_id=dropped.id, carried=self.carried[:-1]).at_home(dropped)

    def came_from(self, person_id: str) -> bool:
        """Tell whether it lay on that record last."""
        return self.carried[-1:] == (person_id,)

    def ended(self, on: date, because: str) -> "Tag":
        """Return the tag as ended; raises Conflict where it has ended otherwise, Invalid before it began."""
        if (self.ended_on, self.ended_because) == (on, because):
            return self
        if self.ended_on:
            raise Conflict("此标签已经解除")
        if on < self.valid_from:
            raise Invalid("解除日期早于有效期起", {"on": [f"not before {self.valid_from}"]})
        return replace(self, ended_on=on, ended_because=because)

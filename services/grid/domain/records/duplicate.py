"""Duplicate: two records are about one person. They are merged, which can be undone, or dismissed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from services.grid.domain.records.claims import Claim, Merge
from services.grid.domain.records.one_person import require_one_person
from services.grid.domain.records.person import Person
from shared.events.grid_duplicates import (
    DuplicateAnswered,
    DuplicateDismissed,
    DuplicateFound,
    DuplicateMoved,
    DuplicateOverdue,
    DuplicateRested,
    MergeUndone,
    PeopleMerged,
)
from shared.kernel.aggregate import Aggregate
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, Invalid
from shared.kernel.ids import id_from

LATER = date(2200, 1, 1)
ONE_DAY = timedelta(days=1)


class DuplicateState(StrEnum):
    """Open until somebody has decided."""

    OPEN = "open"
    MERGED = "merged"
    DISMISSED = "dismissed"


def duplicate_id(*person_ids: str) -> str:
    """Return the id of the duplicate of two records, whichever is named first."""
    return id_from("duplicate", *sorted(person_ids))


@dataclass(kw_only=True)
class Duplicate(Aggregate):
    """Two records. `due_on` is there where two areas claim the person; `past` are merges that were undone.

    `answers` are what the workers of the grids have found: whether he really lives there, by record;
    `told_late`: that one of them is missing was told. It `rests` while another record stands for one of them.
    """

    claims: tuple[Claim, ...]
    found_at: datetime
    due_on: date | None
    state: DuplicateState = DuplicateState.OPEN
    merged: Merge | None = None
    past: tuple[Merge, ...] = ()
    note: str | None = None
    answers: Mapping[str, bool] = field(default_factory=dict)
    told_late: bool = False
    rests: bool = False

    @classmethod
    def find(cls, claims: tuple[Claim, Claim], *, due_on: date, at: datetime) -> "Duplicate":
        """Return a new one; it has a day by which to answer where the two lie in two areas."""
        first, second = sorted(claims, key=lambda claim: claim.person_id)
        due = due_on if first.area != second.area else None
        id = duplicate_id(first.person_id, second.person_id)
        duplicate = cls(id=id, claims=(first, second), found_at=at, due_on=due)
        duplicate.record(
            DuplicateFound(
                duplicate_id=id,
                person_ids=(first.person_id, second.person_id),
                areas=(first.area, second.area),
                due_on=due,
                found_at=at,
            )
        )
        return duplicate

    @property
    def person_ids(self) -> tuple[str, ...]:
        return tuple(claim.person_id for claim in self.claims)

    @property
    def place(self) -> str:
        """Return where it stands among those that are open: what is due first first."""
        return f"{self.due_on or LATER}{self.id}"

    @property
    def areas(self) -> tuple[str, ...]:
        return tuple(claim.area for claim in self.claims)

    @property
    def waits(self) -> bool:
        """Tell whether somebody has to decide."""
        return self.state is DuplicateState.OPEN and not self.rests

    @property
    def left(self) -> int:
        """Return how many of the two nobody has answered for."""
        return len(set(self.person_ids) - set(self.answers))

    @property
    def look_on(self) -> date | None:
        """Return from when on somebody is told that an answer is missing, if that is still to come."""
        awaited = self.waits and self.left and not self.told_late
        return self.due_on + ONE_DAY if self.due_on and awaited else None

    def remind(self, *, now: datetime) -> None:
        """Tell once that the day is over by which both had to answer."""
        if self.due_on is None or self.look_on is None or local_time(now).date() < self.look_on:
            return
        self.told_late = True
        self.record(
            DuplicateOverdue(
                duplicate_id=self.id, areas=self.areas, due_on=self.due_on, left=self.left, overdue_at=now
            )
        )

    def claim_of(self, person_id: str) -> Claim:
        """Return the claim of one of the two; raises Invalid for anybody else."""
        for claim in self.claims:
            if claim.person_id == person_id:
                return claim
        raise Invalid("此人不在这组重复登记中", {"person_id": list(self.person_ids)})

    def move(self, areas: Mapping[str, str], *, at: datetime) -> bool:
        """Let each record be claimed by the area in which its household lies now; tell whether one moved."""
        moved = tuple(replace(claim, area=areas.get(claim.household_id, claim.area)) for claim in self.claims)
        if moved == self.claims or self.state is not DuplicateState.OPEN:
            return False
        self.claims = moved
        self.record(DuplicateMoved(duplicate_id=self.id, areas=self.areas, moved_at=at))
        return True

    def rest(self, resting: bool, *, at: datetime) -> bool:
        """Let it rest while one of the two does not stand, or wake it; tell whether that is new."""
        if resting == self.rests or self.state is not DuplicateState.OPEN:
            return False
        self.rests = resting
        self.record(DuplicateRested(duplicate_id=self.id, rests=resting, rested_at=at, areas=self.areas))
        return True

    def answer(self, person_id: str, *, lives_there: bool, at: datetime) -> None:
        """Note whether the person really lives where this record has him."""
        self._require_open()
        self.claim_of(person_id)
        self.answers = {**self.answers, person_id: lives_there}
        self.record(
            DuplicateAnswered(
                duplicate_id=self.id,
                person_id=person_id,
                lives_there=lives_there,
                answered_at=at,
                areas=self.areas,
                left=self.left,
            )
        )

    def merge(self, kept: Person, dropped: Person, *, evidence: str, by: str, at: datetime) -> None:
        """Decide that both are one person, and which record stands for him; raises Conflict and Invalid."""
        self._require_open()
        for each in (kept, dropped):
            self.claim_of(each.id)
            each.require_standing()
        require_one_person(kept, dropped)
        taken = kept.lacks(dropped)
        self.merged = Merge(
            kept_id=kept.id, dropped_id=dropped.id, taken=taken, evidence=evidence, by=by, at=at
        )
        self.state = DuplicateState.MERGED
        self.record(
            PeopleMerged(
                duplicate_id=self.id, kept_id=kept.id, dropped_id=dropped.id, merged_at=at, areas=self.areas
            )
        )

    def undo(self, kept: Person, *, note: str, at: datetime) -> None:
        """Decide that the merge was wrong; both records are open again. The last merge is undone first."""
        merge = self.require_merged()
        kept.require_last(merge.dropped_id)
        self.past = (*self.past, merge)
        self.merged, self.state, self.note = None, DuplicateState.OPEN, note
        self.record(MergeUndone(duplicate_id=self.id, undone_at=at, areas=self.areas))

    def dismiss(self, *, note: str, at: datetime) -> None:
        """Decide that they are two people."""
        self._require_open()
        self.state, self.note = DuplicateState.DISMISSED, note
        self.record(DuplicateDismissed(duplicate_id=self.id, dismissed_at=at, areas=self.areas))

    def require_merged(self) -> Merge:
        """Return which record stands for which; raises Conflict where none does."""
        if self.merged is None:
            raise Conflict("这组重复登记尚未合并")
        return self.merged

    def _require_open(self) -> None:
        if self.state is not DuplicateState.OPEN:
            raise Conflict("这组重复登记已经处理")

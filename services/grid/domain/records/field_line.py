"""Field line: all that was said of one field against what is known. Both values stay, and a person decides.

A claim of a visit is accepted when the field still is what the phone took it for. So two phones that change
one field without a net are in conflict, whichever comes in first; two entries of one phone are not, even when
the second comes in before the first. What a list says against the record is always in conflict: a list that
contradicts nobody is written at once and makes no claim.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from services.grid.domain.records.field_claim import ClaimState, FieldClaim, Held
from services.grid.domain.records.subject import Subject
from shared.events.grid_fields import (
    FieldAgreed,
    FieldApplied,
    FieldConflictDecided,
    FieldConflictFound,
    FieldMoved,
)
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict, NotAllowed, NotFound

C = ClaimState


@dataclass(kw_only=True)
class FieldLine(Aggregate):
    """`area` is where the person or household lives; `household_id` whose door it was.

    `settled` is the print of what holds since a person last decided; `former` what the record held before.
    """

    subject: Subject
    area: str
    household_id: str
    claims: tuple[FieldClaim, ...] = ()
    settled: str | None = None
    former: tuple[Held, ...] = ()

    @property
    def open(self) -> tuple[FieldClaim, ...]:
        """Return the claims that a person must decide about."""
        return self._in(C.CONFLICTING)

    @property
    def to_apply(self) -> tuple[FieldClaim, ...]:
        """Return what is accepted and not written into the record yet, in this order."""
        return self._in(C.ACCEPTED)

    def claim(self, id: str) -> FieldClaim:
        """Return a claim, or raise NotFound."""
        found = next((each for each in self.claims if each.id == id), None)
        if found is None:
            raise NotFound("没有这条登记")
        return found

    def hear(self, claim: FieldClaim, *, present: str | None, at: datetime) -> None:
        """Keep a claim of a visit; `present` is the print of what the record holds. Twice changes nothing.

        That a resident does not tell something contradicts nobody.
        """
        if self._knows(claim):
            return
        waiting = [each for each in self.to_apply if not each.refusal]
        state = _judged(claim, expected=waiting[-1].now if waiting else present)
        self._keep(replace(claim, state=state), at)
        if state is C.ACCEPTED:
            self._go_on_from(claim, at)

    def contradict(self, claim: FieldClaim, *, present: str, at: datetime) -> None:
        """Keep what a list says against the record, `present` by its print; twice changes nothing.

        What its source has said before is not asked again: neither while that waits for a decision, nor while
        the record still holds what was decided against it.
        """
        decided = present == self.settled
        asked = any(
            each.says_as(claim) and (each.state is C.CONFLICTING or (each.state is C.DECLINED and decided))
            for each in self.claims
        )
        if not asked and not self._knows(claim):
            self._keep(replace(claim, state=C.CONFLICTING), at)

    def move(self, area: str | None, *, at: datetime) -> bool:
        """Let it be decided where its household lies now; tell whether that is elsewhere."""
        if area is None or area == self.area:
            return False
        self.area = area
        self.record(FieldMoved(line_id=self.id, area=area, moved_at=at))
        return True

    def applied(self, id: str, *, at: datetime) -> None:
        """Keep that the record holds it now."""
        self._set(id, C.APPLIED)
        self.record(
            FieldApplied(
                line_id=self.id, household_id=self.household_id, code=self.subject.code, applied_at=at
            )
        )

    def refused(self, id: str, *, at: datetime) -> None:
        """Keep that the record holds something that nobody's entry overwrites: a person decides."""
        self._set(id, C.CONFLICTING)
        self._tell_conflict(self.claim(id), at)

    def decide(self, chosen: str | None, *, by: str, at: datetime, held: Held | None = None) -> None:
        """Let one of the open claims hold, or none; the others stay as they were said, and are declined.

        `held` is what the record holds now: where it gives way, it stays here with its origin.
        """
        self._require_decidable(chosen, by)
        present = held.print if held else None
        self.settled = self.claim(chosen).now if chosen else present
        if chosen and held:
            self.former = (*self.former, held)
        for each in self.open:
            state = C.ACCEPTED if each.id == chosen else C.DECLINED
            self._put(replace(each, state=state, decided_by=by))
        self.record(
            FieldConflictDecided(
                line_id=self.id,
                chosen=chosen,
                decided_by=by,
                decided_at=at,
                household_id=self.household_id,
                area=self.area,
            )
        )

    def _require_decidable(self, chosen: str | None, by: str) -> None:
        if not self.open:
            raise Conflict("该登记项没有待定的冲突")
        if any(each.by == by for each in self.open):
            raise NotAllowed("登记冲突须由登记人以外的人员裁定")
        if chosen is not None and self.claim(chosen).state is not C.CONFLICTING:
            raise Conflict("该登记不在待定的冲突之中")

    def _go_on_from(self, accepted: FieldClaim, at: datetime) -> None:
        """Accept what the same phone has said after that, although it came in before."""
        later = next((each for each in self.open if each.follows(accepted)), None)
        if later:
            self._set(later.id, C.ACCEPTED)
            self.claims = tuple(sorted(self.claims, key=_behind(later, accepted)))
            self.record(FieldAgreed(line_id=self.id, claim_id=later.id, state=C.ACCEPTED, heard_at=at))
            self._go_on_from(later, at)

    def _keep(self, claim: FieldClaim, at: datetime) -> None:
        self.claims = (*self.claims, claim)
        if claim.state is C.CONFLICTING:
            self._tell_conflict(claim, at)
        else:
            self.record(FieldAgreed(line_id=self.id, claim_id=claim.id, state=claim.state, heard_at=at))

    def _tell_conflict(self, claim: FieldClaim, at: datetime) -> None:
        self.record(
            FieldConflictFound(
                line_id=self.id,
                household_id=self.household_id,
                area=self.area,
                whose=self.subject.about,
                code=self.subject.code,
                visit_id=claim.visit_id,
                batch_id=claim.batch_id,
                found_at=at,
            )
        )

    def _knows(self, claim: FieldClaim) -> bool:
        return any(each.id == claim.id for each in self.claims)

    def _set(self, id: str, state: ClaimState) -> None:
        self._put(replace(self.claim(id), state=state))

    def _put(self, claim: FieldClaim) -> None:
        self.claims = tuple(claim if each.id == claim.id else each for each in self.claims)

    def _in(self, state: ClaimState) -> tuple[FieldClaim, ...]:
        return tuple(each for each in self.claims if each.state is state)


def _judged(claim: FieldClaim, *, expected: str | None) -> ClaimState:
    """Return what becomes of a claim of a visit where the record holds what is expected."""
    if claim.refusal:
        return C.ACCEPTED
    if claim.now == expected:
        return C.AGREED
    return C.ACCEPTED if claim.was == expected else C.CONFLICTING


def _behind(later: FieldClaim, accepted: FieldClaim) -> Callable[[FieldClaim], int]:
    """Return the order in which the later claim comes after the one that it goes on from."""
    return lambda each: {accepted.id: 1, later.id: 2}.get(each.id, 0)

"""Visit: one entry made at a door, from which all else follows. Its id follows from phone and entry."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.grid.domain.visits.findings import Findings, Kind, Origin, Proof, Result, Scene, Stay, Summary
from services.grid.domain.visits.looking import Amendment, Purpose, Review
from services.grid.domain.visits.visit_task import Call
from shared.events.grid_visits import (
    VisitAmended,
    VisitCaseOpened,
    VisitCaseRefused,
    VisitFlagged,
    VisitQuarantined,
    VisitRead,
    VisitReviewed,
    VisitSubmitted,
)
from shared.kernel.aggregate import Aggregate
from shared.kernel.errors import Conflict, Invalid, NotAllowed


@dataclass(kw_only=True)
class Visit(Aggregate):
    """`digest` tells the words of the entry; `counts_by` is who made it count and opens its cases.

    `metres_from_door` is how far from its building it was, where both have a position.
    """

    household_id: str
    worker_id: str
    origin: Origin
    digest: str
    kind: Kind
    result: Result
    proof: Proof
    stay: Stay
    scene: Scene
    findings: Findings
    submitted_at: datetime
    person_id: str | None = None
    metres_from_door: int | None = None
    counts_by: str | None = None
    flags: frozenset[str] = frozenset()
    review: Review | None = None
    amendments: tuple[Amendment, ...] = ()

    @property
    def by_phone(self) -> bool:
        return self.proof is Proof.PHONE_CALL

    @property
    def counts(self) -> bool:
        return self.counts_by is not None

    @property
    def is_doubtful(self) -> bool:
        """Tell whether it waits for somebody to look at it again."""
        return self.review is None and (bool(self.flags) or not self.counts)

    @property
    def call(self) -> Call:
        """Return what its plan needs to know."""
        return Call(
            visit_id=self.id,
            at=self.stay.started_at,
            result=self.result,
            by_phone=self.by_phone,
            accompanied=self.findings.joint,
        )

    def submit(self, *, in_his_area: bool) -> None:
        """Let it count; what comes from who does not work there waits for a head, and is not lost."""
        if self.stay.duration < timedelta():
            raise Invalid("走访结束时间早于开始时间", {"ended_at": ["before it began"]})
        if self.proof is Proof.GPS and not self.stay.spots:
            raise Invalid("以定位为证明的走访须有位置", {"start": ["开始和结束位置至少一项"]})
        if in_his_area:
            self._count(self.worker_id)
        else:
            self.record(
                VisitQuarantined(
                    visit_id=self.id,
                    household_id=self.household_id,
                    worker_id=self.worker_id,
                    community_code=self.scene.community_code,
                    submitted_at=self.submitted_at,
                )
            )

    def require_same(self, digest: str) -> None:
        """Refuse other words under the number of this entry."""
        if digest != self.digest:
            raise Conflict("同一终端的同一条走访记录内容不一致")

    def flag(self, flags: Iterable[str], *, at: datetime) -> None:
        """Keep why somebody should look again; what is flagged already is not told again."""
        if new := frozenset(flags) - self.flags:
            self.flags |= new
            self.record(
                VisitFlagged(
                    visit_id=self.id,
                    flags=tuple(sorted(new)),
                    flagged_at=at,
                    worker_id=self.worker_id,
                    **self.scene.codes,
                )
            )

    def judge(self, review: Review) -> None:
        """Keep what somebody else made of it, once; found sound, a quarantined entry counts from now on."""
        if review.by == self.worker_id:
            raise NotAllowed("走访记录须由本人以外的人员复核")
        if self.review is not None:
            raise Conflict("该走访记录已经复核")
        self.review = review
        self.record(
            VisitReviewed(
                visit_id=self.id,
                sound=review.sound,
                reviewed_by=review.by,
                reviewed_at=review.at,
                worker_id=self.worker_id,
            )
        )
        if review.sound and not self.counts:
            self._count(review.by)

    def amend(
        self, summary: Summary, *, by: str, at: datetime, reason: str | None, within: timedelta
    ) -> None:
        """Change the summary, as who wrote it; after so long only with a reason. The former words stay."""
        if by != self.worker_id:
            raise NotAllowed("走访记录只能由本人修改")
        late = at - self.submitted_at > within
        if late and not reason:
            raise Invalid("走访超过24小时后修改须说明理由", {"reason": ["必填"]})
        former = Amendment(at=at, former=self.findings.summary, reason=reason)
        self.amendments = (*self.amendments, former)
        self.findings = replace(self.findings, summary=summary)
        self.record(VisitAmended(visit_id=self.id, late=late, amended_at=at))

    def case_opened(self, number: int, case_id: str, *, at: datetime) -> None:
        """Keep which case a wish has become."""
        self._settle_wish(number, case_id=case_id)
        self.record(VisitCaseOpened(visit_id=self.id, case_id=case_id, opened_at=at))

    def case_refused(self, number: int, why: str, *, at: datetime) -> None:
        """Keep why intake takes no such case."""
        self._settle_wish(number, refused=why)
        self.record(
            VisitCaseRefused(visit_id=self.id, number=number, refused_at=at, worker_id=self.worker_id)
        )

    def read(self, *, by: str, purpose: Purpose, at: datetime) -> None:
        """Keep who looked at what was noted, and why."""
        self.record(VisitRead(visit_id=self.id, read_by=by, purpose=purpose, read_at=at))

    def _settle_wish(self, number: int, **came: str) -> None:
        cases = list(self.findings.cases)
        cases[number] = replace(cases[number], **came)
        self.findings = replace(self.findings, cases=tuple(cases))

    def _count(self, by: str) -> None:
        self.counts_by = by
        self.record(
            VisitSubmitted(
                visit_id=self.id,
                household_id=self.household_id,
                worker_id=self.worker_id,
                grid_code=self.scene.grid_code,
                grid_version=self.scene.grid_version,
                community_code=self.scene.community_code,
                kind=self.kind,
                result=self.result,
                by_phone=self.by_phone,
                needs=tuple(sorted(self.findings.needs)),
                hazards=len(self.findings.hazards),
                cases=len(self.findings.cases),
                changes=len(self.findings.said),
                started_at=self.stay.started_at,
                ended_at=self.stay.ended_at,
                submitted_at=self.submitted_at,
            )
        )

"""Case: what an application and an issue have in common: who asked for what where; clocks, hands, history.

Their states are two machines and never one (domain reference §1).
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, ClassVar

from services.intake.domain.attachments.attachment import Attachment
from services.intake.domain.cases.applicant import Applicant
from services.intake.domain.cases.channel import Channel
from services.intake.domain.cases.external import External
from services.intake.domain.cases.held import Held
from services.intake.domain.cases.particulars import Particulars
from services.intake.domain.cases.place import Place
from services.intake.domain.clocks.clock_kind import OF_THE_APPLICANT, OF_THE_OFFICE, SILENT, ClockKind
from services.intake.domain.clocks.clocks import Ring
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.moves import Move
from services.intake.domain.menu.menu import Discretion
from shared.events.intake import (
    CaseAccepted,
    CaseRegistered,
    ClockOverdue,
    ClockWarned,
)
from shared.events.intake_agency import CaseAgencyChanged
from shared.events.intake_clocks import ClockMoved
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict, Invalid
from shared.kernel.masking import discreet_words

KINDS = {"application": "办件", "issue": "工单"}


@dataclass(kw_only=True)
class Case(Held):
    """Something a resident asked for or reported.

    `words` and `particulars` are the resident's own and never changed; `query_code` is sealed. What is told
    to others holds no free text but the `label`.
    """

    kind: ClassVar[str]

    query_code: str
    topic: str
    subject: str
    words: str
    discretion: Discretion = Discretion.OPEN
    channel: Channel
    place: Place
    applicant: Applicant
    particulars: Particulars = field(default_factory=Particulars)
    registered_at: datetime
    registered_by: str
    external: External | None = None
    attachments: tuple[Attachment, ...] = ()

    @property
    def is_deemed(self) -> bool:
        """Tell whether nobody took it on: it counts as accepted because its time was over."""
        return False

    @property
    def label(self) -> str:
        """What of the subject may leave this service: no numbers of people, of a quiet matter its kind.

        So it is where he who asks wants to stay unknown: he may have put his name into it.
        """
        if self.discretion is Discretion.OPEN and not self.applicant.is_secret:
            return discreet_words(self.subject)
        return KINDS[self.kind]

    def register(self) -> None:
        """Give the resident his number; the words are kept as they were said.

        Refused are particulars that cannot be true yet.
        """
        self.particulars.require_told(self.registered_at, self.urgency)
        self.note(self.registered_at, "登记", by=self.registered_by)
        self.record(
            CaseRegistered(
                case_id=self.id,
                number=self.number,
                kind=self.kind,
                channel=self.channel,
                subject=self.label,
                order_id=self.applicant.agency.order_id if self.applicant.agency else None,
                **self._who_asked(),
                registered_at=self.registered_at,
            )
        )

    def take_on(self, limits: dict[str, Limit], *, by: str, at: datetime, calendar: Calendar) -> None:
        """Start the clocks of the whole. They run whether a worker is found or not."""
        self.start_clocks(limits, by=by, at=at, calendar=calendar)
        self.note(at, "受理", by=by)
        self.record(
            CaseAccepted(
                case_id=self.id,
                number=self.number,
                kind=self.kind,
                topic=self.topic,
                subject=self.label,
                urgency=self.urgency,
                unit=self.unit,
                **self._who_asked(),
                household_id=self.place.household_id,
                building=self.place.building,
                longitude=self.place.longitude,
                latitude=self.place.latitude,
                accepted_at=at,
                deemed=self.is_deemed,
                promised_due=self.due.get(ClockKind.PROMISED),
                legal_due=self.due.get(ClockKind.LEGAL),
            )
        )

    def follow_agency(
        self, agents: Collection[str], *, notify_targets: tuple[str, ...], at: datetime
    ) -> None:
        """Take over who acts for the applicant by now, and whom he wants told; nothing where it is known."""
        before = self.applicant.agency
        if before is None:
            raise Conflict("本案件没有代办")
        agency = before.joined_by(agents, notify_targets=notify_targets)
        if agency == before:
            return
        self.applicant = replace(self.applicant, agency=agency)
        self.record(
            CaseAgencyChanged(
                case_id=self.id,
                number=self.number,
                subject=self.label,
                applicant_id=self.applicant.id,
                notify_targets=agency.notify_targets,
                wants_reply=self.applicant.wishes.wants_reply,
                changed_at=at,
            )
        )

    def tell_ring(self, ring: Ring, *, due: datetime, at: datetime) -> None:
        kind = ring.clock.kind
        ours = self.handler if kind not in OF_THE_APPLICANT else None
        said: dict[str, Any] = {"case_id": self.id, "clock": kind, "due": due}
        worker = self.worker if ours and kind not in OF_THE_OFFICE else None
        said |= {"worker_id": worker, "grid_code": ours.grid_code if ours else None}
        if not ring.mark.is_end:
            self.record(ClockWarned(**said, mark=ring.mark.name, share=ring.mark.percent, warned_at=at))
        elif kind not in OF_THE_APPLICANT | SILENT:
            self.record(ClockOverdue(**said, overdue_at=at))

    def tell_moved(self, move: Move, *, at: datetime) -> None:
        self.record(ClockMoved(case_id=self.id, **move._asdict(), reason="calendar_changed", moved_at=at))

    def answers_for(self, by: Caller) -> bool:
        """Tell also whether he acts for the applicant: an agent judges as little as the handler does."""
        return super().answers_for(by) or self.applicant.has_agent(by.id)

    def require_attached(self, ids: Collection[str], *, field: str) -> None:
        """Refuse an id that is none of its attachments; `field` is where it was said."""
        known = {each.id for each in self.attachments}
        if strange := [each for each in ids if each not in known]:
            raise Invalid("附件不存在或者不属于本案件，请先上传", {field: strange})

    def require_other(self, action: str, by: Caller) -> None:
        """Refuse who had it in hand: what came of it is judged by somebody else."""
        if self.answers_for(by):
            raise Conflict(f"{action}不能由经办人本人进行")

    def _who_asked(self) -> dict[str, Any]:
        """Who asked, whom he wants told, and whether of everything."""
        return {
            "applicant_id": self.applicant.id,
            "notify_targets": self.applicant.notify_targets,
            "wants_reply": self.applicant.wishes.wants_reply,
        }

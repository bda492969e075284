"""Handing in (递交): the applicant sends what a notice asks for himself; the window looks at it later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.applications.correction import Correcting
from services.intake.domain.applications.notice import CONDITION, CorrectionNotice
from services.intake.domain.applications.transitions import Act
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.menu.item_guide import PERSON_ABSENT
from shared.events.intake_applications import MaterialsHandedIn
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Invalid


@dataclass(kw_only=True)
class HandingIn(Correcting):
    """An application whose applicant may answer a notice from home."""

    def hand_in(self, papers: Mapping[str, str], *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Keep which attachments he sends for which materials. He judges nothing: no line is settled by it.

        With the last of it his time stops, for he has done his part. What the window finds wanting later he
        has to bring anew, in a new time.
        """
        self.require(Act.HAND_IN)
        _require_asked(papers, self.notices[-1])
        self.require_attached(papers.values(), field="papers")
        notice = self.notices[-1].with_handed_in(papers)
        self._renew(notice)
        if not notice.left_to_applicant:
            self.stop_clocks(ClockKind.SUPPLY, by=by.id, at=at, calendar=calendar)
        self.note(at, Act.HAND_IN, by=by.id, note=notice.number)
        self.record(
            MaterialsHandedIn(
                case_id=self.id,
                notice_number=notice.number,
                handed_in=len(papers),
                left=notice.left_to_applicant,
                worker_id=self.worker,
                grid_code=self.area,
                handed_in_at=at,
            )
        )


def _require_asked(papers: Mapping[str, str], notice: CorrectionNotice) -> None:
    """Refuse what the notice does not ask for or has already, and what is said or seen at the window."""
    open_lines = {line.subject for line in notice.lines if line.settled_at is None}
    sent = {each for each in open_lines if each != PERSON_ABSENT.subject and not each.startswith(CONDITION)}
    if strange := set(papers) - sent:
        raise Invalid("不是告知书中待补交的材料", {each: ["不在待补交之列"] for each in sorted(strange)})
